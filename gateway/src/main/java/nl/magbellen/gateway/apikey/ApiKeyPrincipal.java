package nl.magbellen.gateway.apikey;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.access.ClientPrincipal;

/**
 * Whoever has shown a key. Its name is that of the client that the key speaks for, so that a newer
 * key finds the decisions of an older one.
 *
 * @param forAdvertiser null for any
 * @param ofAgency null for none
 * @param inCampaign the only one; null for any
 * @param scopes where the key is taken
 */
record ApiKeyPrincipal(
    String forAdvertiser, String ofAgency, String inCampaign, Set<String> scopes, Instant expiresAt)
    implements ClientPrincipal {

  ApiKeyPrincipal {
    scopes = Set.copyOf(scopes);
  }

  @Override
  public String getName() {
    return "api-key|%s|%s".formatted(agency().orElse(""), String.join(",", advertisers()));
  }

  @Override
  public List<String> advertisers() {
    return List.of(forAdvertiser == null ? Client.ALL : forAdvertiser);
  }

  @Override
  public Optional<String> agency() {
    return Optional.ofNullable(ofAgency);
  }

  @Override
  public Optional<String> campaign() {
    return Optional.ofNullable(inCampaign);
  }
}
