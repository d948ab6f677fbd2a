package nl.magbellen.rulebook;

import java.time.LocalDateTime;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of the calling times at every moment. */
class CallingTimesPropertiesTest {
  private static final Rulebook RULEBOOK = Rulebook.dutch();

  @Property(tries = 2000)
  boolean windowIsOpenExactlyWhereNoTimeGateFails(
      @ForAll("moments") LocalDateTime moment, @ForAll boolean requested) {
    var times = RULEBOOK.on(moment.toLocalDate()).callingTimes();
    boolean inside =
        times
            .windowOn(moment.toLocalDate(), requested)
            .filter(w -> !moment.isBefore(w.opens()) && moment.isBefore(w.closes()))
            .isPresent();
    return inside == times.failuresAt(moment, requested).isEmpty();
  }

  @Property(tries = 500)
  boolean requestedCallIsAllowedWheneverAnyCallIs(@ForAll("moments") LocalDateTime moment) {
    var times = RULEBOOK.on(moment.toLocalDate()).callingTimes();
    return !times.failuresAt(moment, false).isEmpty() || times.failuresAt(moment, true).isEmpty();
  }

  @Provide
  Arbitrary<LocalDateTime> moments() {
    // Twenty years of quarters of an hour from the first day of the rulebook.
    return Arbitraries.integers()
        .between(0, 20 * 365 * 96)
        .map(n -> LocalDateTime.of(2020, 3, 1, 0, 0).plusMinutes(15L * n));
  }
}
