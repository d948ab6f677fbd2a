package nl.magbellen.consent.wrongperson;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.service.api.Identifier;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * That a call reached another person than the one who consented, or a minor.
 *
 * @param number that was called
 * @param advertiser for whom; for others the consents hold on
 * @param reachedAt when
 * @param minor whether a minor was reached
 * @param decision on which it was made; null if that is not known
 */
public record WrongPerson(
    @Schema(implementation = String.class, examples = "+31612345678") @NotNull
        TelephoneNumber number,
    @Schema(examples = "zonnestroom")
        @NotNull
        @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE)
        String advertiser,
    @Schema(examples = "2026-11-23T14:00:10+01:00") @NotNull @PastOrPresent Instant reachedAt,
    boolean minor,
    @Schema(examples = "01932f6e-6f3c-7a10-8e1c-2b7f0a9c4d56", nullable = true) @Size(max = 100)
        String decision) {}
