package nl.magbellen.decision;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/**
 * The answer to a question. A permit has a basis and a last instant and no reasons; a denial has
 * reasons and neither basis nor obligations.
 *
 * @param rulebook version of the rulebook by which it was decided
 * @param basis null when denied
 * @param reasons every failure, in gate order; empty when permitted
 * @param obligations empty when denied
 * @param retryAt next instant at which the time gates pass, when they are all that failed; else
 *     null
 * @param validUntil first instant at which a permit no longer holds; null when denied
 */
public record Decision(
    Verdict verdict,
    String rulebook,
    Basis basis,
    List<Reason> reasons,
    List<Obligation> obligations,
    Instant retryAt,
    Instant validUntil) {

  public Decision {
    requireNonNull(verdict, "verdict");
    requireNonNull(rulebook, "rulebook");
    reasons = List.copyOf(reasons);
    obligations = List.copyOf(obligations);
    boolean permitted = verdict == Verdict.PERMIT;
    if (permitted != reasons.isEmpty()
        || permitted != (basis != null)
        || permitted != (validUntil != null)) {
      throw new IllegalArgumentException("a permit rests on a basis, a denial on reasons");
    }
    if (permitted ? retryAt != null : !obligations.isEmpty()) {
      throw new IllegalArgumentException("a permit needs no retry, a denial obliges to nothing");
    }
  }

  /** True when the call may be made. */
  public boolean permitted() {
    return verdict == Verdict.PERMIT;
  }
}
