package nl.magbellen.callerid.number;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A day on which consumers are called from a number.
 *
 * @param callerId id of the registration
 * @param usedOn date in Amsterdam
 */
@Schema(name = "Use")
public record CallerIdUse(@NotNull UUID callerId, @NotNull @PastOrPresent LocalDate usedOn) {}
