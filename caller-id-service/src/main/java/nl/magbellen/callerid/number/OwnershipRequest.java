package nl.magbellen.callerid.number;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The proof that a number belongs to the advertiser or to its agency.
 *
 * @param method how it was proven
 * @param evidence where the record of it is
 * @param provenAt when
 */
@Schema(
    description = "The proof that a number belongs to the advertiser or to its agency",
    examples =
        """
        {"method": "CALL_CODE", "evidence": "call:5512", "provenAt": "2026-01-02T10:00:00+01:00"}
        """)
public record OwnershipRequest(
    @NotNull Method method,
    @NotBlank @Size(max = 1000) String evidence,
    @NotNull @PastOrPresent Instant provenAt) {

  /** How ownership can be proven. */
  @Schema(name = "OwnershipMethod")
  public enum Method {
    /** A code was spoken to the person who answered the number, and given back. */
    CALL_CODE,
    /** The subscriber declared it in writing. */
    LETTER_OF_AUTHORISATION,
    /** The carrier confirmed it. */
    CARRIER
  }
}
