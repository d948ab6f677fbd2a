package nl.magbellen.service.transparency;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the log of a service is called. */
@ConfigMapping(prefix = "magbellen.transparency")
interface LogSettings {

  /** The log's name in checkpoints; it never changes. */
  String origin();

  /** How many records are made leaves at a time. */
  @WithDefault("1000")
  int atOnce();
}
