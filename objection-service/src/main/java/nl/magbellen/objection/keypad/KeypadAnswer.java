package nl.magbellen.objection.keypad;

import java.time.Instant;
import java.util.UUID;
import nl.magbellen.objection.ObjectionRecord;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How a key was understood.
 *
 * @param decision of the call
 * @param objected whether it is an objection, which is in force now
 * @param objection its id; null if it is none
 * @param advertiser to whom; null if it is none
 * @param receivedAt from when it counts; null if it is none
 */
@Schema(name = "KeypadAnswer", description = "How a key that was pressed was understood")
public record KeypadAnswer(
    UUID decision,
    Reading reading,
    boolean objected,
    @Nullable UUID objection,
    @Nullable String advertiser,
    @Nullable Instant receivedAt) {

  static KeypadAnswer none(UUID decision, Reading reading) {
    return new KeypadAnswer(decision, reading, false, null, null, null);
  }

  static KeypadAnswer of(UUID decision, Reading reading, ObjectionRecord objection) {
    return new KeypadAnswer(
        decision, reading, true, objection.id(), objection.advertiser(), objection.receivedAt());
  }
}
