package nl.magbellen.gateway.planning;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import nl.magbellen.decision.Verdict;
import nl.magbellen.gateway.answer.CallPermission;
import nl.magbellen.rulebook.ReasonCode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How many numbers of a campaign's list may be called on each of some days, as far as is known now.
 *
 * @param numbers on the list
 */
@Schema(
    name = "CallableCounts",
    description = "How many numbers of a campaign's list may be called, day by day")
public record CallableCounts(String campaign, String advertiser, int numbers, List<Day> days) {

  /** Copies the days. */
  public CallableCounts {
    days = List.copyOf(days);
  }

  /**
   * One day.
   *
   * @param day in Amsterdam
   * @param at the instant of it by which was decided: the asked one, or the next in a calling
   *     window
   * @param callable how many may be called then
   * @param denied how many may not, each by its first reason
   */
  @Schema(name = "CallableDay", description = "How many numbers may be called on a day")
  public record Day(LocalDate day, Instant at, int callable, Map<ReasonCode, Integer> denied) {

    /** Copies the counts. */
    public Day {
      denied = Map.copyOf(denied);
    }

    static Day none(LocalDate day, Instant at) {
      return new Day(day, at, 0, Map.of());
    }

    /** The same with more answers. */
    Day and(List<CallPermission> answers) {
      Map<ReasonCode, Integer> more = new EnumMap<>(ReasonCode.class);
      more.putAll(denied);
      int permitted = callable;
      for (CallPermission answer : answers) {
        if (answer.decision() == Verdict.PERMIT) {
          permitted++;
        } else {
          more.merge(answer.reasons().getFirst().code(), 1, Integer::sum);
        }
      }
      return new Day(day, at, permitted, more);
    }
  }
}
