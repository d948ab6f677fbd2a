package nl.magbellen.launcher.chaos.load;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What came back.
 *
 * @param status HTTP's; 0 when no answer came
 * @param body JSON; empty when there is none
 */
record Reply(int status, JsonNode body) {

  private static final int CLIENTS_FAULT = 4;
  private static final int CONFLICT = 409;
  private static final int TOO_MANY = 429;

  boolean isTaken() {
    return status / 100 == 2;
  }

  /** Whether sending it again is useless. */
  boolean isRefused() {
    return status / 100 == CLIENTS_FAULT && status != CONFLICT && status != TOO_MANY;
  }
}
