package nl.magbellen.callerid.advertiser;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The sector of an advertiser, as an operator found it.
 *
 * @param sector in force from now on, whether it was proposed or not
 * @param evidence where the reason for it is: articles of association, licence, copies of the paper
 */
@Schema(
    description = "The sector of an advertiser, as an operator found it",
    examples =
        """
        {"sector": "CHARITY_OR_IDEAL", "evidence": "anbi:87654321"}
        """)
public record SectorRequest(@NotNull Sector sector, @NotBlank @Size(max = 1000) String evidence) {}
