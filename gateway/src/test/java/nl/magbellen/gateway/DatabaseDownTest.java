package nl.magbellen.gateway;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import nl.magbellen.service.testing.DatabaseDownContract;

@QuarkusTest
@TestProfile(DatabaseDownTest.OwnDatabase.class)
@WithTestResource(GatewayWorld.class)
class DatabaseDownTest extends DatabaseDownContract {

  /** A service that nobody has asked anything, with a database that no other test has. */
  public static final class OwnDatabase implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return USUAL_TIMES;
    }
  }

  /** A short question is about now. */
  @Override
  protected String body(String operation, String documented) {
    return operation.equals("postShort") ? documented.replaceFirst("&at=[^&]*", "") : documented;
  }

  @Override
  protected Map<String, String> queries() {
    return Map.of(
        "askShort",
        "&subject=energy-contract",
        "screen",
        "?advertiser=zonnestroom&purpose=COMMERCIAL&subject=energy-contract");
  }

  /** A question is answered all the same: with a DENY. */
  @Override
  protected Map<String, Integer> needNoDatabase() {
    return Map.ofEntries(
        Map.entry("askShort", 200),
        Map.entry("postShort", 200),
        Map.entry("getAuthzenConfiguration", 200),
        Map.entry("getSigningKeys", 200),
        Map.entry("getRulebook", 200),
        Map.entry("getOwnClient", 200),
        Map.entry("evaluateAccess", 200),
        Map.entry("evaluateAccesses", 200),
        Map.entry("askCallPermission", 200),
        Map.entry("askCallPermissions", 200),
        Map.entry("screen", 200));
  }
}
