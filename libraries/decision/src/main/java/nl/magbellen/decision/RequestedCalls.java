package nl.magbellen.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.magbellen.facts.RequestedCallFact;
import nl.magbellen.rulebook.ReasonCode;
import nl.magbellen.rulebook.RuleId;

/** The consumer's own requests for a call on this subject. */
final class RequestedCalls {
  private RequestedCalls() {}

  static BasisCheck check(CallCase call) {
    if (call.legalBases().requestedCalls().isEmpty() || !call.rules().hold(RuleId.REQUESTED)) {
      return BasisCheck.NOTHING;
    }
    List<RequestedCallFact> requests =
        call.legalBases().requestedCalls().stream()
            .filter(request -> request.requestedAt().isBefore(call.at()))
            .filter(request -> request.subject().equals(call.terms().subject()))
            .map(request -> withAllUses(request, call))
            .sorted(RecordOrder.REQUESTED_CALLS)
            .toList();
    Optional<BasisFound> found =
        requests.stream()
            .filter(request -> failures(request, call.at()).isEmpty())
            .reduce((older, newer) -> newer)
            .map(RequestedCalls::found);
    return new BasisCheck(
        found, requests.stream().flatMap(r -> failures(r, call.at()).stream()).toList());
  }

  /**
   * A request is used up by a call on any record of it, and held by a permit on any: the same
   * request may be recorded twice.
   */
  private static RequestedCallFact withAllUses(RequestedCallFact request, CallCase call) {
    List<RequestedCallFact> records =
        call.legalBases().requestedCalls().stream()
            .filter(other -> other.subject().equals(request.subject()))
            .filter(other -> other.requestedAt().equals(request.requestedAt()))
            .toList();
    RequestedCallFact used =
        records.stream()
            .map(RequestedCallFact::usedAt)
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .map(request::usedAt)
            .orElse(request);
    return records.stream()
        .filter(other -> other.pendingUntil() != null)
        .max(Comparator.comparing(RequestedCallFact::pendingUntil))
        .map(other -> used.heldBy(other.pendingDecision(), other.pendingUntil()))
        .orElse(used);
  }

  private static BasisFound found(RequestedCallFact request) {
    return new BasisFound(
        new Basis(BasisType.REQUESTED_CALL, request.evidence(), RuleId.REQUESTED.id()),
        Instants.earliest(request.validUntil(), request.usedAt()));
  }

  private static List<Failure> failures(RequestedCallFact request, Instant at) {
    List<Failure> failures = new ArrayList<>();
    if (request.usedAt() != null && !request.usedAt().isAfter(at)) {
      failures.add(Failure.of(ReasonCode.REQUEST_USED, RuleId.REQUESTED, request));
    } else if (request.isPendingAt(at)) {
      failures.add(Failure.of(ReasonCode.REQUEST_PENDING, RuleId.REQUESTED, request));
    }
    if (request.validUntil() != null && !request.validUntil().isAfter(at)) {
      failures.add(Failure.of(ReasonCode.REQUEST_EXPIRED, RuleId.REQUESTED, request));
    }
    return failures;
  }
}
