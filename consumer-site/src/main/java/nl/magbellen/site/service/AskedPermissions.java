package nl.magbellen.site.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.oidc.client.filter.OidcClientFilter;
import io.quarkus.rest.client.reactive.jackson.ClientObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.magbellen.number.TelephoneNumber;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What the gateway says about who asked to call a number. */
@Path("/internal/consumer")
@RegisterRestClient(configKey = "gateway")
@OidcClientFilter
public interface AskedPermissions {

  /** The binding questions about a number, newest first. */
  @POST
  @Path("questions")
  Uni<Questions> since(Since since);

  /** Which of these may call a number, as far as the record goes. */
  @POST
  @Path("callers")
  Uni<Callers> whoMayCall(Candidates candidates);

  /** The decision on which a call was probably made; none when nobody asked. */
  @POST
  @Path("call-asked")
  Uni<CallsAsked> callAsked(CallGot call);

  /** A call: who got it, the number that was shown (null when none was), and when. */
  record CallGot(TelephoneNumber number, TelephoneNumber callerId, Instant calledAt) {}

  /** One decision at most. */
  record CallsAsked(List<CallAsked> items) {}

  /**
   * A decision on which a call was probably made.
   *
   * @param verdict PERMIT or DENY
   * @param rightToObjectOffered null when the call's report does not say
   */
  record CallAsked(
      UUID decision,
      String advertiser,
      String agency,
      String telemarketer,
      Instant decidedAt,
      String verdict,
      String basis,
      List<String> reasonCodes,
      Boolean rightToObjectOffered) {}

  /** The number, and who might have something on record about it. */
  record Candidates(TelephoneNumber number, List<Candidate> candidates) {}

  /** An advertiser, and what it might call about. */
  record Candidate(String advertiser, String subject) {}

  /** Some callers. */
  record Callers(List<OnRecord> items) {}

  /**
   * What the record says of a candidate.
   *
   * @param standing ALLOWED, NOT_ALLOWED, UNKNOWN
   * @param basis on what a call would rest, and {@code evidence} its record; null unless allowed
   */
  record OnRecord(
      String advertiser, String subject, String standing, String basis, String evidence) {

    /** Whether the advertiser may call. */
    public boolean isAllowed() {
      return "ALLOWED".equals(standing);
    }

    /** Whether it is known if the advertiser may call. */
    public boolean isKnown() {
      return isAllowed() || "NOT_ALLOWED".equals(standing);
    }
  }

  record Since(List<UUID> numberKeys, Instant since) {}

  /** Some questions. */
  record Questions(List<Question> items) {}

  /** Somebody asked whether the number might be called, and got an answer. */
  record Question(
      String advertiser, Instant decidedAt, String decision, String subject, String callerId) {

    /** Whether the call was allowed. */
    public boolean isPermitted() {
      return "PERMIT".equals(decision);
    }
  }

  @ClientObjectMapper
  static ObjectMapper objectMapper(ObjectMapper usual) {
    return ServiceJson.MAPPER;
  }
}
