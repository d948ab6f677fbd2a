package nl.magbellen.callerid.number;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a caller id is still pending. */
@Schema(
    description =
        "Why a caller id is still pending. NOT_PROVEN: no proof of ownership was recorded."
            + " PROVEN_FOR_ANOTHER: the proof is recorded, but at its instant the number was proven"
            + " for another advertiser or agency; an operator or the holder of the number must agree, or the"
            + " number must be proven anew after it was given up.")
public enum PendingReason {
  /** No proof of ownership was recorded. */
  NOT_PROVEN,
  /**
   * The proof is recorded, but at its instant the number was proven for another advertiser or
   * agency: an operator or the holder of the number must agree, or it must be proven anew after it
   * was given up.
   */
  PROVEN_FOR_ANOTHER
}
