package nl.magbellen.phonecode;

import java.util.Optional;
import nl.magbellen.number.NumberKind;

/** How a code reaches a telephone. */
public enum Delivery {
  /** As a text message; mobile numbers only. */
  SMS,
  /** Read aloud in a call; every telephone. */
  VOICE;

  /**
   * How a code reaches a number of this kind: this way if possible, else {@link #VOICE}; empty when
   * no one whom the rules protect can have such a number. A code is never sent to numbers at
   * special tariffs or abroad: that is how others would earn from our calls.
   */
  Optional<Delivery> possibleFor(NumberKind kind) {
    return switch (kind) {
      case MOBILE -> Optional.of(this);
      case GEOGRAPHIC, LOCATION_INDEPENDENT, COMPANY, ELECTRONIC_SERVICE -> Optional.of(VOICE);
      case FREE_OF_CHARGE,
          PREMIUM,
          PERSONAL_ASSISTANT,
          MACHINE,
          SEMAPHONE,
          INTERNET_ACCESS,
          NON_GEOGRAPHIC_SHORT,
          EMERGENCY,
          HARMONISED,
          FOREIGN ->
          Optional.empty();
    };
  }
}
