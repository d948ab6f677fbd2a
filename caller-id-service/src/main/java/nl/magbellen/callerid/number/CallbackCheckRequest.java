package nl.magbellen.callerid.number;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What happened when a caller id was called back.
 *
 * @param identifiesAdvertiser whether the one who answered named the advertiser
 * @param ordinaryTariff whether the call cost no more than an ordinary call
 */
@Schema(
    description = "What happened when a caller id was called back",
    examples =
        """
        {"at": "2026-11-20T11:00:00+01:00", "result": "ANSWERED", "identifiesAdvertiser": true,
         "ordinaryTariff": true}
        """)
public record CallbackCheckRequest(
    @NotNull @PastOrPresent Instant at,
    @NotNull CallbackResult result,
    @NotNull Boolean identifiesAdvertiser,
    @NotNull Boolean ordinaryTariff) {}
