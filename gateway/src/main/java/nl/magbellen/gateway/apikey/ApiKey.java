package nl.magbellen.gateway.apikey;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A key, as its operator sees it.
 *
 * @param secret what the machine sends; there only in the answer that makes the key
 * @param beginning of the secret, to know it again
 * @param advertiser for whom it asks; null for any advertiser of the agency
 * @param agency that calls; null when the questions say it
 * @param scopes where it is taken
 * @param campaign the only one that it may ask in; null for all
 * @param addresses from which it is taken; empty for all
 * @param lastUsedOn the latest day on which it was taken, in Amsterdam; null for never
 * @param deletedAt since when it is taken no more; null while it is not deleted
 */
@Schema(
    name = "ApiKey",
    description = "A key of a machine that cannot do OpenID Connect",
    examples =
        """
        {"id": "0199b0c4-4c1e-7b63-9b0a-5d1f6d3c2a10", "beginning": "mb_3f9a1c",
         "advertiser": "zonnestroom", "agency": "belhuis", "scopes": ["short"], "campaign": null,
         "addresses": ["192.0.2.0/24"], "createdAt": "2026-11-30T20:00:00+01:00",
         "createdBy": "https://login.example|ops", "expiresAt": "2027-11-30T20:00:00+01:00",
         "lastUsedOn": "2026-12-01", "deletedAt": null}
        """)
public record ApiKey(
    UUID id,
    @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "What the machine sends; only in the answer that makes the key")
        @Nullable String secret,
    String beginning,
    @Nullable String advertiser,
    @Nullable String agency,
    List<String> scopes,
    @Nullable String campaign,
    List<String> addresses,
    Instant createdAt,
    String createdBy,
    Instant expiresAt,
    @Nullable LocalDate lastUsedOn,
    @Nullable Instant deletedAt) {

  /** Keeps its own copies. */
  public ApiKey {
    scopes = List.copyOf(scopes);
    addresses = List.copyOf(addresses);
  }

  /** The same without its secret, as everybody sees it afterwards. */
  ApiKey withoutSecret() {
    return new ApiKey(
        id,
        null,
        beginning,
        advertiser,
        agency,
        scopes,
        campaign,
        addresses,
        createdAt,
        createdBy,
        expiresAt,
        lastUsedOn,
        deletedAt);
  }

  /** Nobody should log it; a library may. */
  @Override
  public String toString() {
    return "ApiKey[" + id + "]";
  }
}
