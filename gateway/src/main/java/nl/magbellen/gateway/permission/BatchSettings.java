package nl.magbellen.gateway.permission;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How questions that wait together are put into batches. */
@ConfigMapping(prefix = "magbellen.batches")
interface BatchSettings {

  /** The most questions in one batch. */
  int widest();

  /**
   * The places for questions that wait, at most; a client alone has half of them. There are fewer
   * when batches take long: as many as are answered within {@link #longestWait()}.
   */
  int mostWaiting();

  /** How long a question waits for its batch before it is denied: nobody was asked in time. */
  Duration longestWait();

  /** The places for requests of many questions, and for those with a key; shared as above. */
  int mostRequests();
}
