package nl.magbellen.consent.balancetest;

import io.smallrye.config.ConfigMapping;
import java.time.LocalDate;
import java.time.Period;

/** The rule about how long former customers may still be called, as it is configured. */
@ConfigMapping(prefix = "magbellen.balance-test")
public interface CustomerTermRule {

  /** The rule's id in the rulebook. */
  String rule();

  /** Where the rule stands. */
  String source();

  /** The longest term, in calendar time, that needs no advice of the committee. */
  Period longestTerm();

  /** Whether a term that runs from a local date needs the committee's advice. */
  default boolean needsAdvice(LocalDate from, Period term) {
    return from.plus(term).isAfter(from.plus(longestTerm()));
  }
}
