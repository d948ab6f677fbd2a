package nl.magbellen.callerid.agency;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an agency, or an intermediary, is to be from now on.
 *
 * @param name as consumers know it
 */
@Schema(
    description = "What an agency is to be from now on",
    examples =
        """
        {"name": "Belhuis B.V."}
        """)
public record AgencyRequest(@NotBlank @Size(max = 200) String name) {}
