package nl.magbellen.consent;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where the evidence of a consent is; personal data, kept encrypted. Every part may be null.
 *
 * @param url the page on which it was given
 * @param ip the address from which it was given
 * @param recording where the recording is
 * @param lead the lead by which it came
 */
@Schema(description = "Where the evidence of a consent is")
public record ConsentSource(
    @Schema(examples = "https://zonnestroom.example/aanvraag") @Size(max = 2000) String url,
    @Schema(examples = "192.0.2.17") @Size(max = 100) String ip,
    @Schema(examples = "recording-2026-11-01-0042") @Size(max = 1000) String recording,
    @Schema(examples = "lead-88213") @Size(max = 1000) String lead) {}
