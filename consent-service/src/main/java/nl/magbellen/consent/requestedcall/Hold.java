package nl.magbellen.consent.requestedcall;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * That the permit of a decision is to hold a requested call, so that no other permit is given for
 * the same call.
 *
 * @param evidence {@code requested-call:<id>}
 * @param decision whose permit it is
 * @param from the instant that was asked about: who holds the call no longer then is no obstacle
 * @param until the first instant at which the permit no longer holds
 */
public record Hold(
    @Schema(examples = "requested-call:01932f6e-6f3c-7a10-8e1c-2b7f0a9c4d55")
        @NotNull
        @Pattern(regexp = EVIDENCE, message = MESSAGE)
        String evidence,
    @Schema(examples = "01932f6e-6f3c-7a10-8e1c-2b7f0a9c4d56") @NotNull UUID decision,
    @Schema(examples = "2026-11-23T14:00:00+01:00") @NotNull Instant from,
    @Schema(examples = "2026-11-23T14:15:00+01:00") @NotNull Instant until) {

  static final String MESSAGE = "must be requested-call:<id>";
  static final String EVIDENCE =
      "requested-call:"
          + "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";

  /**
   * That a decision holds a requested call no longer: its permit was not used, or never given.
   *
   * @param evidence {@code requested-call:<id>}
   */
  @Schema(name = "HoldEnd")
  public record End(
      @Schema(examples = "requested-call:01932f6e-6f3c-7a10-8e1c-2b7f0a9c4d55")
          @NotNull
          @Pattern(regexp = EVIDENCE, message = MESSAGE)
          String evidence,
      @Schema(examples = "01932f6e-6f3c-7a10-8e1c-2b7f0a9c4d56") @NotNull UUID decision) {}

  /**
   * Who holds a requested call now.
   *
   * @param decision null when none does, or the call is not on record any more
   * @param until the first instant at which it is held no longer; null when it is not held
   * @param usedAt when the call was made; null when not yet. One that was made is not held anew.
   */
  @Schema(name = "Held")
  public record Held(
      @Schema(nullable = true) UUID decision,
      @Schema(nullable = true) Instant until,
      @Schema(nullable = true) Instant usedAt) {}

  static UUID idIn(String evidence) {
    return UUID.fromString(evidence.substring(evidence.indexOf(':') + 1));
  }
}
