package nl.magbellen.gateway.permission;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.magbellen.decision.BasisTerms;
import nl.magbellen.decision.Binding;
import nl.magbellen.decision.Decision;
import nl.magbellen.decision.DecisionMaker;
import nl.magbellen.decision.Verdict;
import nl.magbellen.facts.Facts;
import nl.magbellen.gateway.answer.CallPermission;
import nl.magbellen.gateway.answer.Decided;
import nl.magbellen.gateway.gathering.FactGatherer;
import nl.magbellen.gateway.log.DecisionLog;
import nl.magbellen.gateway.permit.Permits;
import nl.magbellen.gateway.refusal.GatewayRefusal.TooManyQuestionsWait;
import nl.magbellen.gateway.rules.CurrentRulebook;
import nl.magbellen.gateway.rules.RulebookWithMourningDays;
import nl.magbellen.gateway.testnumber.TestDecisions;
import nl.magbellen.number.Ids;
import nl.magbellen.question.Question;
import nl.magbellen.rulebook.Rulebook;
import nl.magbellen.service.refusal.RefusedException;
import nl.magbellen.service.share.FairShares;

/**
 * The one way from questions to answers: gather the facts, decide, keep caller ids in use, hold
 * requested calls, sign, record, and only then answer. What cannot be known or recorded is a DENY.
 */
@ApplicationScoped
public class DecisionPath {

  /** Fetches the facts of questions, in their order; see {@link FactGatherer}. */
  private interface Gathering {
    Uni<List<Facts>> of(
        List<Question> questions, Function<Question, Optional<Instant>> decidedLater);
  }

  private final FactGatherer gatherer;
  private final CurrentRulebook rulebook;
  private final CallerIdUse callerIdUse;
  private final RequestHolds requestHolds;
  private final Permits permits;
  private final DecisionLog log;
  private final Unrecorded unrecorded;
  private final MeterRegistry meters;
  private final BatchSettings settings;
  private final BatchTracing tracing;
  private final NaturalBatches<BatchTracing.Waiting<AskedQuestion>, CallPermission> batches;
  private final NaturalBatches<BatchTracing.Waiting<AskedQuestion>, CallPermission> withoutServices;
  private final FairShares requests;
  private final int mostQuestions;
  private final InstantSource time;

  DecisionPath(
      FactGatherer gatherer,
      CurrentRulebook rulebook,
      CallerIdUse callerIdUse,
      RequestHolds requestHolds,
      Permits permits,
      DecisionLog log,
      Unrecorded unrecorded,
      MeterRegistry meters,
      BatchSettings settings,
      BatchTracing tracing,
      InstantSource time) {
    this.gatherer = gatherer;
    this.rulebook = rulebook;
    this.callerIdUse = callerIdUse;
    this.requestHolds = requestHolds;
    this.permits = permits;
    this.log = log;
    this.unrecorded = unrecorded;
    this.meters = meters;
    this.settings = settings;
    this.tracing = tracing;
    this.batches = batches(this::decideBatch);
    this.withoutServices =
        batches(batch -> decideBatch(batch, gatherer::gatherCallersOnly, this::permitted));
    this.requests = new FairShares(settings.mostRequests());
    this.mostQuestions = new FairShares(settings.mostWaiting()).shareOf("").most();
    meters.gauge("magbellen.questions.waiting", this, DecisionPath::waiting);
    this.time = time;
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
        (time, what) ->
            Infrastructure.getDefaultWorkerPool()
                .schedule(what, time.toMillis(), TimeUnit.MILLISECONDS));
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

  /**
   * Answers a request of many questions, in one of the places for those; they are few, as each
   * takes much memory until its client has taken the answer, whatever its questions come to.
   *
   * @throws RefusedException when the client asks too many such requests side by side
   */
  public <T> Uni<T> inPlace(String client, Supplier<Uni<T>> answer) {
    FairShares.Place place = takePlace(client);
    return Uni.createFrom().deferred(answer::get).onTermination().invoke(place::close);
  }

  /**
   * One of the places for requests of many questions, for whoever gives it back.
   *
   * @throws RefusedException when the client asks too many such requests side by side
   */
  public FairShares.Place takePlace(String client) {
    return requests
        .take(client)
        .orElseThrow(() -> new RefusedException(new TooManyQuestionsWait()));
  }

  /** The answers of many, in their order; see {@link #inPlace}. */
  public Uni<List<CallPermission>> decideAll(List<AskedQuestion> asked) {
    return TestDecisions.slowed(
        asked.stream().map(AskedQuestion::question), () -> inSlices(asked, this::decideBatch));
  }

