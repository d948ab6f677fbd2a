package nl.magbellen.consent;

import static nl.magbellen.consent.ConsentApi.balanceTest;
import static nl.magbellen.consent.ConsentApi.consent;
import static nl.magbellen.consent.ConsentApi.newNumber;
import static nl.magbellen.consent.ConsentApi.publishedNumber;
import static nl.magbellen.consent.ConsentApi.recorded;
import static nl.magbellen.consent.ConsentApi.relation;
import static nl.magbellen.consent.ConsentApi.requestedCall;
import static nl.magbellen.consent.ConsentApi.service;
import static nl.magbellen.consent.ConsentApi.writer;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.magbellen.service.testing.LogContract;
import nl.magbellen.transparency.store.Finding.What;

@QuarkusTest
@TestProfile(ConsentLogTest.OwnDatabase.class)
@WithTestResource(ConsentWorld.class)
class ConsentLogTest extends LogContract {

  private static final String ADVERTISER = "zonnestroom";

  /** A database in which no other test alters anything. */
  public static final class OwnDatabase implements QuarkusTestProfile {}

  @Override
  protected String origin() {
    return "magbellen/consent-service";
  }

  @Override
  protected void record() {
    String number = newNumber();
    var client = writer(ADVERTISER);
    String id = recorded(writer(ADVERTISER), "/v1/consents", consent(number, ADVERTISER));
    client
        .body(Map.of("withdrawnAt", "2026-11-20T10:00:00+01:00", "channel", "WEB"))
        .post("/v1/consents/{id}/withdrawal", id);
    recorded(writer(ADVERTISER), "/v1/customer-relations", relation(number, ADVERTISER));
    recorded(writer(ADVERTISER), "/v1/requested-calls", requestedCall(number, ADVERTISER));
    recorded(writer(ADVERTISER), "/v1/published-numbers", publishedNumber(number));
    recorded(writer(ADVERTISER), "/v1/balance-tests", balanceTest(ADVERTISER, "P2Y"));
    service()
        .body(
            Map.of(
                "wrongPersons",
                List.of(
                    Map.of(
                        "number",
                        number,
                        "advertiser",
                        ADVERTISER,
                        "reachedAt",
                        "2026-11-20T10:00:00+01:00",
                        "minor",
                        false,
                        "decision",
                        "019ab000-0000-7000-8000-000000000001"))))
        .post("/internal/wrong-persons")
        .then()
        .statusCode(204);
  }

  @Override
  protected Stream<Alteration> alterations() {
    return Stream.of(
        changed("consent", "consent_event", "happened_at"),
        changed("consent", "consent", "given_at"),
        changed("consent", "consent", "number_cipher"),
        changed("relation", "customer_relation_event", "happened_at"),
        changed("relation", "customer_relation", "started_at"),
        changed("requested-call", "requested_call", "subject"),
        changed("requested-call", "requested_call_event", "recorded_by"),
        changed("wrong-person", "wrong_person", "minor"),
        changed("balance-test", "balance_test", "conclusion"),
        changed("published-number", "published_number", "page_sha256"),
        new Alteration(
            "create table kept as select * from wrong_person; delete from wrong_person",
            "alter table wrong_person disable trigger all; insert into wrong_person select * from kept;"
                + " alter table wrong_person enable trigger all; drop table kept",
            "wrong-person",
            What.MISSING));
  }

  /** The first row alone. */
  private static Alteration changed(String kind, String table, String column) {
    String first = "ctid = (select ctid from %s order by recorded_at limit 1)".formatted(table);
    String value =
        switch (column) {
          case "happened_at", "given_at", "started_at" -> column + " - interval '1 microsecond'";
          case "number_cipher" -> "number_cipher || '\\x00'::bytea";
          case "minor" -> "not minor";
          default -> column + " || '.'";
        };
    return new Alteration(
        "create table kept as select recorded_at, %2$s as old from %1$s where %4$s; update %1$s set %2$s = %3$s where %4$s"
            .formatted(table, column, value, first),
        "update %1$s t set %2$s = k.old from kept k where t.recorded_at = k.recorded_at; drop table kept"
            .formatted(table, column),
        kind,
        What.CHANGED);
  }
}
