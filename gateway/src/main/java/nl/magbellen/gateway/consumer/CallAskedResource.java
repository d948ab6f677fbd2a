package nl.magbellen.gateway.consumer;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.magbellen.decision.BasisType;
import nl.magbellen.decision.Reason;
import nl.magbellen.decision.Verdict;
import nl.magbellen.gateway.answer.CallPermission;
import nl.magbellen.gateway.log.LogFilter;
import nl.magbellen.gateway.log.LoggedDecision;
import nl.magbellen.gateway.log.LoggedDecisions;
import nl.magbellen.gateway.log.ReportedCalls;
import nl.magbellen.gateway.log.ReportedCalls.Reported;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.question.CallerId;
import nl.magbellen.question.Terms;
import nl.magbellen.rulebook.ReasonCode;
import nl.magbellen.service.access.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * For complaints: finds the decision on which a call was made that the holder of a number got, as
 * well as it can be told from the number that was shown and from the moment.
 */
@Path("/internal/consumer/call-asked")
@Tag(name = "Internal")
public class CallAskedResource {

  /** People do not remember a moment better, and a permit holds no longer than half of it. */
  private static final Duration ABOUT = Duration.ofMinutes(30);

  /** A telephone shows the minute in which it rang. */
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private static final int MOST = 100;

  private final LoggedDecisions decisions;
  private final ReportedCalls reports;

  CallAskedResource(LoggedDecisions decisions, ReportedCalls reports) {
    this.decisions = decisions;
    this.reports = reports;
  }

  /**
   * A call that somebody got.
   *
   * @param callerId the number that was shown; null when none was
   * @param calledAt about when
   */
  @Schema(name = "ConsumerCallGot")
  public record CallGot(
      @Schema(implementation = String.class, examples = "+31612345678") @NotNull
          TelephoneNumber number,
      @Schema(implementation = String.class, examples = "+31207001234", nullable = true)
          TelephoneNumber callerId,
      @Schema(examples = "2026-11-28T14:05:00+01:00") @NotNull Instant calledAt) {}

  /**
   * The decision on which it was probably made.
   *
   * @param agency null when the advertiser asked for itself
   * @param telemarketer null when the question named none
   * @param basis what a PERMIT rested on; null on DENY
   * @param connected whether the report of the call says that somebody was reached; null without
   * @param rightToObjectOffered as the report of the call says; null when it does not
   */
  @Schema(name = "ConsumerCallAsked")
  public record CallAsked(
      UUID decision,
      String advertiser,
      @Schema(nullable = true) String agency,
      @Schema(nullable = true) String telemarketer,
      Instant decidedAt,
      Verdict verdict,
      @Schema(nullable = true) BasisType basis,
      List<ReasonCode> reasonCodes,
      @Schema(nullable = true) Boolean connected,
      @Schema(nullable = true) Boolean rightToObjectOffered) {}

  /** The decision; none when nobody asked. */
  @Schema(name = "ConsumerCallAskedAnswer")
  public record Answer(List<CallAsked> items) {}

  @POST
  @RolesAllowed(Role.SERVICE)
  @Operation(
      operationId = "findCallAsked",
      summary = "The decision on which a consumer was called, by the shown number and the moment")
  public Uni<Answer> find(@NotNull @Valid CallGot body) {
    return decisions
        .search(
            new LogFilter(
                body.number(),
                null,
                null,
                null,
                null,
                body.calledAt().minus(ABOUT),
                body.calledAt().plus(ABOUT),
                null,
                MOST))
        .map(found -> found.stream().filter(one -> isOfCall(one, body)).toList())
        .flatMap(
            found ->
                reports
                    .of(found.stream().map(LoggedDecision::answer).toList())
                    .map(reported -> nearest(found, reported, body.calledAt())));
  }

  private static boolean isOfCall(LoggedDecision one, CallGot call) {
    return one.answer().binding()
        && (call.callerId() == null
            || one.question().terms().callerId() instanceof CallerId.Shown(var shown)
                && shown.equals(call.callerId()));
  }

  /**
   * A call that is known to have been made; then one with a number that may have been its own; then
   * the last question before, then the next after.
   */
  private static Answer nearest(
      List<LoggedDecision> found, Map<UUID, Reported> reported, Instant calledAt) {
    Instant rang = calledAt.plus(MINUTE);
    return found.stream()
        .min(
            Comparator.<LoggedDecision, Boolean>comparing(
                    one -> !isConnected(reported.get(one.answer().id())))
                .thenComparing(CallAskedResource::showsNumberOfAnother)
                .thenComparing(one -> !one.answer().decidedAt().isBefore(rang))
                .thenComparing(one -> Duration.between(one.answer().decidedAt(), rang).abs()))
        .map(one -> asked(one, reported.get(one.answer().id())))
        .map(one -> new Answer(List.of(one)))
        .orElseGet(() -> new Answer(List.of()));
  }

  /**
   * Whoever asked with a number that it has not proven is the least likely to have called from it.
   */
  private static boolean showsNumberOfAnother(LoggedDecision one) {
    return one.answer().reasons().stream()
        .anyMatch(reason -> reason.code() == ReasonCode.CALLER_ID_NOT_REGISTERED);
  }

  private static boolean isConnected(Reported reported) {
    return reported != null && reported.connected();
  }

  private static CallAsked asked(LoggedDecision one, Reported reported) {
    Terms terms = one.question().terms();
    CallPermission answer = one.answer();
    return new CallAsked(
        answer.id(),
        terms.advertiser(),
        terms.agency(),
        terms.telemarketer(),
        answer.decidedAt(),
        answer.decision(),
        answer.basis() == null ? null : answer.basis().type(),
        answer.reasons().stream().map(Reason::code).toList(),
        reported == null ? null : reported.connected(),
        reported == null ? null : reported.offered());
  }
}
