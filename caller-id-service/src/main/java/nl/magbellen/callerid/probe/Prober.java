package nl.magbellen.callerid.probe;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;

/**
 * Calls the numbers that are due, one after the other, and records what came of it. Counts the
 * calls by answer: {@code magbellen.probes}.
 */
@Singleton
class Prober {

  private static final Logger LOG = Logger.getLogger(Prober.class);

  /** A call blocks its thread. */
  private static final Executor THREADS = Thread::startVirtualThread;

  private static final int TRIES_TO_RECORD = 10;
  private static final Duration FIRST_TRY_AFTER = Duration.ofMillis(200);
  private static final Duration LAST_TRY_AFTER = Duration.ofSeconds(5);

  private final Telephony telephony;
  private final ProbeHours hours;
  private final ProbeTurns turns;
  private final ProbeEnds ends;
  private final ProberSettings settings;
  private final InstantSource time;
  private final MeterRegistry meters;
  private volatile Instant pausedUntil = Instant.MIN;

  Prober(
      Telephony telephony,
      ProbeHours hours,
      ProbeTurns turns,
      ProbeEnds ends,
      ProberSettings settings,
      InstantSource time,
      MeterRegistry meters) {
    this.telephony = telephony;
    this.hours = hours;
    this.turns = turns;
    this.ends = ends;
    this.settings = settings;
    this.time = time;
    this.meters = meters;
    for (ProbeAnswer answer : ProbeAnswer.values()) {
      count(answer, 0);
    }
  }

  /** Calls the next number, if one may be called now. */
  @Scheduled(
      every = "${magbellen.probes.looked-every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> look() {
    Instant now = time.instant();
    if (!telephony.isSet() || now.isBefore(pausedUntil) || !hours.areOpenAt(now)) {
      return Uni.createFrom().voidItem();
    }
    return turns
        .clocksDiffer(now)
        .flatMap(by -> isLittle(by) ? probe(now) : Uni.createFrom().voidItem());
  }

  /** Of two clocks that differ nobody knows which is right, and whether it is night. */
  private boolean isLittle(Duration differ) {
    boolean little = differ.compareTo(settings.clocksDifferAtMost()) <= 0;
    if (!little) {
      LOG.warnf("no caller id is called: clock and database differ by=%s", differ);
    }
    return little;
  }

  private Uni<Void> probe(Instant now) {
    return turns
        .next(now, hours.dayOf(now))
        .flatMap(probe -> probe == null ? Uni.createFrom().voidItem() : call(probe));
  }

  private Uni<Void> call(Probe probe) {
    return Uni.createFrom()
        .item(() -> telephony.call(probe))
        .runSubscriptionOn(THREADS)
        .onFailure()
        .invoke(failure -> LOG.errorf(failure, "a call failed probe=%s", probe.id()))
        .onFailure()
        .recoverWithItem(Seen.NOTHING)
        .invoke(seen -> told(probe, seen))
        .flatMap(seen -> recorded(probe, seen));
  }

  private void told(Probe probe, Seen seen) {
    count(seen.answer(), 1);
    LOG.infof(
        "a caller id was called probe=%s answer=%s status=%s",
        probe.id(), seen.answer(), seen.status());
    if (seen.answer() == ProbeAnswer.FAILED) {
      pausedUntil = time.instant().plus(settings.pauseAfterNothing());
    }
  }

  /** A database that starts anew costs no call. */
  private Uni<Void> recorded(Probe probe, Seen seen) {
    return Uni.createFrom()
        .deferred(() -> ends.end(probe, seen, time.instant()))
        .onFailure()
        .retry()
        .withBackOff(FIRST_TRY_AFTER, LAST_TRY_AFTER)
        .atMost(TRIES_TO_RECORD);
  }

  private void count(ProbeAnswer answer, int calls) {
    meters.counter("magbellen.probes", "answer", answer.name()).increment(calls);
  }
}
