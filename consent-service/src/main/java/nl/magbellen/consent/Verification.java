package nl.magbellen.consent;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * That the giver of a consent was verified to be the person called.
 *
 * @param method how; NONE says that it was not
 * @param verifiedAt when; null only with NONE; may be somewhat before the consent, as when a code
 *     is entered before the form is sent
 * @param evidence where the record of it is; kept encrypted, may be null
 */
@Schema(description = "How and when the giver was verified to be the person called")
public record Verification(
    @Schema(examples = "SMS_CODE") @NotNull VerificationMethod method,
    @Schema(examples = "2026-11-01T10:01:00+01:00") @PastOrPresent Instant verifiedAt,
    @Schema(examples = "sms-gateway:77120") @Size(max = 1000) String evidence) {

  /** Whether anything was verified. */
  boolean verifies() {
    return method != VerificationMethod.NONE;
  }
}
