package nl.magbellen.callerid.probe;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import java.util.Set;

/** How caller ids are called. Nobody is called unless {@link Sip#trunk()} is set. */
@ConfigMapping(prefix = "magbellen.prober")
public interface ProberSettings {

  /** How long after an answer a number is called again. */
  Duration every();

  /** How long after a call without an answer, so that it is at another hour. */
  Duration againAfter();

  /** How long, once so many calls without an answer made a failed check. */
  Duration failingEvery();

  /** How many calls in a row without an answer make a failed check. */
  int attempts();

  /** How many calls a local day may have, all numbers together. */
  int dailyBudget();

  /** How many of them a number may have. */
  int dailyPerNumber();

  /**
   * How long it counts that a person was answered by a number, was told the advertiser and paid an
   * ordinary tariff: no call of ours can hear that.
   */
  Period statementGoodFor();

  /** How long it rings. */
  Duration ringFor();

  /** How long after an answer is hung up. */
  Duration hangUpAfter();

  /** How long nobody is called after a call of which nothing was learnt. */
  Duration pauseAfterNothing();

  /** How far the clocks of this replica and of its database may differ for a call. */
  Duration clocksDifferAtMost();

  /** How long before its end a callback check is counted as ending. */
  Period warnBefore();

  /** Local dates on which nobody is called, beside those of the rulebook. */
  Optional<Set<LocalDate>> closedDays();

  Sip sip();

  /** The SIP trunk, by UDP. */
  interface Sip {

    /** Where it is, as {@code sip.carrier.example:5060}. */
    Optional<String> trunk();

    /** The number that is shown, E.164: one that is called by no probe. */
    Optional<String> from();

    /** The name by which we are known to it; none where it knows us by our address. */
    Optional<String> user();

    /** The password to it. */
    Optional<String> password();

    /** T1 of RFC 3261: after it a message is sent again; 64 of it and nobody is waited for. */
    @WithDefault("PT0.5S")
    Duration t1();
  }

  /** After so long a call is over, whatever the network does. */
  default Duration longestCall() {
    return ringFor().plus(hangUpAfter()).plus(sip().t1().multipliedBy(6 * 64));
  }
}
