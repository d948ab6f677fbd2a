package nl.magbellen.gateway.subscription;

import java.time.Instant;
import nl.magbellen.gateway.feed.FeedItem;
import nl.magbellen.gateway.webhook.SendResult;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A change that no try brought to the receiver.
 *
 * @param change as it would have been sent
 * @param attempts how often it was tried
 * @param lastResult of the last try
 * @param givenUpAt when that was
 */
@Schema(description = "A change that no try brought to the receiver")
public record DeadLetter(FeedItem change, int attempts, SendResult lastResult, Instant givenUpAt) {}
