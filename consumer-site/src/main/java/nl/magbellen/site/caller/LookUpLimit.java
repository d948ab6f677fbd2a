package nl.magbellen.site.caller;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import nl.magbellen.phonecode.ClientAddress;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps advertisers and caller ids from being copied through the pages: each address block may look
 * up so much a minute. Held in memory, a bounded number of blocks, for two minutes at most.
 */
@ApplicationScoped
public class LookUpLimit {

  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int MOST_BLOCKS = 100_000;

  private final LoadingCache<String, Bucket> buckets;

  LookUpLimit(@ConfigProperty(name = "magbellen.site.look-ups-per-minute") int most) {
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(MOST_BLOCKS)
            .expireAfterAccess(WINDOW.multipliedBy(2))
            .build(
                block ->
                    Bucket.builder()
                        .addLimit(limit -> limit.capacity(most).refillGreedy(most, WINDOW))
                        .build());
  }

  /** Counts a look-up; false if there were too many. */
  public boolean allows(ClientAddress from) {
    return buckets.get(from.block()).tryConsume(1);
  }
}
