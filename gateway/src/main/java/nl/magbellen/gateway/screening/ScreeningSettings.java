package nl.magbellen.gateway.screening;

import io.smallrye.config.ConfigMapping;

/** How lists are screened. */
@ConfigMapping(prefix = "magbellen.screening")
interface ScreeningSettings {

  /** The most rows in one batch. */
  int widest();

  /** The most batches of one list under way at once. */
  int sideBySide();

  /**
   * The places for lists that are screened at once; clients share them, and a list without one is
   * refused with 503.
   */
  int mostLists();

  /**
   * Of how many different numbers the first row is remembered, to tell duplicates, in all lists
   * together: 24 bytes each.
   */
  int mostNumbers();
}
