package nl.magbellen.site.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.oidc.client.filter.OidcClientFilter;
import io.quarkus.rest.client.reactive.jackson.ClientObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * What consent-service does for the holder of a number. It checks itself that a record belongs to
 * the number, and never says who gave a consent.
 */
@Path("/internal/consumer")
@RegisterRestClient(configKey = "consent")
@OidcClientFilter
public interface ConsentRecords {

  /** Everything on record about the number. */
  @POST
  @Path("records")
  Uni<Records> records(Holder holder);

  /** Withdraws a whole consent. */
  @POST
  @Path("withdrawals")
  Uni<Void> withdraw(Withdrawal withdrawal);

  /** Says that somebody else gave a consent. */
  @POST
  @Path("disputes")
  Uni<Void> dispute(Dispute dispute);

  /** Asks for proof of a consent. */
  @POST
  @Path("proof-requests")
  Uni<ProofRequest> requestProof(ProofQuestion question);

  /** The proof as a document. */
  @POST
  @Path("proofs")
  @Produces("application/pdf")
  Uni<byte[]> proofAsPdf(ProofOf proof);

  /** The proof as linked data. */
  @POST
  @Path("proofs")
  @Produces("application/ld+json")
  Uni<byte[]> proofAsData(ProofOf proof);

  /** Whether a proof is genuine, and what became of its consent. */
  @POST
  @Path("proof-checks")
  Uni<ProofCheck> check(ProofShown proof);

  /** A proof as somebody shows it: the compact JWS. */
  record ProofShown(String proof) {}

  /** What consent-service says of a proof; all but the first is null if it is not genuine. */
  record ProofCheck(
      boolean genuine,
      UUID consent,
      String advertiser,
      String subject,
      Instant givenAt,
      Instant issuedAt,
      String numberDigest,
      Instant withdrawnAt,
      Instant disputedAt,
      Instant validUntil) {}

  /** A number, by its keys under every active secret. */
  record Holder(List<UUID> numberKeys) {}

  record Withdrawal(List<UUID> numberKeys, UUID consent, Instant withdrawnAt) {}

  record Dispute(List<UUID> numberKeys, UUID consent, Instant disputedAt) {}

  record ProofQuestion(List<UUID> numberKeys, UUID consent, Instant requestedAt) {}

  record ProofOf(List<UUID> numberKeys, UUID consent) {}

  /** What is on record. */
  record Records(
      List<Consent> consents,
      List<Relation> relations,
      List<ProofRequest> proofRequests,
      List<Publication> publishedNumbers,
      List<RequestedCall> requestedCalls,
      List<WrongPerson> wrongPersons) {

    public Records {
      // a consent-service of the release before tells of none
      requestedCalls = requestedCalls == null ? List.of() : requestedCalls;
      wrongPersons = wrongPersons == null ? List.of() : wrongPersons;
    }
  }

  /** A consent: to what text somebody said yes, when and how it was verified. */
  record Consent(
      UUID id,
      String advertiser,
      String subject,
      Instant givenAt,
      String channel,
      Text text,
      Verification verification,
      Instant withdrawnAt,
      Instant disputedAt,
      Instant validUntil,
      List<String> partners,
      String website) {

    /** What was agreed to, literally; null if it is not on record. */
    public String agreedText() {
      return text == null ? null : text.body();
    }
  }

  /** The text of a consent, literally; the body is null if it is not on record. */
  record Text(String version, String body) {}

  /** The last verification of who gave the consent. */
  record Verification(String method, Instant verifiedAt) {}

  /** A call that somebody asked for; {@code usedAt} is null until it was made. */
  record RequestedCall(
      UUID id,
      String advertiser,
      String subject,
      Instant requestedAt,
      Instant validUntil,
      Instant usedAt) {}

  /** That an advertiser reported of a call that another person was reached, or a minor. */
  record WrongPerson(UUID id, String advertiser, Instant reachedAt, boolean minor) {}

  /** What somebody is or was to an advertiser. */
  record Relation(
      UUID id,
      String advertiser,
      String subject,
      String kind,
      Instant startedAt,
      Instant endedAt) {}

  /** That somebody published the number as a business number, as an advertiser says. */
  record Publication(
      UUID id,
      List<String> advertisers,
      String holder,
      String url,
      Instant seenAt,
      String statedPurpose,
      List<String> subjects) {

    /** Whether it counts for every advertiser's calls. */
    public boolean isForEverybody() {
      return advertisers.stream().anyMatch(advertiser -> new Party(advertiser).isEverybody());
    }
  }

  /** A request for proof, with the last day on which the proof is on time. */
  record ProofRequest(
      UUID id, UUID consent, Instant requestedAt, LocalDate dueOn, String state, boolean overdue) {

    /** Whether the proof was given. */
    public boolean isDelivered() {
      return "DELIVERED".equals(state);
    }
  }

  @ClientObjectMapper
  static ObjectMapper objectMapper(ObjectMapper usual) {
    return ServiceJson.MAPPER;
  }
}
