package nl.magbellen.consent;

import static nl.magbellen.consent.ConsentApi.consent;
import static nl.magbellen.consent.ConsentApi.newNumber;
import static nl.magbellen.consent.ConsentApi.publishedNumber;
import static nl.magbellen.consent.ConsentApi.recorded;
import static nl.magbellen.consent.ConsentApi.relation;
import static nl.magbellen.consent.ConsentApi.requestedCall;
import static nl.magbellen.consent.ConsentApi.service;
import static nl.magbellen.consent.ConsentApi.with;
import static nl.magbellen.consent.ConsentApi.writer;
import static nl.magbellen.consent.Feed.changes;
import static nl.magbellen.consent.Feed.end;
import static nl.magbellen.consent.Feed.position;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the gateway is told of legal bases: whatever writes an event, it is in the feed. */
@QuarkusTest
@WithTestResource(ConsentWorld.class)
@Timeout(60)
class LegalBasisChangesTest {

  private static final String WITHDRAWN =
      """
      insert into consent_event (number_key, consent, kind, happened_at, recorded_by)
      select number_key, id, 'WITHDRAWN', now(), 'late' from consent where id = ?
      """;

  DataSource database;

  private final String number = newNumber();
  private final String advertiser = "feed-" + number.substring(5);
  private final String partner = advertiser + "-partner";

  @Test
  void consentIsToldForEachPartyWithWhatHappensToIt() {
    // Given
    long told = end();
    String id = consented(Map.of("partners", List.of(partner)));
    happens(id, "verification", "method", "SMS_CODE", "verifiedAt", "2026-10-01T10:00:00+02:00");
    happens(id, "withdrawal", "channel", "WEB", "withdrawnAt", "2026-10-02T10:00:00+02:00");
    // When
    Response own = changes(told, 100, advertiser);
    Response partners = changes(told, 100, partner);
    // Then
    own.then()
        .statusCode(200)
        .body("changes.kind", contains("CONSENT_GIVEN", "CONSENT_VERIFIED", "CONSENT_WITHDRAWN"))
        .body("changes.number", contains(number, number, number))
        .body("changes[0].evidence", equalTo("consent:" + id))
        .body("changes[0].happenedAt", equalTo("2026-10-01T10:00:00+02:00"));
    partners
        .then()
        .body("changes.kind", contains("CONSENT_GIVEN", "CONSENT_VERIFIED", "CONSENT_WITHDRAWN"))
        .body("changes[0].advertiser", equalTo(partner));
  }

  @Test
  void wrongPersonIsToldForTheAdvertiserThatReachedIt() {
    // Given
    consented(Map.of("partners", List.of(partner)));
    long told = end();
    Map<String, Object> wrong =
        Map.of("number", number, "advertiser", partner, "reachedAt", "2026-11-20T10:00:00+01:00");
    // When
    service().body(Map.of("wrongPersons", List.of(wrong))).post("/internal/wrong-persons");
    // Then
    changes(told, 100, partner).then().body("changes.kind", contains("CONSENT_DISPUTED"));
    changes(told, 100, advertiser).then().body("changes", empty());
  }

  /** Another person was reached before the consents are on record; a minor bears on every basis. */
  @Test
  void whatACallReachedIsToldWithConsentsThatAreImportedLaterToo() {
    // Given
    long told = end();
    Map<String, Object> reached =
        Map.of(
            "number",
            number,
            "advertiser",
            advertiser,
            "reachedAt",
            "2026-10-05T10:00:00+02:00",
            "minor",
            true);
    service().body(Map.of("wrongPersons", List.of(reached))).post("/internal/wrong-persons");
    writer(advertiser)
        .contentType("application/x-ndjson")
        .body(
            "{\"number\":\"%s\",\"advertiser\":\"%s\",\"subject\":\"energy-contract\",\"givenAt\":\"2026-10-01T10:00:00+02:00\",\"channel\":\"WEB\"}"
                .formatted(number, advertiser)
                .getBytes(StandardCharsets.UTF_8))
        .post("/v1/consents/import");
    // When
    Response changes = changes(told, 100, advertiser);
    // Then
    changes
        .then()
        .body(
            "changes.kind",
            containsInAnyOrder("MINOR_REACHED", "CONSENT_GIVEN", "CONSENT_DISPUTED"))
        .body("changes.number", contains(number, number, number));
  }

  @Test
  void relationIsToldWithItsEnd() {
    // Given
    long told = end();
    String id =
        recorded(writer(advertiser), "/v1/customer-relations", relation(number, advertiser));
    writer(advertiser)
        .body(Map.of("endedAt", "2026-11-01T00:00:00+01:00"))
        .post("/v1/customer-relations/" + id + "/end");
    // When
    Response changes = changes(told, 100, advertiser);
    // Then
    changes
        .then()
        .body("changes.kind", contains("RELATION_STARTED", "RELATION_ENDED"))
        .body("changes.number", contains(number, number))
        .body("changes[1].evidence", equalTo("relation:" + id));
  }

  @Test
  void requestedCallIsToldWithItsUseAndTheUseOfAConsentIsNot() {
    // Given
    String consent = consented(Map.of());
    long told = end();
    String id =
        recorded(writer(advertiser), "/v1/requested-calls", requestedCall(number, advertiser));
    // When
    used("requested-call:" + id);
    used("consent:" + consent);
    // Then
    changes(told, 100, advertiser)
        .then()
        .body("changes.kind", contains("CALL_REQUESTED", "REQUESTED_CALL_USED"))
        .body("changes.number", contains(number, number))
        .body("changes[1].evidence", equalTo("requested-call:" + id));
  }

