package nl.magbellen.facts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;

/**
 * What happened when a caller id was called back.
 *
 * @param result ANSWERED, NO_ANSWER, BUSY or NOT_IN_SERVICE
 * @param identifiesAdvertiser true when the one who answered named the advertiser
 * @param ordinaryTariff true when the call cost no more than an ordinary call
 */
public record CallbackCheckFact(
    UUID id, Instant at, String result, boolean identifiesAdvertiser, boolean ordinaryTariff)
    implements Evidence {

  public CallbackCheckFact {
    requireNonNull(id, "id");
    requireNonNull(at, "at");
    requireNonNull(result, "result");
  }

  @Override
  public String evidence() {
    return "callback-check:" + id;
  }
}
