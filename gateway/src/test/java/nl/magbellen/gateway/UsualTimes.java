package nl.magbellen.gateway;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * A gateway that waits no longer than in production; where nothing is late on purpose, tests of a
 * busy machine wait longer.
 */
public final class UsualTimes implements QuarkusTestProfile {

  /** The times of production, but for those that every service has. */
  static final Map<String, String> TIMES =
      Map.of(
          "quarkus.rest-client.connect-timeout", "500",
          "quarkus.rest-client.read-timeout", "3000",
          "magbellen.gathering.deadline", "PT2S",
          "magbellen.advertisers.deadline", "PT1S",
          "magbellen.mourning-days.deadline", "PT2S",
          "magbellen.log.deadline", "PT2S",
          "magbellen.log.deadline-in-database", "PT1.5S",
          "magbellen.questions.answered-within", "PT4S",
          "magbellen.questions.key-deadline", "PT1.5S",
          "magbellen.batches.longest-wait", "PT2S");

  @Override
  public Map<String, String> getConfigOverrides() {
    return TIMES;
  }
}
