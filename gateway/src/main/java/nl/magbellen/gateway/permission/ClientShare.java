package nl.magbellen.gateway.permission;

import nl.magbellen.service.share.FairShares.Share;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a client may ask side by side, on the replica that answers.
 *
 * @param name what is counted: questions that wait, or batches
 * @param most how many at once, if nobody else asks
 * @param left how many more now
 */
@Schema(
    name = "ClientShare",
    description = "What a client may ask side by side, on the replica that answers")
public record ClientShare(String name, int most, int left) {

  static ClientShare of(String name, int most, Share now) {
    return new ClientShare(name, most, now.left());
  }

  /** For the header {@code RateLimit-Policy}. */
  String policy() {
    return "\"%s\";q=%d;qu=\"concurrent-requests\"".formatted(name, most);
  }

  /** For the header {@code RateLimit}. */
  String now() {
    return "\"%s\";r=%d".formatted(name, left);
  }
}