  /**
   * What repeats would be answered now, in their order, on the facts as they are; empty where what
   * the first answer rests on was used since. Nothing is recorded, kept in use or signed, so none
   * of it may be given to anybody; fails when it cannot be known.
   */
  Uni<List<Optional<CallPermission>>> redecide(List<Repeat> repeats) {
    return inSlices(repeats, this::redecideBatch);
  }

  private Uni<List<Optional<CallPermission>>> redecideBatch(List<Repeat> batch) {
    Instant decidedAt = thisInstant();
    return gathered(
        batch.stream().map(Repeat::asked).toList(),
        gatherer::gather,
        decidedAt,
        (known, rules) ->
            IntStream.range(0, batch.size())
                .mapToObj(i -> redecided(batch.get(i), known.get(i).facts(), rules, decidedAt))
                .toList());
  }

  private Optional<CallPermission> redecided(
      Repeat repeat, Facts facts, RulebookWithMourningDays rules, Instant decidedAt) {
    return repeat.isSpent(facts)
        ? Optional.empty()
        : Optional.of(
            decideOne(new QuestionWithFacts(repeat.asked(), repeat.seen(facts)), rules, decidedAt)
                .answer());
  }

  /**
   * What these questions would be answered, in their order, as far as it is known now. Nothing is
   * recorded, kept in use or signed.
   */
  public Uni<List<CallPermission>> foresee(List<AskedQuestion> asked) {
    return inSlices(asked, this::foreseeBatch);
  }

  private Uni<List<CallPermission>> foreseeBatch(List<AskedQuestion> batch) {
    Instant decidedAt = thisInstant();
    return gathered(
        batch,
        gatherer::gather,
        decidedAt,
        (known, rules) ->
            known.stream().map(each -> decideOne(each, rules, decidedAt).answer()).toList());
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
    Map<UUID, BasisTerms> terms = new ConcurrentHashMap<>();
    return TestDecisions.slowed(
            rows.stream().map(AskedQuestion::question),
            () -> together(rows, batch -> decideBatch(batch, gatherer::gather, noting(terms))))
        .map(answers -> answers.stream().map(each -> screened(each, terms)).toList());
  }

  private Function<List<Decided>, Uni<List<Decided>>> noting(Map<UUID, BasisTerms> terms) {
    return batch -> {
      batch.stream()
          .filter(decided -> decided.answer().decision() == Verdict.PERMIT)
          .forEach(permitted -> terms.put(permitted.answer().id(), termsOf(permitted)));
      return Uni.createFrom().item(batch.stream().map(DecisionPath::planned).toList());
    };
  }

  private static Decided planned(Decided row) {
    return RequestHolds.restsOnRequest(row) ? row.with(row.answer().planned()) : row;
  }

  private BasisTerms termsOf(Decided permitted) {
    if (permitted.isTest()) {
      return BasisTerms.NONE;
    }
    Rulebook rules = rulebook.with(permitted.mourningDays());
    return BasisTerms.of(
        permitted.question(), permitted.facts(), rules.at(permitted.question().at()));
  }

  private static Screened screened(CallPermission answer, Map<UUID, BasisTerms> terms) {
    return new Screened(
        answer,
        answer.decision() == Verdict.PERMIT
            ? terms.getOrDefault(answer.id(), BasisTerms.NONE)
            : BasisTerms.NONE);
  }

  private <Q, A> Uni<List<A>> together(List<Q> batch, Function<List<Q>, Uni<List<A>>> decide) {
    return tracing.watch(batch.stream().map(tracing::waiting).toList(), decide);
  }

  private Uni<List<CallPermission>> decideBatch(List<AskedQuestion> batch) {
    return decideBatch(batch, gatherer::gather, this::permitted);
  }

  private Uni<List<Decided>> permitted(List<Decided> batch) {
    return requestHolds.take(batch).map(permits::sign);
  }

  private Uni<List<CallPermission>> decideBatch(
      List<AskedQuestion> batch,
      Gathering gathering,
      Function<List<Decided>, Uni<List<Decided>>> permitting) {
    Instant decidedAt = thisInstant();
    batch.forEach(asked -> asked.timings().take());
    meters.summary("magbellen.batch.size").record(batch.size());
    return gathered(
            batch,
            gathering,
            decidedAt,
            (known, rules) ->
                ParallelHalves.of(known, half -> decideHalf(half, rules, decidedAt, permitting)))
        .flatMap(Function.identity())
        .onFailure()
        .recoverWithItem(failure -> unrecorded.undecided(batch, decidedAt, failure))
        .invoke(() -> batch.forEach(asked -> asked.timings().record()))
        .invoke(this::count);
  }

