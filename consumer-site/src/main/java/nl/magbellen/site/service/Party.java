package nl.magbellen.site.service;

import java.util.Objects;

/**
 * Against whom somebody objects.
 *
 * @param id the advertiser's id, or {@code *} for everybody
 */
public record Party(String id) {

  /** Every advertiser. */
  public static final Party EVERYBODY = new Party("*");

  public Party {
    Objects.requireNonNull(id, "id");
  }

  /** Whether it is not one advertiser but all. */
  public boolean isEverybody() {
    return equals(EVERYBODY);
  }
}
