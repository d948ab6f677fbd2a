package nl.magbellen.consent.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.magbellen.consent.ConsentEventRecord;
import nl.magbellen.consent.ConsentRecord;
import nl.magbellen.register.AdvertiserNames;
import nl.magbellen.service.signing.SigningKeys;

/**
 * Makes proofs: each says the same in every form, and is signed when it is made. Programs read the
 * ids of advertisers, people their names.
 */
@ApplicationScoped
public class Proofs {

  private final LinkedData linkedData;
  private final ProofDocument document;
  private final AdvertiserNames names;
  private final SigningKeys keys;
  private final ObjectMapper json;
  private final Vertx vertx;
  private final InstantSource time;

  Proofs(
      LinkedData linkedData,
      ProofDocument document,
      AdvertiserNames names,
      SigningKeys keys,
      ObjectMapper json,
      Vertx vertx,
      InstantSource time) {
    this.linkedData = linkedData;
    this.document = document;
    this.names = names;
    this.keys = keys;
    this.json = json;
    this.vertx = vertx;
    this.time = time;
  }

  /**
   * The proof of a consent, as far as the record goes. It names neither the giver, nor where the
   * evidence is.
   */
  public Uni<byte[]> of(ConsentRecord consent, ProofForm form) {
    ObjectNode record = linkedData.of(consent, time.instant().truncatedTo(ChronoUnit.SECONDS));
    String signature = keys.sign(write(record));
    return switch (form) {
      case LINKED_DATA -> Uni.createFrom().item(bytes(write(record.put("proof", signature))));
      case SIGNATURE -> Uni.createFrom().item(bytes(signature));
      case DOCUMENT -> names.of(parties(consent)).flatMap(found -> set(consent, found, signature));
    };
  }

  /** Setting type takes its time, which an event loop does not have. */
  private Uni<byte[]> set(ConsentRecord consent, Map<String, String> names, String signature) {
    return vertx.executeBlocking(() -> document.of(consent, names, signature));
  }

  /** Every advertiser that the proof speaks of. */
  private static Set<String> parties(ConsentRecord consent) {
    return Stream.of(
            Stream.of(consent.advertiser()),
            consent.partners().stream(),
            consent.events().stream().map(ConsentEventRecord::advertiser).filter(Objects::nonNull))
        .flatMap(ids -> ids)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The record that a compact JWS proves, if it is a proof that one of our keys signed. */
  public Optional<ProvenRecord> read(String compact) {
    return keys.verify(compact).flatMap(this::proven);
  }

  private Optional<ProvenRecord> proven(String claims) {
    try {
      return linkedData.read(json.readTree(claims));
    } catch (JsonProcessingException other) {
      // Signed by us, but no proof.
      return Optional.empty();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private String write(ObjectNode node) {
    try {
      return json.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A proof cannot be written as JSON.", e);
    }
  }
}
