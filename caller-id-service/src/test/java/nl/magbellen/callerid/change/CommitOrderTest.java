package nl.magbellen.callerid.change;

import static io.restassured.RestAssured.given;
import static nl.magbellen.service.testing.TestTokens.token;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.testing.CommitOrderContract;
import nl.magbellen.service.testing.TestWorld;

@QuarkusTest
@WithTestResource(TestWorld.class)
class CommitOrderTest extends CommitOrderContract {

  DataSource database;

  @Override
  protected Connection connect() throws SQLException {
    return database.getConnection();
  }

  @Override
  protected Part read(String after, String advertiser) {
    Map<String, Object> body = new HashMap<>();
    body.put("after", after == null ? null : Long.valueOf(after));
    body.put("advertisers", List.of(advertiser));
    body.put("most", 100);
    JsonPath part =
        given()
            .auth()
            .oauth2(token(Role.SERVICE))
            .contentType(ContentType.JSON)
            .body(body)
            .post("/internal/changes")
            .jsonPath();
    return new Part(part.getList("changes.evidence"), String.valueOf(part.getLong("end")));
  }
}
