package nl.magbellen.gateway.hook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.magbellen.gateway.disposition.Dispositions;
import nl.magbellen.gateway.hook.Attempt.NotPlaced;
import nl.magbellen.gateway.hook.Attempt.PassedOver;
import nl.magbellen.gateway.hook.Attempt.Placed;
import nl.magbellen.gateway.refusal.GatewayRefusal.TooManyReportsWait;
import nl.magbellen.gateway.reports.Reporter;
import nl.magbellen.number.NumberKey;
import nl.magbellen.number.NumberKeys;
import nl.magbellen.service.refusal.RefusedException;

/**
 * Takes what dialers send: places it, or keeps it. Only then is anything answered. What comes again
 * is known by its content.
 */
@ApplicationScoped
class HookReports {

  private final Placing placing;
  private final UnplacedLedger ledger;
  private final Dispositions dispositions;
  private final HookMetrics metrics;
  private final RetryTimes retries;
  private final NumberKeys keys;
  private final ObjectMapper json;
  private final InstantSource time;
  private final Duration repeatsWithin;
  private final int mostWaiting;

  HookReports(
      Placing placing,
      UnplacedLedger ledger,
      Dispositions dispositions,
      HookMetrics metrics,
      RetryTimes retries,
      NumberKeys keys,
      ObjectMapper json,
      InstantSource time,
      HookSettings settings) {
    this.placing = placing;
    this.ledger = ledger;
    this.dispositions = dispositions;
    this.metrics = metrics;
    this.retries = retries;
    this.keys = keys;
    this.json = json;
    this.time = time;
    this.repeatsWithin = settings.repeatsWithin();
    this.mostWaiting = settings.mostWaiting();
  }

  /**
   * Takes reports, in their order.
   *
   * @param isUnchecked whether they should be signed, and there is nothing to check that with: then
   *     they are kept
   */
  Uni<List<HookAnswer>> take(
      Reporter reporter, String preset, List<SentReport> all, boolean isUnchecked) {
    return Multi.createFrom()
        .iterable(all)
        .onItem()
        .transformToUniAndConcatenate(sent -> take(reporter, preset, sent, isUnchecked))
        .invoke(answer -> metrics.count(preset, answer.result()))
        .collect()
        .asList();
  }

  private Uni<HookAnswer> take(
      Reporter reporter, String preset, SentReport sent, boolean isUnchecked) {
    Instant now = time.instant();
    String content = reporter.name() + "\n" + preset + "\n" + written(sent);
    List<UUID> named = keys.all(content).stream().map(NumberKey::value).toList();
    return ledger
        .latest(reporter.name(), preset, named)
        .flatMap(
            found ->
                found
                    .filter(it -> isRepeated(it, now))
                    .map(it -> again(it, isUnchecked))
                    .orElseGet(() -> first(reporter, preset, sent, named.getFirst(), isUnchecked)));
  }

  private boolean isRepeated(KeptReport kept, Instant now) {
    return kept.state() == UnplacedState.WAITING
        || kept.settledAt().isAfter(now.minus(repeatsWithin));
  }

  private Uni<HookAnswer> again(KeptReport kept, boolean isUnchecked) {
    if (kept.state() == UnplacedState.ENDED) {
      return Uni.createFrom().item(HookAnswer.ended(kept.id()));
    }
    return isUnchecked
        ? Uni.createFrom()
            .item(HookAnswer.kept(kept.id(), NotPlaced.because(UnplacedCause.SECRET_MISSING)))
        : tryAgain(kept);
  }

  private Uni<HookAnswer> first(
      Reporter reporter, String preset, SentReport sent, UUID name, boolean isUnchecked) {
    Instant now = time.instant();
    Uni<Attempt> attempt =
        isUnchecked
            ? Uni.createFrom().item(NotPlaced.because(UnplacedCause.SECRET_MISSING))
            : placing.place(reporter, preset, sent, name, null);
    return attempt.flatMap(
        done ->
            switch (done) {
              case Placed placed -> Uni.createFrom().item(HookAnswer.of(placed));
              case PassedOver _ -> Uni.createFrom().item(HookAnswer.passedOver());
              case NotPlaced not ->
                  requireRoom(reporter).chain(() -> keep(reporter, preset, sent, name, not, now));
            });
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

  private Uni<HookAnswer> keep(
      Reporter reporter,
      String preset,
      SentReport sent,
      UUID name,
      NotPlaced not,
      Instant receivedAt) {
    String advertiser = advertiser(reporter, not.report());
    return meant(reporter, advertiser, not.report())
        .flatMap(
            meant ->
                ledger
                    .keep(
                        new UnplacedLedger.New(
                            reporter,
                            advertiser,
                            preset,
                            written(sent),
                            name,
                            not,
                            meant.objection(),
                            receivedAt,
                            retries.after(not.cause(), 1, receivedAt).orElse(null)))
                    .call(kept -> kept.isNew() ? count(meant) : Uni.createFrom().voidItem())
                    .map(kept -> HookAnswer.kept(kept.id(), not)));
  }

  /**
   * Tries once more to place what was kept.
   *
   * @return what became of it
   */
  Uni<HookAnswer> tryAgain(KeptReport kept) {
    return placing
        .place(kept.reporter(), kept.preset(), kept.sent(), kept.name(), kept.receivedAt())
        .flatMap(
            done ->
                switch (done) {
                  case Placed placed ->
                      ledger
                          .placed(kept.id(), placed.answer().id(), placed.answer().objectionId())
                          .replaceWith(HookAnswer.of(placed));
                  case PassedOver _ ->
                      ledger.placed(kept.id(), null, null).replaceWith(HookAnswer.passedOver());
                  case NotPlaced not ->
                      ledger
                          .tried(
                              kept.id(),
                              not,
                              retries
                                  .after(not.cause(), kept.attempts() + 1, kept.receivedAt())
                                  .orElse(null))
                          .replaceWith(HookAnswer.kept(kept.id(), not));
                });
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

  private String written(SentReport sent) {
    try {
      return json.writeValueAsString(sent);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A report of a hook cannot be written as JSON.", e);
    }
  }
}
