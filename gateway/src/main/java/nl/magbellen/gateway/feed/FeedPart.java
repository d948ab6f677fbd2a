package nl.magbellen.gateway.feed;

import java.util.List;

/**
 * A part of the feed.
 *
 * @param items in the feed's order
 * @param end up to where each source was read
 */
public record FeedPart(List<FeedItem> items, Positions end) {

  /** Copies the items. */
  public FeedPart {
    items = List.copyOf(items);
  }
}
