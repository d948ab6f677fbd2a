package nl.magbellen.callerid;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import nl.magbellen.service.testing.DatabaseDownContract;
import nl.magbellen.service.testing.TestWorld;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(DatabaseDownTest.OwnDatabase.class)
@WithTestResource(TestWorld.class)
class DatabaseDownTest extends DatabaseDownContract {

  /** A service that nobody has asked anything, with a database that no other test has. */
  public static final class OwnDatabase implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return USUAL_TIMES;
    }
  }

  @Override
  protected Map<String, Integer> needNoDatabase() {
    return Map.of();
  }

  @Test
  @Order(6)
  void jobThatNeedsTheDatabaseWarnsInALineAndIsTriedLater() {
    assertJobsAreTriedLater();
  }
}
