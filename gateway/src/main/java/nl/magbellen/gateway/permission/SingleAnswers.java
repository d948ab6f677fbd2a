package nl.magbellen.gateway.permission;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import nl.magbellen.gateway.answer.CallPermission;
import nl.magbellen.gateway.permission.KeyedQuestions.Answered;
import nl.magbellen.service.idempotency.IdempotentWrites;
import nl.magbellen.service.problem.Edge;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What all answers to single questions have in common: they come in time, whatever each step of a
 * decision takes, and say in headers what was decided, for machines that read no JSON. In time is
 * within what we promise, or what the asker waits if that is shorter.
 */
@Edge
@ApplicationScoped
public class SingleAnswers {

  /** How long the asker waits: {@code wait=} and seconds; see RFC 7240. */
  public static final String PREFER = "Prefer";

  /** What {@link #PREFER} does, for OpenAPI documents. */
  public static final String WAIT =
      "wait=0.3 asks for an answer within that many seconds: what is not decided by then is DENY,"
          + " EVIDENCE_UNAVAILABLE.";

  /** A timer runs for a millisecond at least. */
  private static final long SHORTEST_NANOS = 1_000_000;

  private final DecisionPath path;
  private final Duration longest;

  SingleAnswers(
      DecisionPath path,
      @ConfigProperty(name = "magbellen.questions.answered-within") Duration longest) {
    this.path = path;
    this.longest = longest;
  }

  /** Until when an asker waits, by {@link System#nanoTime}. */
  public record Wait(long until) {

    /** How long it still waits; never nothing. */
    public Duration left() {
      return Duration.ofNanos(Math.max(SHORTEST_NANOS, until - System.nanoTime()));
    }
  }

  /**
   * How long the asker waits, beginning now.
   *
   * @param prefer the header {@link #PREFER}; null when it was not sent
   */
  public Wait waiting(String prefer) {
    Duration wait =
        PreferredWait.of(prefer)
            .filter(preferred -> preferred.compareTo(longest) < 0)
            .orElse(longest);
    return new Wait(System.nanoTime() + wait.toNanos());
  }

  /** The answer, in time. */
  public Uni<CallPermission> within(Wait wait, AskedQuestion asked, Uni<CallPermission> answer) {
    return PreferredWait.within(
        wait.left(), answer, asked.patience(), () -> path.denyUnanswered(asked));
  }

  /** The same of a question that may have been answered before. */
  Uni<Answered> withinOf(Wait wait, AskedQuestion asked, Uni<Answered> answer) {
    return PreferredWait.within(
        wait.left(),
        answer,
        asked.patience(),
        () -> new Answered(List.of(path.denyUnanswered(asked)), false));
  }

  /** A response with an answer, in whatever form it is written. */
  public Response.ResponseBuilder response(
      AskedQuestion asked, CallPermission answer, Object entity) {
    Response.ResponseBuilder response =
        withShare(Response.ok(entity), path.questionsOf(asked.askedBy()))
            .header("Server-Timing", asked.timings().header())
            .header(HttpHeaders.CACHE_CONTROL, "no-store")
            .header("X-Magbellen-Decision", answer.decision())
            .header("X-Magbellen-Id", answer.id());
    return answer.reasons().isEmpty()
        ? response
        : response.header("X-Magbellen-Reason", answer.reasons().getFirst().code());
  }

  /** With what its client may ask side by side: draft-ietf-httpapi-ratelimit-headers. */
  static Response.ResponseBuilder withShare(Response.ResponseBuilder response, ClientShare share) {
    return response.header("RateLimit-Policy", share.policy()).header("RateLimit", share.now());
  }

  Response response(AskedQuestion asked, Answered answered, Object entity) {
    Response.ResponseBuilder response = response(asked, answered.answers().getFirst(), entity);
    return (answered.replayed() ? response.header(IdempotentWrites.REPLAYED, "true") : response)
        .build();
  }
}
