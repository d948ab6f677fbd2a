package nl.magbellen.gateway.permission;

import io.smallrye.config.ConfigMapping;

/** How questions that wait together are put into batches. */
@ConfigMapping(prefix = "magbellen.batches")
interface BatchSettings {

  /** The most questions in one batch. */
  int widest();

  /** How many questions may wait before further ones are refused. */
  int mostWaiting();
}
