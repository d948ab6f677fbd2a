package nl.magbellen.gateway.apikey;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import nl.magbellen.service.api.Identifier;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a key is to be for. It speaks for an advertiser, for an agency, or for an agency that calls
 * for one advertiser.
 *
 * @param advertiser for whom it asks; null for any advertiser of the agency
 * @param agency that calls; null when the questions are to say it
 * @param scopes where it is taken
 * @param campaign the only one that it may ask in; null for all
 * @param addresses from which it is taken, as CIDR blocks; null or empty for all
 * @param expiresAt when it ends; null for a year from now
 */
@Schema(
    name = "ApiKeyRequest",
    description = "What a key is to be for",
    requiredProperties = "scopes",
    examples =
        """
        {"advertiser": "zonnestroom", "agency": "belhuis", "scopes": ["short", "hook"],
         "addresses": ["192.0.2.0/24"]}
        """)
public record ApiKeyRequest(
    @Schema(
            nullable = true,
            description = "For whom it asks; absent for any that the agency calls for")
        @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE)
        String advertiser,
    @Schema(nullable = true, description = "Who calls; absent when the questions are to say it")
        @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE)
        String agency,
    @Schema(description = "Where it is taken: short, hook, facade") @NotEmpty @Size(max = 3)
        List<
                @NotNull @Pattern(regexp = Scope.NAMES, message = "Must be short, hook or facade.")
                String>
            scopes,
    @Schema(nullable = true, description = "The only campaign that it may ask in; absent for all")
        @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE)
        String campaign,
    @Schema(
            nullable = true,
            description = "From where it is taken, as CIDR blocks; absent for anywhere")
        @Size(max = MOST_BLOCKS)
        List<@NotNull @Size(max = LONGEST_BLOCK) String> addresses,
    @Schema(nullable = true, description = "When it ends; absent for a year from now")
        Instant expiresAt) {

  private static final int MOST_BLOCKS = 50;
  private static final int LONGEST_BLOCK = 50;

  /** Keeps its own copies. */
  public ApiKeyRequest {
    scopes = scopes == null ? null : scopes.stream().toList();
    addresses = addresses == null ? List.of() : addresses.stream().toList();
  }
}