  private <T> Uni<T> gathered(
      List<AskedQuestion> batch,
      Gathering gathering,
      Instant decidedAt,
      BiFunction<List<QuestionWithFacts>, RulebookWithMourningDays, T> work) {
    List<Question> questions = batch.stream().map(AskedQuestion::question).toList();
    return Uni.combine()
        .all()
        .unis(gathering.of(questions, q -> Binding.later(q, decidedAt)), rulebook.now())
        .with((facts, rules) -> work.apply(known(batch, facts), rules));
  }

  private static List<QuestionWithFacts> known(List<AskedQuestion> batch, List<Facts> facts) {
    batch.forEach(asked -> asked.timings().know());
    return IntStream.range(0, batch.size())
        .mapToObj(i -> new QuestionWithFacts(batch.get(i), facts.get(i)))
        .toList();
  }

  /** Never fails: what the other half has recorded is answered nevertheless. */
  private Uni<List<CallPermission>> decideHalf(
      List<QuestionWithFacts> half,
      RulebookWithMourningDays rules,
      Instant decidedAt,
      Function<List<Decided>, Uni<List<Decided>>> permitting) {
    return Uni.createFrom()
        .item(() -> half.stream().map(each -> decideOne(each, rules, decidedAt)).toList())
        .flatMap(decided -> answered(half, decided, permitting))
        .onFailure()
        .recoverWithItem(
            failure ->
                unrecorded.undecided(
                    half.stream().map(QuestionWithFacts::asked).toList(), decidedAt, failure));
  }

  private Uni<List<CallPermission>> answered(
      List<QuestionWithFacts> half,
      List<Decided> decided,
      Function<List<Decided>, Uni<List<Decided>>> permitting) {
    return callerIdUse
        .keep(decided)
        .flatMap(permitting::apply)
        .flatMap(batch -> recorded(batch).invoke(() -> takeBackWhatNobodyAwaits(half, batch)))
        .onFailure()
        .recoverWithItem(failure -> unrecorded.deny(decided, failure));
  }

  private Uni<List<CallPermission>> recorded(List<Decided> batch) {
    return log.append(batch).onFailure().invoke(() -> requestHolds.letGo(batch));
  }

  /** Who gave up was answered DENY, so no PERMIT may stay on record. */
  private void takeBackWhatNobodyAwaits(List<QuestionWithFacts> half, List<Decided> batch) {
    List<Decided> notGiven =
        IntStream.range(0, batch.size())
            .filter(i -> !half.get(i).asked().patience().end())
            .mapToObj(batch::get)
            .filter(decided -> decided.answer().decision() == Verdict.PERMIT)
            .toList();
    if (!notGiven.isEmpty()) {
      requestHolds.letGo(notGiven);
      unrecorded.takeBack(notGiven);
    }
  }

  /** The questions that this client may let wait, on this replica. */
  public ClientShare questionsOf(String client) {
    return ClientShare.of("questions", mostQuestions, batches.shareOf(client));
  }

  /** The batches that this client may have under way, on this replica. */
  public ClientShare batchesOf(String client) {
    FairShares.Share share = requests.shareOf(client);
    return ClientShare.of("batches", share.most(), share);
  }

  /** The denial of a question whose asker gave up; it is recorded as soon as that is possible. */
  CallPermission denyUnanswered(AskedQuestion asked) {
    return unrecorded.unanswered(asked, thisInstant());
  }

  private static Decided decideOne(
      QuestionWithFacts each, RulebookWithMourningDays rules, Instant decidedAt) {
    Question question = each.asked().question();
    Decision made = Decisions.decide(question, each.facts(), rules.rulebook(), decidedAt);
    return new Decided(
        question,
        each.asked().askedBy(),
        each.facts(),
        rules.mourningDays(),
        answer(question, decidedAt, made));
  }

  /** When something is decided: to the millisecond, as its id has it. */
  Instant thisInstant() {
    return time.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  static CallPermission answer(Question question, Instant decidedAt, Decision made) {
    return CallPermission.of(
        Ids.at(decidedAt),
        question.terms().reference(),
        question.at(),
        decidedAt,
        Binding.isBinding(question, decidedAt),
        made);
  }

  private void count(List<CallPermission> answers) {
    for (Verdict verdict : Verdict.values()) {
      long answered = answers.stream().filter(answer -> answer.decision() == verdict).count();
      if (answered > 0) {
        meters.counter("magbellen.decisions", "decision", verdict.name()).increment(answered);
      }
    }
  }
}
