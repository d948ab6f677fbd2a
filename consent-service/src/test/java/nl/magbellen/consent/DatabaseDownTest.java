package nl.magbellen.consent;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.HashMap;
import java.util.Map;
import nl.magbellen.service.testing.DatabaseDownContract;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(DatabaseDownTest.OwnDatabase.class)
@WithTestResource(ConsentWorld.class)
class DatabaseDownTest extends DatabaseDownContract {

  /** A service that nobody has asked anything, with a database that no other test has. */
  public static final class OwnDatabase implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> times = new HashMap<>(USUAL_TIMES);
      times.put("magbellen.advertisers.deadline", "PT4S");
      return times;
    }
  }

  /** What is no proof of ours is told without looking for it. */
  @Override
  protected Map<String, Integer> needNoDatabase() {
    return Map.of("getSigningKeys", 200, "checkProof", 200);
  }

  @Test
  @Order(8)
  void jobThatNeedsTheDatabaseWarnsInALineAndIsTriedLater() {
    assertJobsAreTriedLater();
  }
}
