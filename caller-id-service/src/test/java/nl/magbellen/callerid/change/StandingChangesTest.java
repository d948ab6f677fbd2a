package nl.magbellen.callerid.change;

import static nl.magbellen.callerid.Clients.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import nl.magbellen.service.testing.TestWorld;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which changes of a table still block calls. Every service with such a table tells them alike. */
@QuarkusTest
@WithTestResource(TestWorld.class)
class StandingChangesTest {

  private static final String CHANGE =
      """
      insert into change (kind, advertiser, caller_id, day, evidence, happened_at)
      values (?, ?, ?, ?::date, ?, now())
      """;

  private static final String MANY =
      """
      insert into change (kind, advertiser, evidence, happened_at)
      select case when n % 1000 = 0 then 'CONSENT_WITHDRAWN' else 'CONSENT_GIVEN' end, ?, 'consent:' || n, now()
      from generate_series(1, 12000) n
      """;

  DataSource database;

  private final String advertiser = "standing-" + UUID.randomUUID();
  private long before;

  @BeforeEach
  void behindWhatOthersWrote() {
    end();
    before = end();
  }

  /** All of one record: of a consent, or of a caller id. */
  @ParameterizedTest
  @CsvSource({
    "CONSENT_GIVEN, ''",
    "CONSENT_GIVEN CONSENT_WITHDRAWN, CONSENT_WITHDRAWN",
    "CONSENT_GIVEN CONSENT_WITHDRAWN CONSENT_WITHDRAWN, CONSENT_WITHDRAWN",
    "CONSENT_GIVEN CONSENT_WITHDRAWN CONSENT_VERIFIED, CONSENT_WITHDRAWN",
    "CONSENT_GIVEN CONSENT_DISPUTED, CONSENT_DISPUTED",
    "CONSENT_GIVEN CONSENT_DISPUTED CONSENT_DISPUTED, CONSENT_DISPUTED",
    "CONSENT_GIVEN CONSENT_DISPUTED CONSENT_VERIFIED, ''",
    "CONSENT_GIVEN CONSENT_DISPUTED CONSENT_VERIFIED CONSENT_DISPUTED, CONSENT_DISPUTED",
    "CONSENT_GIVEN CONSENT_WITHDRAWN CONSENT_DISPUTED, CONSENT_WITHDRAWN CONSENT_DISPUTED",
    "CONSENT_GIVEN CONSENT_EXPIRED CONSENT_VERIFIED, CONSENT_EXPIRED",
    "CONSENT_GIVEN CONSENT_DISPUTED CONSENT_EXPIRED, CONSENT_EXPIRED",
    "RELATION_STARTED RELATION_ENDED, RELATION_ENDED",
    "RELATION_STARTED RELATION_ENDED RELATION_EXPIRED RELATION_EXPIRED, RELATION_ENDED RELATION_EXPIRED",
    "CALL_REQUESTED REQUESTED_CALL_USED, REQUESTED_CALL_USED",
    "CALL_REQUESTED REQUESTED_CALL_EXPIRED, REQUESTED_CALL_EXPIRED",
    "CONSENT_GIVEN CONSENT_PERIOD_EXPIRED CONSENT_VERIFIED, CONSENT_PERIOD_EXPIRED",
    "CONSENT_GIVEN CONSENT_FIRST_CALL_EXPIRED CONSENT_VERIFIED, CONSENT_FIRST_CALL_EXPIRED",
    "NUMBER_PUBLISHED PUBLISHED_NUMBER_EXPIRED, PUBLISHED_NUMBER_EXPIRED",
    "MANDATE_GIVEN MANDATE_ENDED MANDATE_EXPIRED, MANDATE_ENDED MANDATE_EXPIRED",
    "ADVERTISER_ACTIVE ADVERTISER_INACTIVE, ADVERTISER_INACTIVE",
    "ADVERTISER_ACTIVE ADVERTISER_INACTIVE ADVERTISER_ACTIVE, ''",
    "CALLER_ID_PROVEN CALLER_ID_RELEASED, CALLER_ID_RELEASED"
  })
  void lastChangeOfARecordCountsButWhatIsFinalStays(String kinds, String standing)
      throws SQLException {
    // Given
    for (String kind : kinds.split(" ")) {
      changed(kind, null, null, "record:1");
      changed(kind, null, null, "record:2");
    }
    // When
    JsonPath told = standing(before, end());
    // Then
    List<String> twice = new ArrayList<>();
    for (String kind : standing.isEmpty() ? new String[0] : standing.split(" ")) {
      twice.addAll(List.of(kind, kind));
    }
    assertThat(told.getList("changes.kind")).isEqualTo(twice);
  }

