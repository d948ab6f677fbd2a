package nl.magbellen.callerid.number;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.magbellen.decision.Reason;
import nl.magbellen.decision.ShownNumber;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A registered number, and whether it may be shown.
 *
 * @param id of the registration
 * @param number E.164
 * @param agency whose number it is; null when it is the advertiser's own
 * @param state how far the registration had come at the instant
 * @param usable whether a call may show it
 * @param until first instant at which it may no longer be shown if nothing more happens; null when
 *     no end is known, or when it is not usable
 * @param reasons why it may not be shown, as a decision gives them; empty when it may
 */
@Schema(description = "A registered number, and whether it may be shown")
public record UsableCallerId(
    UUID id,
    String number,
    @Nullable String agency,
    CallerIdState state,
    boolean usable,
    @Nullable Instant until,
    List<Why> reasons) {

  /**
   * Why not.
   *
   * @param rule of the rulebook
   * @param evidence the record that fails; null when there is none
   */
  @Schema(name = "WhyNotUsable")
  public record Why(String code, String rule, @Nullable String evidence, Text message) {}

  /** The same in both languages. */
  @Schema(name = "WhyNotUsableText")
  public record Text(String nl, String en) {}

  static UsableCallerId of(
      UUID id, String number, String agency, CallerIdState state, ShownNumber shown) {
    return new UsableCallerId(
        id,
        number,
        agency,
        state,
        shown.reasons().isEmpty(),
        shown.until(),
        shown.reasons().stream().map(UsableCallerId::why).toList());
  }

  private static Why why(Reason reason) {
    return new Why(
        reason.code().name(),
        reason.rule(),
        reason.evidence(),
        new Text(reason.message().nl(), reason.message().en()));
  }
}
