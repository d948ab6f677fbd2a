package nl.magbellen.gateway.permission;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import nl.magbellen.decision.DecisionMaker;
import nl.magbellen.gateway.answer.CallPermission;
import nl.magbellen.gateway.refusal.GatewayRefusal.TooManyQuestionsWait;
import nl.magbellen.gateway.rules.CurrentRulebook;
import nl.magbellen.gateway.testnumber.TestDecisions;
import nl.magbellen.question.Question;
import nl.magbellen.rulebook.Rulebook;
import nl.magbellen.service.refusal.RefusedException;
import nl.magbellen.service.share.FairShares;

/**
 * The one way from questions to answers. Single questions wait for a batch that they share; those
 * that come together are batches as they are, in slices. What becomes of a batch is in {@link
 * BatchDecisions}.
 */
@ApplicationScoped
public class DecisionPath {

  private final BatchDecisions decisions;
  private final BatchForecasts forecasts;
  private final CurrentRulebook rulebook;
  private final Unrecorded unrecorded;
  private final BatchSettings settings;
  private final BatchTracing tracing;
  private final InstantSource time;
  private final NaturalBatches<BatchTracing.Waiting<AskedQuestion>, CallPermission> batches;
  private final NaturalBatches<BatchTracing.Waiting<AskedQuestion>, CallPermission> withoutServices;
  private final int mostQuestions;

  DecisionPath(
      BatchDecisions decisions,
      BatchForecasts forecasts,
      CurrentRulebook rulebook,
      Unrecorded unrecorded,
      MeterRegistry meters,
      BatchSettings settings,
      BatchTracing tracing,
      InstantSource time) {
    this.decisions = decisions;
    this.forecasts = forecasts;
    this.rulebook = rulebook;
    this.unrecorded = unrecorded;
    this.settings = settings;
    this.tracing = tracing;
    this.time = time;
    this.batches = batches(decisions::decide);
    this.withoutServices = batches(decisions::decideWithoutServices);
    this.mostQuestions = new FairShares(settings.mostWaiting()).shareOf("").most();
    meters.gauge("magbellen.questions.waiting", this, DecisionPath::waiting);
  }

  private NaturalBatches<BatchTracing.Waiting<AskedQuestion>, CallPermission> batches(
      Function<List<AskedQuestion>, Uni<List<CallPermission>>> decide) {
    return new NaturalBatches<>(
        batch -> tracing.watch(batch, decide),
        late ->
            unrecorded.undecided(
                late.stream().map(BatchTracing.Waiting::question).toList(),
                thisInstant(),
                new TimeoutException("waited too long for a batch")),
        new WaitingQuestions<>(
            settings.widest(), settings.mostWaiting(), settings.longestWait(), System::nanoTime),
        (delay, what) ->
            Infrastructure.getDefaultWorkerPool()
                .schedule(what, delay.toMillis(), TimeUnit.MILLISECONDS));
  }

  private int waiting() {
    return batches.waiting() + withoutServices.waiting();
  }

  /**
   * One answer; it shares its batch with whatever else waits. One that needs nothing of other
   * services shares none with those that do, so it does not wait for them.
   */
  public Uni<CallPermission> decide(AskedQuestion asked) {
    return TestDecisions.slowed(Stream.of(asked.question()), () -> decideNow(asked));
  }

  private Uni<CallPermission> decideNow(AskedQuestion asked) {
    return (needsFacts(asked.question()) ? batches : withoutServices)
        .ask(asked.askedBy(), tracing.waiting(asked))
        .onFailure(NaturalBatches.TooManyWaiting.class)
        .transform(full -> new RefusedException(new TooManyQuestionsWait()));
  }

  private boolean needsFacts(Question question) {
    Rulebook shipped = rulebook.shipped();
    return DecisionMaker.needsFacts(question, shipped.at(question.at()))
        || DecisionMaker.needsFacts(question, shipped.at(thisInstant()));
  }

  /** The answers of many, in their order; for a request in one of the {@link RequestPlaces}. */
  public Uni<List<CallPermission>> decideAll(List<AskedQuestion> asked) {
    return TestDecisions.slowed(
        asked.stream().map(AskedQuestion::question), () -> inSlices(asked, decisions::decide));
  }

  /**
   * What repeats would be answered now, in their order, on the facts as they are; empty where what
   * the first answer rests on was used since. Nothing is recorded, kept in use or signed, so none
   * of it may be given to anybody; fails when it cannot be known.
   */
  Uni<List<Optional<CallPermission>>> redecide(List<Repeat> repeats) {
    return inSlices(repeats, forecasts::redecide);
  }

  /**
   * What these questions would be answered, in their order, as far as it is known now. Nothing is
   * recorded, kept in use or signed.
   */
  public Uni<List<CallPermission>> foresee(List<AskedQuestion> asked) {
    return inSlices(asked, forecasts::foresee);
  }

  private <Q, A> Uni<List<A>> inSlices(List<Q> asked, Function<List<Q>, Uni<List<A>>> decide) {
    return Multi.createFrom()
        .items(asked.stream().gather(Gatherers.windowFixed(settings.widest())))
        .onItem()
        .transformToUniAndConcatenate(slice -> together(slice, decide))
        .onItem()
        .<A>disjoint()
        .collect()
        .asList();
  }

  /**
   * The answers of rows that are screened together, in their order. They bring no permits and hold
   * no requested calls: those are for calls that will be made, not for lists. So a row that rests
   * on a requested call does not bind: another row, or a call, may rest on the same one.
   */
  public Uni<List<Screened>> screen(List<AskedQuestion> rows) {
    ScreenedTerms terms = new ScreenedTerms(rulebook);
    return TestDecisions.slowed(
            rows.stream().map(AskedQuestion::question),
            () -> together(rows, batch -> decisions.decideForList(batch, terms::note)))
        .map(answers -> answers.stream().map(terms::of).toList());
  }

  private <Q, A> Uni<List<A>> together(List<Q> batch, Function<List<Q>, Uni<List<A>>> decide) {
    return tracing.watch(batch.stream().map(tracing::waiting).toList(), decide);
  }

  /** The questions that this client may let wait, on this replica. */
  public ClientShare questionsOf(String client) {
    return ClientShare.of("questions", mostQuestions, batches.shareOf(client));
  }

  /** The denial of a question whose asker gave up; it is recorded as soon as that is possible. */
  CallPermission denyUnanswered(AskedQuestion asked) {
    return unrecorded.unanswered(asked, thisInstant());
  }

  /** As {@link Decisions#thisInstant}. */
  Instant thisInstant() {
    return Decisions.thisInstant(time);
  }
}
