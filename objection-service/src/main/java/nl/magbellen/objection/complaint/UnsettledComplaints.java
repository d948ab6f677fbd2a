package nl.magbellen.objection.complaint;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import nl.magbellen.service.database.CurrentSession;

/** Looks up once more who called where that could not be done while the complaint was taken. */
@Singleton
class UnsettledComplaints {

  private static final String UNSETTLED = "from Complaint where finding is null order by id";
  private static final int MOST = 100;

  private final ComplaintHistory history;
  private final ComplaintLedger ledger;
  private final CallFinder finder;
  private final InstantSource time;

  UnsettledComplaints(
      ComplaintHistory history, ComplaintLedger ledger, CallFinder finder, InstantSource time) {
    this.history = history;
    this.ledger = ledger;
    this.finder = finder;
    this.time = time;
  }

  /** Settles what can be settled. */
  @Scheduled(
      every = "${magbellen.complaints.settled-every:15s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> settle() {
    return Panache.withSession(
            () ->
                CurrentSession.select(UNSETTLED, Complaint.class)
                    .list(MOST)
                    .map(found -> found.stream().map(one -> one.id).toList())
                    .flatMap(
                        ids ->
                            Multi.createFrom()
                                .iterable(ids)
                                .onItem()
                                .transformToUniAndConcatenate(history::find)
                                .collect()
                                .asList()))
        .flatMap(this::settle);
  }

  private Uni<Void> settle(List<ComplaintRecord> unsettled) {
    return Multi.createFrom()
        .iterable(unsettled)
        .onItem()
        .transformToUniAndConcatenate(this::settle)
        .collect()
        .asList()
        .replaceWithVoid();
  }

  private Uni<Void> settle(ComplaintRecord one) {
    return finder
        .find(one.number(), one.callerId(), one.calledAt())
        .map(found -> one.advertiser() == null ? found : found.of(one.advertiser()))
        .flatMap(
            found ->
                Panache.withTransaction(
                    () ->
                        ledger.settle(
                            one.id(), one.number(), one.calledAt(), found, time.instant())));
  }
}
