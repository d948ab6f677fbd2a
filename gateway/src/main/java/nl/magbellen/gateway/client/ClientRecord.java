package nl.magbellen.gateway.client;

import java.time.Instant;
import java.util.List;
import nl.magbellen.gateway.permission.ClientShare;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a client's token or API key allows.
 *
 * @param client as records name the client: issuer and subject of its token, or whom its key speaks
 *     for
 * @param roles in alphabetical order; a key has none of its own
 * @param scopes where a key is taken; empty for a token
 * @param advertisers for whom it acts; {@code *} for all
 * @param agency that it works for; null if none
 * @param campaign the only one that it may ask in; null for all
 * @param expiresAt when the token or key ends
 * @param shares what it may ask side by side
 */
@Schema(
    description = "What a client's token or API key allows",
    examples =
        """
        {"client": "https://login.example|dialer-7", "roles": ["dialer"], "scopes": [],
         "advertisers": ["zonnestroom"], "agency": "belhuis", "campaign": null,
         "expiresAt": "2026-11-23T15:00:00+01:00",
         "shares": [{"name": "questions", "most": 10000, "left": 9998}]}
        """)
record ClientRecord(
    String client,
    List<String> roles,
    List<String> scopes,
    List<String> advertisers,
    @Nullable String agency,
    @Nullable String campaign,
    Instant expiresAt,
    List<ClientShare> shares) {}
