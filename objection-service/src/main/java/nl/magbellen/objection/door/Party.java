package nl.magbellen.objection.door;

import java.util.Objects;

/**
 * Against whom somebody objects.
 *
 * @param id the advertiser's id, or {@code *} for everybody
 */
record Party(String id) {

  static final Party EVERYBODY = new Party("*");

  Party {
    Objects.requireNonNull(id, "id");
  }

  boolean isEverybody() {
    return equals(EVERYBODY);
  }
}
