package nl.magbellen.callerid.directory;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** How much the public directory gives to one asker. */
@ConfigMapping(prefix = "magbellen.directory")
public interface DirectorySettings {

  /** The public address of the consumers' site, to which pages link; empty when there is none. */
  Optional<String> siteUrl();

  /** How many questions one client address may ask in a minute, and at once after a pause. */
  int requestsPerMinute();

  /** Of how many client addresses the number of questions is remembered. */
  int addressesRemembered();
}
