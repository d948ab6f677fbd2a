package nl.magbellen.service.idempotency;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import nl.magbellen.number.NumberKey;
import nl.magbellen.service.refusal.CommonRefusal.KeyReused;
import nl.magbellen.service.refusal.RefusedException;

/**
 * A request with an {@code Idempotency-Key}. What was asked is known by keyed hashes alone: it may
 * hold a number.
 *
 * @param owner whose key it is: the client with its rights, so that other rights are another key
 * @param digest of method, path and body, under the newest secret
 * @param digests the same under every active secret
 */
public record KeyedRequest(
    String owner, String key, NumberKey digest, Collection<NumberKey> digests) {

  /** Copies the digests. */
  public KeyedRequest {
    digests = List.copyOf(digests);
  }

  /**
   * Ensures that the key was used for the same request before.
   *
   * @param first the digest of the request that it was used for
   * @throws RefusedException if that was another one
   */
  public void requireSame(UUID first) {
    if (!digests.contains(new NumberKey(first))) {
      throw new RefusedException(new KeyReused());
    }
  }
}
