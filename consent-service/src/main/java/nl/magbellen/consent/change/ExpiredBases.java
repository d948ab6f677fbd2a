package nl.magbellen.consent.change;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Tells what ended by time alone, once, by whichever replica looks first. */
@Singleton
class ExpiredBases {

  private final List<Endings> endings;
  private final InstantSource time;

  ExpiredBases(
      ExpiredConsents consents,
      ExpiredRelations relations,
      ExpiredTerms terms,
      InstantSource time) {
    this.endings = List.of(consents, relations, terms);
    this.time = time;
  }

  /** Tells it; where some of it cannot be told now, the rest is. */
  @Scheduled(
      every = "${magbellen.changes.expired-every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> tell() {
    Instant now = time.instant();
    return Multi.createFrom()
        .iterable(endings)
        .onItem()
        .transformToUni(each -> each.tell(now))
        .collectFailures()
        .concatenate()
        .onItem()
        .ignoreAsUni();
  }
}
