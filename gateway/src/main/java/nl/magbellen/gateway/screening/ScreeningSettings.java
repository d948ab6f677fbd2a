package nl.magbellen.gateway.screening;

import io.smallrye.config.ConfigMapping;

/** How lists are screened. */
@ConfigMapping(prefix = "magbellen.screening")
interface ScreeningSettings {

  /** The most rows in one batch. */
  int widest();

  /** The most batches of one list under way at once. */
  int sideBySide();

  /** How many lists are screened at once; further ones are refused with 503. */
  int mostLists();
}
