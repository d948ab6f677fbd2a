package nl.magbellen.gateway.permission;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import nl.magbellen.decision.Verdict;
import nl.magbellen.gateway.answer.CallPermission;
import nl.magbellen.gateway.answer.Decided;
import nl.magbellen.gateway.log.DecisionLog;
import nl.magbellen.gateway.permit.Permits;
import nl.magbellen.gateway.rules.RulebookWithMourningDays;

/**
 * What becomes of a batch of questions: gather the facts, decide, keep caller ids in use, hold
 * requested calls, sign, record, and only then answer. What cannot be known or recorded is a DENY.
 */
@ApplicationScoped
class BatchDecisions {

  private final BatchFacts facts;
  private final CallerIdUse callerIdUse;
  private final RequestHolds requestHolds;
  private final Permits permits;
  private final DecisionLog log;
  private final Unrecorded unrecorded;
  private final MeterRegistry meters;
  private final InstantSource time;

  BatchDecisions(
      BatchFacts facts,
      CallerIdUse callerIdUse,
      RequestHolds requestHolds,
      Permits permits,
      DecisionLog log,
      Unrecorded unrecorded,
      MeterRegistry meters,
      InstantSource time) {
    this.facts = facts;
    this.callerIdUse = callerIdUse;
    this.requestHolds = requestHolds;
    this.permits = permits;
    this.log = log;
    this.unrecorded = unrecorded;
    this.meters = meters;
    this.time = time;
  }

  /** The answers to a batch, in its order. */
  Uni<List<CallPermission>> decide(List<AskedQuestion> batch) {
    return decide(batch, facts::of, this::permitted);
  }

  /** The same of questions that need nothing of other services. */
  Uni<List<CallPermission>> decideWithoutServices(List<AskedQuestion> batch) {
    return decide(batch, facts::withoutServices, this::permitted);
  }

  /**
   * The answers to rows of a list, in their order: they hold no requested calls and bring no
   * permits.
   *
   * @param permitting is given what was decided, and gives what is recorded and answered
   */
  Uni<List<CallPermission>> decideForList(
      List<AskedQuestion> batch, Function<List<Decided>, Uni<List<Decided>>> permitting) {
    return decide(batch, facts::of, permitting);
  }

  private Uni<List<Decided>> permitted(List<Decided> batch) {
    return requestHolds.take(batch).map(permits::sign);
  }

  private Uni<List<CallPermission>> decide(
      List<AskedQuestion> batch,
      BatchFacts.Source source,
      Function<List<Decided>, Uni<List<Decided>>> permitting) {
    Instant decidedAt = Decisions.thisInstant(time);
    batch.forEach(asked -> asked.timings().take());
    meters.summary("magbellen.batch.size").record(batch.size());
    return source
        .of(batch, decidedAt)
        .flatMap(
            known ->
                ParallelHalves.of(
                    known.questions(),
                    half -> decideHalf(half, known.rules(), decidedAt, permitting)))
        .onFailure()
        .recoverWithItem(failure -> unrecorded.undecided(batch, decidedAt, failure))
        .invoke(() -> batch.forEach(asked -> asked.timings().record()))
        .invoke(this::count);
  }

  /** Never fails: what the other half has recorded is answered nevertheless. */
  private Uni<List<CallPermission>> decideHalf(
      List<QuestionWithFacts> half,
      RulebookWithMourningDays rules,
      Instant decidedAt,
      Function<List<Decided>, Uni<List<Decided>>> permitting) {
    return Uni.createFrom()
        .item(() -> half.stream().map(each -> each.decide(rules, decidedAt)).toList())
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

  private void count(List<CallPermission> answers) {
    for (Verdict verdict : Verdict.values()) {
      long answered = answers.stream().filter(answer -> answer.decision() == verdict).count();
      if (answered > 0) {
        meters.counter("magbellen.decisions", "decision", verdict.name()).increment(answered);
      }
    }
  }
}