  /** Each check is a record of its own. */
  @Test
  void lastCallbackCheckOfANumberCounts() throws SQLException {
    // Given
    changed("CALLBACK_FAILED", "+31880000001", null, "callback-check:1");
    changed("CALLBACK_PASSED", "+31880000002", null, "callback-check:2");
    changed("CALLBACK_FAILED", "+31880000003", null, "callback-check:3");
    changed("CALLBACK_PASSED", "+31880000001", null, "callback-check:4");
    changed("CALLBACK_EXPIRED", "+31880000002", null, "callback-check:2");
    // When
    JsonPath told = standing(before, end());
    // Then
    assertThat(told.getList("changes.callerId")).containsExactly("+31880000003", "+31880000002");
  }

  @Test
  void dayOfMourningThatWasTakenFromTheListIsNotTold() throws SQLException {
    // Given
    changed("MOURNING_DAY_ADDED", null, "2031-02-03", null);
    changed("MOURNING_DAY_ADDED", null, "2031-02-04", null);
    changed("MOURNING_DAY_REMOVED", null, "2031-02-03", null);
    // When
    JsonPath told = standing(before, end());
    // Then
    assertThat(told.getList("changes.day")).containsExactly("2031-02-04");
  }

  @Test
  void whatCameLaterIsNotLookedAt() throws SQLException {
    // Given
    changed("CONSENT_DISPUTED", null, null, "consent:1");
    long then = end();
    changed("CONSENT_VERIFIED", null, null, "consent:1");
    changed("CONSENT_WITHDRAWN", null, null, "consent:2");
    // When
    JsonPath told = standing(before, then);
    // Then
    assertThat(told.getList("changes.evidence")).containsExactly("consent:1");
    assertThat(told.getLong("end")).isEqualTo(then);
    assertThat(standing(before, end()).getList("changes.evidence")).containsExactly("consent:2");
  }

  @Test
  void partsAreBounded() throws SQLException {
    // Given
    try (Connection connection = database.getConnection();
        PreparedStatement write = connection.prepareStatement(MANY)) {
      write.setString(1, advertiser);
      write.executeUpdate();
    }
    end();
    long end = end();
    // When
    List<Integer> parts = new ArrayList<>();
    long told = before;
    while (told < end) {
      JsonPath part = standing(told, end);
      parts.add(part.getList("changes").size());
      told = part.getLong("end");
    }
    // Then
    assertThat(parts).containsExactly(5, 5, 2);
  }

  private void changed(String kind, String callerId, String day, String evidence)
      throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement write = connection.prepareStatement(CHANGE)) {
      write.setString(1, kind);
      write.setString(2, advertiser);
      write.setString(3, callerId);
      write.setString(4, day);
      write.setString(5, evidence);
      write.executeUpdate();
    }
  }

  private JsonPath standing(long after, long upTo) {
    return service()
        .body(Map.of("after", after, "upTo", upTo, "advertisers", List.of(advertiser)))
        .post("/internal/changes/standing")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static long end() {
    Map<String, Object> body = new HashMap<>();
    body.put("after", null);
    body.put("most", 1);
    return service().body(body).post("/internal/changes").jsonPath().getLong("end");
  }
}
