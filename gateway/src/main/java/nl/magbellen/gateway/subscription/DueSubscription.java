package nl.magbellen.gateway.subscription;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.magbellen.gateway.feed.Positions;
import nl.magbellen.gateway.webhook.WebhookSecret;

/**
 * A subscription that this replica, and no other, sends to for now.
 *
 * @param lease by which that is so
 * @param secret empty when its key is not active
 * @param advertisers null for all
 * @param events names of kinds; empty for all
 * @param position behind what was taken
 * @param tried the id of the change that was tried last in vain; null for none
 * @param attempts how often
 * @param prompt whether the receiver took what it was last sent, and soon
 */
record DueSubscription(
    UUID id,
    UUID lease,
    URI url,
    Optional<WebhookSecret> secret,
    List<String> advertisers,
    Set<String> events,
    Positions position,
    String tried,
    int attempts,
    boolean prompt) {

  /** Whether changes of this kind are to be sent. */
  boolean tells(Enum<?> kind) {
    return events.isEmpty() || events.contains(kind.name());
  }

  /** The how manieth try of this change comes next, from 1. */
  int attempt(String change) {
    return change.equals(tried) ? attempts + 1 : 1;
  }
}
