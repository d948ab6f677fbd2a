package nl.magbellen.gateway.permission;

import io.smallrye.config.ConfigMapping;

/** How questions that wait together are put into batches. */
@ConfigMapping(prefix = "magbellen.batches")
interface BatchSettings {

  /** The most questions in one batch. */
  int widest();

  /** The most batches under way at once. */
  int sideBySide();

  /** How many questions must wait for a batch to go beside one that is under way. */
  int worthwhile();

  /** How many questions may wait before further ones are refused. */
  int mostWaiting();
}
