package nl.magbellen.service.connection;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import nl.magbellen.service.problem.Problem;

/** What is answered to a request for which there is no time or no memory now. */
final class Busy {

  /** In seconds. */
  static final String SOON = "1";

  private static final String AGAIN = " Send this again after the seconds that Retry-After tells.";

  private Busy() {}

  static Problem noTime() {
    return Problem.busy("More is asked at once than can be answered in time." + AGAIN);
  }

  static Problem noMemory() {
    return Problem.busy("More is sent at once than there is memory for." + AGAIN);
  }

  static void tellWhen(HttpServerResponse response) {
    response.putHeader(HttpHeaders.RETRY_AFTER, SOON);
  }
}
