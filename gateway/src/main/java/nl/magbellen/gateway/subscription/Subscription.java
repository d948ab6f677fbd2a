package nl.magbellen.gateway.subscription;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.magbellen.gateway.webhook.SendResult;
import nl.magbellen.service.change.ChangeKind;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is sent changes.
 *
 * @param url of the receiver
 * @param events kinds of changes that are sent; empty for all
 * @param advertisers whose changes, beside those that count for all; {@code *} for all
 * @param agency the agency that it is of; null for none
 * @param secret only in the answer that made it, where it was not given; null for ever after
 * @param cursor up to where the receiver has taken the feed; it may be asked with as after
 * @param attempts how often the change that comes next was tried in vain
 * @param nextAttemptAt when it is tried again; null when nothing failed
 * @param lastResult of the last try; null before the first
 * @param lastAttemptAt when that was; null before the first
 * @param behindSince since when there is something that it has not taken; null when it has all
 */
@Schema(description = "Somebody who is sent changes, and how far it has come")
public record Subscription(
    UUID id,
    @Schema(examples = "https://dialer.example/changes") String url,
    List<ChangeKind> events,
    List<String> advertisers,
    @Nullable String agency,
    @Schema(examples = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw") @Nullable String secret,
    SubscriptionState state,
    @Schema(examples = "MC4wLjAuMA") String cursor,
    int attempts,
    @Nullable Instant nextAttemptAt,
    @Nullable SendResult lastResult,
    @Nullable Instant lastAttemptAt,
    @Nullable Instant behindSince,
    Instant createdAt) {

  /** Copies the lists. */
  public Subscription {
    events = List.copyOf(events);
    advertisers = List.copyOf(advertisers);
  }

  /** The same from this cursor on: nothing was tried yet. */
  Subscription from(String begin) {
    return new Subscription(
        id,
        url,
        events,
        advertisers,
        agency,
        null,
        state,
        begin,
        0,
        null,
        lastResult,
        lastAttemptAt,
        behindSince,
        createdAt);
  }
}
