package nl.magbellen.gateway.planning;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import nl.magbellen.decision.NextCallingWindow;
import nl.magbellen.gateway.campaign.Campaign;
import nl.magbellen.gateway.permission.AskedQuestion;
import nl.magbellen.gateway.permission.DecisionPath;
import nl.magbellen.gateway.permission.Intake;
import nl.magbellen.gateway.permission.QuestionRequest;
import nl.magbellen.gateway.planning.CallableCounts.Day;
import nl.magbellen.gateway.rules.CurrentRulebook;
import nl.magbellen.number.DutchTime;
import nl.magbellen.service.refusal.RefusedException;

/** Counts what would be answered for the numbers that a campaign keeps. */
@ApplicationScoped
class Plan {

  private static final int WIDEST = 1_000;

  private final KeptLists lists;
  private final DecisionPath path;
  private final CurrentRulebook rulebook;

  Plan(KeptLists lists, DecisionPath path, CurrentRulebook rulebook) {
    this.lists = lists;
    this.path = path;
    this.rulebook = rulebook;
  }

  /**
   * The counts of some days.
   *
   * @param intake of the client, which knows the campaign
   * @throws RefusedException (also in the Uni) when the client may not ask in the campaign
   */
  Uni<CallableCounts> count(Campaign campaign, Intake intake, Instant first, int days) {
    AskedQuestion any = asked(campaign, intake, "112", first);
    return lists
        .of(campaign, ListedNumbers.MOST)
        .flatMap(
            numbers ->
                Multi.createFrom()
                    .items(IntStream.range(0, days).boxed())
                    .onItem()
                    .transformToUniAndConcatenate(
                        day -> count(campaign, intake, any, numbers, later(first, day)))
                    .collect()
                    .asList()
                    .map(
                        counts ->
                            new CallableCounts(
                                campaign.id(), campaign.advertiser(), numbers.size(), counts)));
  }

  /** At the same time of day. */
  private static Instant later(Instant first, int days) {
    return first.atZone(DutchTime.ZONE).plusDays(days).toInstant();
  }

  private Uni<Day> count(
      Campaign campaign, Intake intake, AskedQuestion any, List<Buffer> numbers, Instant asked) {
    Instant next = NextCallingWindow.of(any.question().at(asked), rulebook.shipped());
    Instant at = DutchTime.dateOf(next).equals(DutchTime.dateOf(asked)) ? next : asked;
    Day none = Day.none(DutchTime.dateOf(asked), at);
    return Multi.createFrom()
        .items(numbers.stream().gather(Gatherers.windowFixed(WIDEST)))
        .onItem()
        .transformToUniAndConcatenate(
            part ->
                path.foresee(
                    part.stream()
                        .map(kept -> asked(campaign, intake, lists.number(kept), at))
                        .toList()))
        .onItem()
        .scan(() -> none, Day::and)
        .collect()
        .last();
  }

  private static AskedQuestion asked(Campaign campaign, Intake intake, String callee, Instant at) {
    return switch (intake.understand(question(campaign, callee, at), at)) {
      case Intake.Understood understood -> understood.asked();
      case Intake.Refused refused -> throw new RefusedException(refused.refusal());
    };
  }

  /** Of several caller ids the first. */
  private static QuestionRequest question(Campaign campaign, String callee, Instant at) {
    return QuestionRequest.of(
        callee,
        campaign.callerIds().isEmpty() ? null : campaign.callerIds().getFirst(),
        campaign.advertiser(),
        at,
        null,
        campaign.id());
  }
}
