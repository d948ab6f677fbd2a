package nl.magbellen.callerid.directory;

import io.smallrye.config.ConfigMapping;

/** How much the public directory gives to one asker. */
@ConfigMapping(prefix = "magbellen.directory")
public interface DirectorySettings {

  /** How many questions one client address may ask in a minute, and at once after a pause. */
  int requestsPerMinute();

  /** Of how many client addresses the number of questions is remembered. */
  int addressesRemembered();
}
