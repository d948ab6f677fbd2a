package nl.magbellen.gateway.hook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import nl.magbellen.gateway.hook.Attempt.NotPlaced;
import nl.magbellen.gateway.hook.Attempt.PassedOver;
import nl.magbellen.gateway.hook.Attempt.Placed;
import nl.magbellen.gateway.reports.Reporter;
import nl.magbellen.number.NumberKey;
import nl.magbellen.number.NumberKeys;

/**
 * Takes what dialers send: places it, or keeps it. Only then is anything answered. What comes again
 * is known by its content.
 */
@ApplicationScoped
class HookReports {

  private final Placing placing;
  private final UnplacedLedger ledger;
  private final ReportKeeper keeper;
  private final HookMetrics metrics;
  private final RetryTimes retries;
  private final NumberKeys keys;
  private final ObjectMapper json;
  private final InstantSource time;
  private final Duration repeatsWithin;

  HookReports(
      Placing placing,
      UnplacedLedger ledger,
      ReportKeeper keeper,
      HookMetrics metrics,
      RetryTimes retries,
      NumberKeys keys,
      ObjectMapper json,
      InstantSource time,
      HookSettings settings) {
    this.placing = placing;
    this.ledger = ledger;
    this.keeper = keeper;
    this.metrics = metrics;
    this.retries = retries;
    this.keys = keys;
    this.json = json;
    this.time = time;
    this.repeatsWithin = settings.repeatsWithin();
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
              case NotPlaced not -> keeper.keep(reporter, preset, written(sent), name, not, now);
            });
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

  private String written(SentReport sent) {
    try {
      return json.writeValueAsString(sent);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A report of a hook cannot be written as JSON.", e);
    }
  }
}
