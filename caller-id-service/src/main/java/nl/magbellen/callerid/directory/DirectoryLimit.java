package nl.magbellen.callerid.directory;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HexFormat;

/**
 * Keeps the public directory from being copied number by number: each client address may ask so
 * much. The addresses are held in memory, a bounded number of them, for two minutes at most.
 */
@ApplicationScoped
class DirectoryLimit {

  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int IPV6_NETWORK_BYTES = 8;

  private final LoadingCache<String, Bucket> buckets;

  DirectoryLimit(DirectorySettings settings) {
    int most = settings.requestsPerMinute();
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(settings.addressesRemembered())
            .expireAfterAccess(WINDOW.multipliedBy(2))
            .build(
                asker ->
                    Bucket.builder()
                        .addLimit(limit -> limit.capacity(most).refillGreedy(most, WINDOW))
                        .build());
  }

  /**
   * Counts a question.
   *
   * @param address the client's IP address
   * @return how long the client must wait before it is answered; zero if it is answered now
   */
  Duration waitOf(String address) {
    ConsumptionProbe probe = buckets.get(asker(address)).tryConsumeAndReturnRemaining(1);
    return Duration.ofNanos(probe.getNanosToWaitForRefill());
  }

  /** An IPv6 client has a whole network of addresses, so there the network is what counts. */
  private static String asker(String address) {
    try {
      return InetAddress.ofLiteral(address) instanceof Inet6Address six
          ? HexFormat.of().formatHex(six.getAddress(), 0, IPV6_NETWORK_BYTES)
          : address;
    } catch (IllegalArgumentException e) {
      // A proxy may name the client by something else than an address.
      return address;
    }
  }
}