  @Test
  void publishedNumberIsToldForEachAdvertiserOfTheToken() {
    // Given
    long told = end();
    // When
    recorded(writer(advertiser, partner), "/v1/published-numbers", publishedNumber(number));
    // Then
    changes(told, 100, advertiser, partner)
        .then()
        .body("changes.kind", contains("NUMBER_PUBLISHED", "NUMBER_PUBLISHED"))
        .body("changes.advertiser", containsInAnyOrder(advertiser, partner))
        .body("changes.number", contains(number, number));
  }

  @Test
  void importedRecordsAreTold() {
    // Given
    long told = end();
    String line =
        """
        {"number":"%s","advertiser":"%s","subject":"solar-panels","channel":"WEB",\
        "givenAt":"2026-11-01T10:00:00+01:00","partners":["%s"],"verification":\
        {"method":"SMS_CODE","verifiedAt":"2026-11-01T10:00:00+01:00","evidence":"sms:1"}}
        """
            .formatted(number, advertiser, partner);
    // When
    writer(advertiser)
        .contentType("application/x-ndjson")
        .body(line.getBytes(StandardCharsets.UTF_8))
        .post("/v1/consents/import")
        .then()
        .statusCode(200);
    // Then
    changes(told, 100, advertiser, partner)
        .then()
        .body("changes.kind", contains("CONSENT_GIVEN", "CONSENT_GIVEN"))
        .body("changes.advertiser", containsInAnyOrder(advertiser, partner));
  }

  @Test
  void pagesFollowEachOther() {
    // Given
    long told = end();
    List<String> consents = IntStream.range(0, 5).mapToObj(i -> another()).toList();
    // When
    List<String> read = toTheEnd(told, 2);
    // Then
    assertThat(read).isEqualTo(consents.stream().map(id -> "consent:" + id).toList());
  }

  @Test
  void whatIsCommittedLateIsNotSkipped() throws SQLException {
    // Given
    String late = another();
    long told = end();
    try (Connection writer = database.getConnection();
        PreparedStatement write = writer.prepareStatement(WITHDRAWN)) {
      writer.setAutoCommit(false);
      write.setObject(1, UUID.fromString(late));
      write.executeUpdate();
      String early = another();
      Response before = changes(told, 100, advertiser);
      // When
      writer.commit();
      // Then
      before.then().body("changes.evidence", contains("consent:" + early));
      changes(position(before), 100, advertiser)
          .then()
          .body("changes.evidence", contains("consent:" + late))
          .body("changes.kind", contains("CONSENT_WITHDRAWN"));
    }
  }

  @Test
  void readersAmongWritersAreToldEverythingOnce() throws Exception {
    // Given
    long before = end();
    int each = 15;
    Callable<List<String>> write =
        () -> IntStream.range(0, each).mapToObj(i -> "consent:" + another()).toList();
    Callable<List<String>> read =
        () -> {
          List<String> told = new ArrayList<>();
          long after = before;
          while (told.size() < 3 * each) {
            Response changes = changes(after, 7, advertiser);
            told.addAll(changes.path("changes.evidence"));
            after = position(changes);
          }
          return told;
        };
    // When
    List<List<String>> done = atOnce(List.of(read, write, write, write, read));
    // Then
    List<String> written = done.subList(1, 4).stream().flatMap(List::stream).toList();
    assertThat(done.getFirst()).containsExactlyInAnyOrderElementsOf(written);
    assertThat(done.getLast()).isEqualTo(done.getFirst());
  }

  private String another() {
    return recorded(writer(advertiser), "/v1/consents", consent(newNumber(), advertiser));
  }

  private String consented(Map<String, Object> besides) {
    Map<String, Object> body = new HashMap<>(consent(number, advertiser));
    body.putAll(besides);
    return recorded(writer(advertiser), "/v1/consents", body);
  }

  private void happens(
      String id, String what, String field, String value, String time, String instant) {
    Map<String, Object> body = Map.of(field, value, time, instant);
    writer(advertiser)
        .body(what.equals("verification") ? with(body, "evidence", "sms:1") : body)
        .post("/v1/consents/" + id + "/" + what)
        .then()
        .statusCode(200);
  }

  private void used(String evidence) {
    service()
        .body(
            Map.of(
                "uses",
                List.of(
                    Map.of(
                        "evidence",
                        evidence,
                        "usedAt",
                        "2026-11-23T14:00:00+01:00",
                        "decision",
                        "0199a1f0-0000-7000-8000-000000000001",
                        "advertiser",
                        advertiser))))
        .post("/internal/uses")
        .then()
        .statusCode(204);
  }

  private List<String> toTheEnd(long after, int most) {
    Response part = changes(after, most, advertiser);
    List<String> told = new ArrayList<>(part.<List<String>>path("changes.evidence"));
    if (told.size() == most) {
      told.addAll(toTheEnd(position(part), most));
    }
    return told;
  }

  private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
    try (var threads = Executors.newFixedThreadPool(calls.size())) {
      List<Future<T>> answers = threads.invokeAll(calls);
      return answers.stream().map(Future::resultNow).toList();
    }
  }
}
