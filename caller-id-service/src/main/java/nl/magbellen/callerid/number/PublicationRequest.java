package nl.magbellen.callerid.number;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import java.time.Instant;
import nl.magbellen.callerid.register.WebAddress;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Since when, and where, the advertiser publishes the number.
 *
 * @param publicationUrl may be null
 */
@Schema(
    description = "Since when, and where, the advertiser publishes the number",
    examples =
        """
        {"publishedAt": "2026-01-02T09:00:00+01:00",
         "publicationUrl": "https://zonnestroom.example/wij-bellen"}
        """)
public record PublicationRequest(
    @NotNull @PastOrPresent Instant publishedAt, @WebAddress String publicationUrl) {}
