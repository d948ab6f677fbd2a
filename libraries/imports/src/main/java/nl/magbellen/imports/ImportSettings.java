package nl.magbellen.imports;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How files are imported. */
@ConfigMapping(prefix = "magbellen.imports")
interface ImportSettings {

  /** The most rows in one transaction. */
  int widest();

  /** The places for files that are imported at once; clients share them. */
  int mostFiles();

  /** The connections to the database that imports alone take. */
  int connections();

  /** How long a batch is tried again while the database does not take it. */
  Duration triedFor();
}
