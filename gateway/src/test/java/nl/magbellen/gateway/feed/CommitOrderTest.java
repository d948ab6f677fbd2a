package nl.magbellen.gateway.feed;

import static io.restassured.RestAssured.given;
import static nl.magbellen.service.testing.TestTokens.token;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.testing.CommitOrderContract;

/** Of the gateway's own changes, among those of others. */
@QuarkusTest
@WithTestResource(SourcesInMemory.class)
class CommitOrderTest extends CommitOrderContract {

  DataSource database;

  @Override
  protected Connection connect() throws SQLException {
    return database.getConnection();
  }

  @Override
  protected Part read(String after, String advertiser) {
    JsonPath feed =
        given()
            .auth()
            .oauth2(token(Role.DIALER, advertiser))
            .get("/v1/changes?after=" + (after == null ? "now" : after))
            .jsonPath();
    return new Part(feed.getList("items.evidence"), feed.getString("nextCursor"));
  }
}
