package nl.magbellen.site.records;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Optional;
import nl.magbellen.number.DutchTime;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.service.signing.SigningKeys;
import nl.magbellen.site.service.ServiceJson;

/**
 * All that is on record about a number in one file, for its holder to read and to take elsewhere
 * (AVG, GDPR, art. 15 and 20): JSON with a compact JWS over it in {@code proof}.
 */
@ApplicationScoped
public class Everything {

  private static final String TYPE = "magbellen-everything";

  private final SigningKeys keys;
  private final InstantSource time;

  Everything(SigningKeys keys, InstantSource time) {
    this.keys = keys;
    this.time = time;
  }

  /** Of which number a file is, and when it was made. */
  public record Made(TelephoneNumber number, Instant madeAt) {}

  /** The file, as UTF-8. */
  byte[] file(TelephoneNumber number, RecordsOfNumber records) {
    ObjectNode node = ServiceJson.MAPPER.createObjectNode();
    node.put("type", TYPE)
        .put("number", number.e164())
        .put("madeAt", DutchTime.format(time.instant()));
    node.set("objections", json(records.objections()));
    node.set("complaints", json(records.complaints()));
    node.set("privacyRequests", json(records.requests()));
    node.set("consents", json(records.consents()));
    node.set("relations", json(records.relations()));
    node.set("requestedCalls", json(records.requestedCalls()));
    node.set("wrongPersons", json(records.wrongPersons()));
    node.set("publishedNumbers", json(records.publications()));
    node.set("proofRequests", json(records.proofRequests()));
    node.set("questionsOfTwelveMonths", json(records.questions()));
    node.set("namesOfOrganisations", json(records.names().byId()));
    try {
      node.put("proof", keys.sign(ServiceJson.MAPPER.writeValueAsString(node)));
      return ServiceJson.MAPPER
          .writerWithDefaultPrettyPrinter()
          .writeValueAsString(node)
          .getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Records cannot be written as JSON.", e);
    }
  }

  /** What a compact JWS is of, if it is such a file's and one of our keys signed it. */
  public Optional<Made> read(String signed) {
    return keys.verify(signed).flatMap(Everything::parse);
  }

  private static Optional<Made> parse(String claims) {
    try {
      JsonNode node = ServiceJson.MAPPER.readTree(claims);
      return TYPE.equals(node.path("type").asText())
          ? Optional.of(
              new Made(
                  TelephoneNumber.parse(node.path("number").asText()),
                  OffsetDateTime.parse(node.path("madeAt").asText()).toInstant()))
          : Optional.empty();
    } catch (JsonProcessingException other) {
      // Signed by us, but no such file.
      return Optional.empty();
    }
  }

  private static JsonNode json(Object records) {
    return ServiceJson.MAPPER.valueToTree(records);
  }
}
