package nl.magbellen.gateway.permission;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import nl.magbellen.decision.Binding;
import nl.magbellen.decision.Decision;
import nl.magbellen.decision.Verdict;
import nl.magbellen.facts.Facts;
import nl.magbellen.gateway.answer.CallPermission;
import nl.magbellen.gateway.answer.Decided;
import nl.magbellen.gateway.gathering.FactGatherer;
import nl.magbellen.gateway.log.DecisionLog;
import nl.magbellen.gateway.permit.Permits;
import nl.magbellen.gateway.rules.CurrentRulebook;
import nl.magbellen.number.DutchTime;
import nl.magbellen.number.Ids;
import nl.magbellen.question.Question;
import nl.magbellen.service.problem.ProblemException;

/**
 * The one way from questions to answers: gather the facts, decide, keep caller ids in use, hold
 * requested calls, sign, record, and only then answer. What cannot be known or recorded is a DENY.
 */
@ApplicationScoped
public class DecisionPath {

  /** A question and who asks it. */
  public record Asked(Question question, String askedBy) {}

  /** A question, and what is known about it. */
  private record Matter(Asked asked, Facts facts) {}

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
  private final NaturalBatches<BatchTracing.Waiting<Asked>, CallPermission> batches;

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
      BatchTracing tracing) {
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
    this.batches =
        new NaturalBatches<>(
            batch -> tracing.watch(batch, this::decideBatch),
            settings.widest(),
            settings.mostWaiting());
  }

  /** One answer; it shares its batch with whatever else waits. */
  public Uni<CallPermission> decide(Asked asked) {
    return batches
        .ask(tracing.waiting(asked))
        .onFailure(NaturalBatches.TooManyWaiting.class)
        .transform(
            full ->
                ProblemException.busy(
                    "Too many questions wait; ask again in a second.", Duration.ofSeconds(1)));
  }

  /** The answers of many, in their order. */
  public Uni<List<CallPermission>> decideAll(List<Asked> asked) {
    return inSlices(asked, this::decideBatch);
  }

  /**
   * What repeats would be answered now, in their order, on the facts as they are. Nothing is
   * recorded, kept in use or signed, so none of it may be given to anybody; fails when it cannot be
   * known.
   */
  Uni<List<CallPermission>> rehearse(List<Repeat> repeats) {
    return inSlices(repeats, this::rehearseBatch);
  }

  private Uni<List<CallPermission>> rehearseBatch(List<Repeat> batch) {
    Instant decidedAt = thisInstant();
    return gathered(
        batch.stream().map(Repeat::asked).toList(),
        decidedAt,
        (matters, rules) ->
            IntStream.range(0, batch.size())
                .mapToObj(
                    i ->
                        new Matter(batch.get(i).asked(), batch.get(i).seen(matters.get(i).facts())))
                .map(matter -> decideOne(matter, rules, decidedAt).answer())
                .toList());
  }

  private <Q> Uni<List<CallPermission>> inSlices(
      List<Q> asked, Function<List<Q>, Uni<List<CallPermission>>> decide) {
    return Multi.createFrom()
        .items(asked.stream().gather(Gatherers.windowFixed(settings.widest())))
        .onItem()
        .transformToUniAndConcatenate(slice -> together(slice, decide))
        .onItem()
        .<CallPermission>disjoint()
        .collect()
        .asList();
  }

  /**
   * The answers of rows that are screened together, in their order. They bring no permits and hold
   * no requested calls: those are for calls that will be made, not for lists.
   */
  public Uni<List<CallPermission>> screen(List<Asked> rows) {
    return together(rows, batch -> decideBatch(batch, Uni.createFrom()::item));
  }

  private <Q> Uni<List<CallPermission>> together(
      List<Q> batch, Function<List<Q>, Uni<List<CallPermission>>> decide) {
    return tracing.watch(batch.stream().map(tracing::waiting).toList(), decide);
  }

  private Uni<List<CallPermission>> decideBatch(List<Asked> batch) {
    return decideBatch(batch, this::permitted);
  }

  private Uni<List<Decided>> permitted(List<Decided> batch) {
    return requestHolds.take(batch).map(permits::sign);
  }

  private Uni<List<CallPermission>> decideBatch(
      List<Asked> batch, Function<List<Decided>, Uni<List<Decided>>> permitting) {
    Instant decidedAt = thisInstant();
    meters.summary("magbellen.batch.size").record(batch.size());
    return gathered(
            batch,
            decidedAt,
            (matters, rules) ->
                Halves.of(matters, half -> decideHalf(half, rules, decidedAt, permitting)))
        .flatMap(Function.identity())
        .onFailure()
        .recoverWithItem(failure -> unrecorded.undecided(batch, decidedAt, failure))
        .invoke(this::count);
  }

  private <T> Uni<T> gathered(
      List<Asked> batch,
      Instant decidedAt,
      BiFunction<List<Matter>, CurrentRulebook.Extended, T> work) {
    List<Question> questions = batch.stream().map(Asked::question).toList();
    return Uni.combine()
        .all()
        .unis(gatherer.gather(questions, q -> Binding.later(q, decidedAt)), rulebook.now())
        .with((facts, rules) -> work.apply(matters(batch, facts), rules));
  }

  private static List<Matter> matters(List<Asked> batch, List<Facts> facts) {
    return IntStream.range(0, batch.size())
        .mapToObj(i -> new Matter(batch.get(i), facts.get(i)))
        .toList();
  }

  /** Never fails: what the other half has recorded is answered all the same. */
  private Uni<List<CallPermission>> decideHalf(
      List<Matter> half,
      CurrentRulebook.Extended rules,
      Instant decidedAt,
      Function<List<Decided>, Uni<List<Decided>>> permitting) {
    return Uni.createFrom()
        .item(() -> half.stream().map(matter -> decideOne(matter, rules, decidedAt)).toList())
        .flatMap(decided -> answered(decided, permitting))
        .onFailure()
        .recoverWithItem(
            failure ->
                unrecorded.undecided(
                    half.stream().map(Matter::asked).toList(), decidedAt, failure));
  }

  private Uni<List<CallPermission>> answered(
      List<Decided> decided, Function<List<Decided>, Uni<List<Decided>>> permitting) {
    return callerIdUse
        .keep(decided)
        .flatMap(permitting::apply)
        .flatMap(this::recorded)
        .onFailure()
        .recoverWithItem(failure -> unrecorded.deny(decided, failure));
  }

  private Uni<List<CallPermission>> recorded(List<Decided> batch) {
    return log.append(batch).onFailure().invoke(() -> requestHolds.letGo(batch));
  }

  private static Decided decideOne(
      Matter matter, CurrentRulebook.Extended rules, Instant decidedAt) {
    Question question = matter.asked().question();
    Decision made = Decisions.decide(question, matter.facts(), rules.rulebook(), decidedAt);
    return new Decided(
        question,
        matter.asked().askedBy(),
        matter.facts(),
        rules.mourningDays(),
        answer(question, decidedAt, made));
  }

  /** When something is decided: to the millisecond, as its id has it. */
  static Instant thisInstant() {
    return DutchTime.now().truncatedTo(ChronoUnit.MILLIS);
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
