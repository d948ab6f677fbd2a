package nl.magbellen.gateway.hook;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * That a report needs nothing more.
 *
 * @param reason why: what was done with it
 */
@Schema(
    name = "UnplacedReportEnd",
    description = "That a report needs nothing more",
    requiredProperties = "reason",
    examples = "{\"reason\": \"A test call of our own.\"}")
record EndRequest(@NotBlank @Size(max = 500) String reason) {}
