package nl.magbellen.gateway.client;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a client's token allows.
 *
 * @param client issuer and subject of the token, as records name the client
 * @param roles in alphabetical order
 * @param advertisers for whom it acts; {@code *} for all
 * @param agency that it works for; null if none
 * @param expiresAt when the token ends
 */
@Schema(
    description = "What a client's token allows",
    requiredProperties = {"client", "roles", "advertisers", "expiresAt"},
    examples =
        """
        {"client": "https://login.example|dialer-7", "roles": ["dialer"],
         "advertisers": ["zonnestroom"], "agency": "belhuis",
         "expiresAt": "2026-11-23T15:00:00+01:00"}
        """)
record ClientRecord(
    String client,
    List<String> roles,
    List<String> advertisers,
    String agency,
    Instant expiresAt) {}
