package nl.magbellen.gateway.hook;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.magbellen.gateway.disposition.Dispositions;
import nl.magbellen.gateway.hook.Attempt.NotPlaced;
import nl.magbellen.gateway.refusal.GatewayRefusal.TooManyReportsWait;
import nl.magbellen.gateway.reports.Reporter;
import nl.magbellen.service.refusal.RefusedException;

/** Keeps a report that could not be placed, with what is known of what the consumer said. */
@ApplicationScoped
class ReportKeeper {

  private final UnplacedLedger ledger;
  private final Dispositions dispositions;
  private final RetryTimes retries;
  private final int mostWaiting;

  ReportKeeper(
      UnplacedLedger ledger, Dispositions dispositions, RetryTimes retries, HookSettings settings) {
    this.ledger = ledger;
    this.dispositions = dispositions;
    this.retries = retries;
    this.mostWaiting = settings.mostWaiting();
  }

  /**
   * Keeps it; fails when as much of what this client sent waits as may.
   *
   * @param content all that was sent
   * @param name its keyed hash
   */
  Uni<HookAnswer> keep(
      Reporter reporter,
      String preset,
      String content,
      UUID name,
      NotPlaced not,
      Instant receivedAt) {
    String advertiser = advertiser(reporter, not.report());
    return requireRoom(reporter)
        .chain(() -> meant(reporter, advertiser, not.report()))
        .flatMap(
            meant ->
                ledger
                    .keep(
                        new UnplacedLedger.New(
                            reporter,
                            advertiser,
                            preset,
                            content,
                            name,
                            not,
                            meant.objection(),
                            receivedAt,
                            retries.after(not.cause(), 1, receivedAt).orElse(null)))
                    .call(kept -> kept.isNew() ? count(meant) : Uni.createFrom().voidItem())
                    .map(kept -> HookAnswer.kept(kept.id(), not)));
  }

  private Uni<Void> requireRoom(Reporter reporter) {
    return ledger
        .isFull(reporter.name())
        .invoke(
            full -> {
              if (full) {
                throw new RefusedException(new TooManyReportsWait(mostWaiting));
              }
            })
        .replaceWithVoid();
  }

  /**
   * What is known of what the consumer said.
   *
   * @param objection null if that is not known
   * @param unmapped the word, if no table explains it
   */
  private record Meant(Boolean objection, Optional<Dispositions.Said> unmapped) {}

  private Uni<Meant> meant(Reporter reporter, String advertiser, ReadReport read) {
    if (read == null || advertiser == null && reporter.agency() == null) {
      return Uni.createFrom().item(new Meant(null, Optional.empty()));
    }
    String word = read.text(HookField.DISPOSITION);
    boolean isSaid = read.report().path("objection").asBoolean();
    if (advertiser == null || word == null) {
      return Uni.createFrom().item(new Meant(isSaid ? true : null, Optional.empty()));
    }
    var said = new Dispositions.Said(reporter.agency(), advertiser, word, read.usual());
    return dispositions
        .read(List.of(said))
        .map(List::getFirst)
        .map(
            found ->
                new Meant(
                    isSaid || Boolean.TRUE.equals(found.meaning().objection()),
                    found.isMapped() ? Optional.empty() : Optional.of(said)));
  }

  private Uni<Void> count(Meant meant) {
    return meant
        .unmapped()
        .map(said -> Panache.withTransaction(() -> dispositions.count(List.of(said))))
        .orElseGet(() -> Uni.createFrom().voidItem());
  }

  /** For whom the call was made, if the client acts for them. */
  private static String advertiser(Reporter reporter, ReadReport read) {
    String named = read == null ? null : read.text(HookField.ADVERTISER);
    return named != null && reporter.actsFor(named) ? named : reporter.onlyOwn();
  }
}
