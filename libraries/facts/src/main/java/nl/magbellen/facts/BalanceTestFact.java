package nl.magbellen.facts;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.Period;
import java.util.UUID;

/**
 * The test in which an advertiser fixed how long former customers may be called.
 *
 * @param subject the subject tested, or {@code *} for all
 * @param heldOn local date in Europe/Amsterdam
 * @param term how long after its end a relation may still be used
 * @param advice the committee's advice on it; null when none is on file
 */
public record BalanceTestFact(
    UUID id, String subject, LocalDate heldOn, Period term, CommitteeAdviceFact advice)
    implements Evidence {

  public BalanceTestFact {
    requireNonNull(id, "id");
    requireNonNull(subject, "subject");
    requireNonNull(heldOn, "heldOn");
    requireNonNull(term, "term");
  }

  @Override
  public String evidence() {
    return "balance-test:" + id;
  }
}
