package nl.magbellen.objection.transparency;

import static io.restassured.RestAssured.given;
import static nl.magbellen.service.testing.TestTokens.token;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import java.util.Map;
import java.util.stream.Stream;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.testing.LogContract;
import nl.magbellen.service.testing.TestWorld;
import nl.magbellen.transparency.store.Finding.What;

@QuarkusTest
@TestProfile(ObjectionLogTest.OwnDatabase.class)
@WithTestResource(TestWorld.class)
class ObjectionLogTest extends LogContract {

  /** A database in which no other test alters anything. */
  public static final class OwnDatabase implements QuarkusTestProfile {}

  @Override
  protected String origin() {
    return "magbellen/objection-service";
  }

  @Override
  protected void record() {
    String id = register("+31612345678");
    register("+31612345678");
    register("+31612345679");
    given()
        .auth()
        .oauth2(token(Role.DIALER, "*"))
        .contentType(ContentType.JSON)
        .body(
            Map.of(
                "statement", "Call me again.",
                "statedAt", "2026-11-02T11:00:00+01:00",
                "evidence", "letter-1"))
        .post("/v1/objections/{id}/lift", id);
  }

  private static String register(String number) {
    return given()
        .auth()
        .oauth2(token(Role.DIALER, "*"))
        .contentType(ContentType.JSON)
        .body(
            Map.of(
                "number", number,
                "advertiser", "*",
                "receivedAt", "2026-11-01T11:00:00+01:00",
                "channel", "CALL",
                "source", "call 17"))
        .post("/v1/objections")
        .path("id");
  }

  @Override
  protected Stream<Alteration> alterations() {
    return Stream.of(
        changed("objection_event", "happened_at", "happened_at - interval '1 microsecond'"),
        changed("objection_event", "statement", "coalesce(statement, '') || '.'"),
        changed("objection_event", "recorded_by", "'somebody else'"),
        changed(
            "objection_event", "kind", "case kind when 'LIFTED' then 'RECEIVED' else 'LIFTED' end"),
        changed("objection", "advertiser", "'another'"),
        changed("objection", "number_cipher", "number_cipher || '\\x00'::bytea"),
        new Alteration(
            "create table kept as select * from objection_event where kind = 'RECEIVED'; delete from objection_event where kind = 'RECEIVED'",
            "alter table objection_event disable trigger all;"
                + " insert into objection_event overriding system value select * from kept;"
                + " alter table objection_event enable trigger all; drop table kept",
            "objection",
            What.MISSING),
        new Alteration(
            """
            alter table objection_event disable trigger all;
            insert into objection_event (number_key, objection, kind, happened_at, recorded_by)
            select number_key, objection, 'LIFTED', now(), 'forged' from objection_event limit 1;
            alter table objection_event enable trigger all
            """,
            "delete from objection_event where recorded_by = 'forged'",
            "objection",
            What.NOT_IN_TREE));
  }

  /** The first row alone. */
  private static Alteration changed(String table, String column, String value) {
    String first = "ctid = (select ctid from %s order by recorded_at limit 1)".formatted(table);
    return new Alteration(
        "create table kept as select recorded_at, %2$s as old from %1$s where %4$s; update %1$s set %2$s = %3$s where %4$s"
            .formatted(table, column, value, first),
        "update %1$s t set %2$s = k.old from kept k where t.recorded_at = k.recorded_at; drop table kept"
            .formatted(table, column),
        "objection",
        What.CHANGED);
  }
}
