package nl.magbellen.callerid.number;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * That somebody agrees to a claim to a number that is proven for somebody else.
 *
 * @param agreedBy who said yes, by name and company
 * @param evidence where the record of it is
 * @param agreedAt when; the claim counts from then, or from its proof if that is later
 */
@Schema(
    description = "That somebody agrees to a claim to a number that is proven for somebody else",
    examples =
        """
        {"agreedBy": "J. de Boer, Zonnestroom B.V.", "evidence": "letter:2026-88",
         "agreedAt": "2026-11-20T10:00:00+01:00"}
        """)
public record AgreementRequest(
    @NotBlank @Size(max = 200) String agreedBy,
    @NotBlank @Size(max = 1000) String evidence,
    @NotNull @PastOrPresent Instant agreedAt) {}
