package nl.magbellen.consent.lookup;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.UUID;
import nl.magbellen.service.api.Identifier;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One question's number and advertiser.
 *
 * @param numberKeys the number's keys under every active secret
 */
@Schema(name = "LegalBasisLookup")
public record Lookup(
    @Schema(examples = "[\"0b5f2c1e-7c0a-4c7e-9d0e-3f1d2a6b8c90\"]") @NotEmpty
        List<@NotNull UUID> numberKeys,
    @Schema(examples = "zonnestroom")
        @NotNull
        @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE)
        String advertiser) {}
