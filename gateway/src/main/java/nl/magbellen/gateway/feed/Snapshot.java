package nl.magbellen.gateway.feed;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.Optional;

/**
 * All that blocks calls at one position of the feed, a line each, and that position. Changes are
 * only ever added, each behind those that are there: so what is read part by part is what stood at
 * that position, however long it takes, and the feed goes on from there without a gap.
 */
final class Snapshot {

  private final Feed feed;
  private final ObjectMapper json;
  private final Positions position;
  private final Collection<String> advertisers;

  /**
   * @param position where it is taken
   * @param advertisers for whom; null for all
   */
  Snapshot(Feed feed, ObjectMapper json, Positions position, Collection<String> advertisers) {
    this.feed = feed;
    this.json = json;
    this.position = position;
    this.advertisers = advertisers;
  }

  /**
   * Writes it, one part in memory at a time.
   *
   * @throws IOException when the client is gone
   */
  void writeTo(OutputStream client) throws IOException {
    OutputStream out = new BufferedOutputStream(client, 1 << 16);
    long count = 0;
    Positions told = feed.beginning();
    for (Optional<FeedPart> part = next(told); part.isPresent(); part = next(told)) {
      for (FeedItem item : part.get().items()) {
        line(item, out);
        count++;
      }
      told = part.get().end();
    }
    line(new SnapshotEnd(position.cursor(), count), out);
    out.flush();
  }

  private Optional<FeedPart> next(Positions told) {
    return feed.standing(told, position, advertisers).map(part -> part.await().indefinitely());
  }

  private void line(Object value, OutputStream out) throws IOException {
    out.write(json.writeValueAsBytes(value));
    out.write('\n');
  }
}
