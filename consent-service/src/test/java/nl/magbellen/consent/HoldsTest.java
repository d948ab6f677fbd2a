package nl.magbellen.consent;

import static nl.magbellen.consent.ConsentApi.newNumber;
import static nl.magbellen.consent.ConsentApi.recorded;
import static nl.magbellen.consent.ConsentApi.requestedCall;
import static nl.magbellen.consent.ConsentApi.service;
import static nl.magbellen.consent.ConsentApi.with;
import static nl.magbellen.consent.ConsentApi.writer;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import nl.magbellen.service.testing.TestWorld;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A requested call is held by one permit at a time. */
@QuarkusTest
@WithTestResource(ConsentWorld.class)
class HoldsTest {

  private static final String NOON = "2026-11-21T12:00:00Z";
  private static final String QUARTER_PAST = "2026-11-21T12:15:00Z";
  private static final UUID FIRST = UUID.fromString("0199a1f0-0000-7000-8000-000000000001");
  private static final UUID SECOND = UUID.fromString("0199a1f0-0000-7000-8000-000000000002");

  @Inject AgroalDataSource database;

  private final String number = newNumber();
  private final String advertiser = "holds-" + number.substring(5);
  private String call;

  @BeforeEach
  void aRequestedCall() {
    call = newCall("2026-11-20T09:00:00Z");
  }

  @Test
  void callThatIsFreeIsHeldAndToldWithItsFacts() {
    // When
    Response answer = hold(holding(call, FIRST, NOON, QUARTER_PAST));
    // Then
    answer
        .then()
        .statusCode(200)
        .body("holds.decision", contains(FIRST.toString()))
        .body("holds.until", contains("2026-11-21T13:15:00+01:00"))
        .body("holds[0].usedAt", nullValue());
    facts()
        .then()
        .body("facts[0].requestedCalls[0].pendingDecision", equalTo(FIRST.toString()))
        .body("facts[0].requestedCalls[0].pendingUntil", equalTo("2026-11-21T12:15:00+00:00"));
  }

  /** They all wait for the row before the first of them gets it, so that they really race. */
  @Test
  void ofEightThatAskAtOnceOneIsGranted() throws Exception {
    // Given
    List<UUID> decisions = IntStream.range(0, 8).mapToObj(_ -> UUID.randomUUID()).toList();
    List<Callable<String>> questions =
        decisions.stream()
            .<Callable<String>>map(
                decision ->
                    () ->
                        hold(holding(call, decision, NOON, QUARTER_PAST)).path("holds[0].decision"))
            .toList();
    // When
    List<String> holders;
    try (var each = Executors.newVirtualThreadPerTaskExecutor();
        Connection locking = database.getConnection()) {
      lock(locking);
      List<Future<String>> answers = questions.stream().map(each::submit).toList();
      awaitSeveralThatWait();
      locking.commit();
      holders = resultsOf(answers);
    }
    // Then
    assertEquals(1, Set.copyOf(holders).size(), holders::toString);
    assertTrue(decisions.toString().contains(holders.getFirst()));
  }

  @Test
  void ofTwoInOneBatchTheFirstIsGranted() {
    // When
    Response answer =
        hold(
            List.of(
                holding(call, SECOND, NOON, QUARTER_PAST),
                holding(call, FIRST, NOON, QUARTER_PAST)));
    // Then
    answer.then().body("holds.decision", contains(SECOND.toString(), SECOND.toString()));
  }

  @Test
  void whoHoldsItMayAskAgain() {
    // Given
    hold(holding(call, FIRST, NOON, QUARTER_PAST));
    // When
    Response again = hold(holding(call, FIRST, NOON, QUARTER_PAST));
    // Then
    again.then().body("holds.decision", contains(FIRST.toString()));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-21T12:14:59Z, 0199a1f0-0000-7000-8000-000000000001",
    "2026-11-21T12:15:00Z, 0199a1f0-0000-7000-8000-000000000002"
  })
  void permitThatHasEndedHoldsNothing(String asked, String holder) {
    // Given
    hold(holding(call, FIRST, NOON, QUARTER_PAST));
    // When
    Response answer = hold(holding(call, SECOND, asked, "2026-11-21T12:30:00Z"));
    // Then
    answer.then().body("holds.decision", contains(holder));
  }

  @Test
  void callThatWasMadeIsNotHeldAnew() {
    // Given
    used(call);
    // When
    Response answer = hold(holding(call, FIRST, NOON, QUARTER_PAST));
    // Then
    answer
        .then()
        .body("holds[0].decision", nullValue())
        .body("holds[0].usedAt", equalTo("2026-11-21T11:00:00+01:00"));
  }

  @Test
  void callThatIsNotOnRecordIsHeldByNobody() {
    // Given
    String gone = "0199a1f0-0000-7000-8000-000000000000";
    // When
    Response answer =
        hold(
            List.of(
                holding(gone, FIRST, NOON, QUARTER_PAST),
                holding(call, FIRST, NOON, QUARTER_PAST)));
    // Then
    answer.then().body("holds.decision", contains(null, FIRST.toString()));
  }

  @Test
  void holdEndsForItsOwnDecisionOnly() {
    // Given
    hold(holding(call, FIRST, NOON, QUARTER_PAST));
    // When
    end(call, SECOND);
    Response afterAnother = facts();
    end(call, FIRST);
    Response afterItsOwn = facts();
    // Then
    afterAnother
        .then()
        .body("facts[0].requestedCalls[0].pendingDecision", equalTo(FIRST.toString()));
    afterItsOwn.then().body("facts[0].requestedCalls[0].pendingDecision", nullValue());
    hold(holding(call, SECOND, NOON, QUARTER_PAST))
        .then()
        .body("holds.decision", contains(SECOND.toString()));
  }

  @Test
  void batchesOfTheSameCallsInOtherOrdersDoNotBlockEachOther() throws Exception {
    // Given
    List<String> calls =
        IntStream.range(0, 6).mapToObj(i -> newCall("2026-11-20T10:00:0%dZ".formatted(i))).toList();
    // When
    List<Integer> statuses =
        atOnce(
            IntStream.range(0, 8)
                .<Callable<Integer>>mapToObj(
                    batch -> () -> ofAll(batch % 2 == 0 ? calls : calls.reversed()).statusCode())
                .toList());
    // Then
    assertEquals(Set.of(200), Set.copyOf(statuses));
  }

  @ParameterizedTest
  @ValueSource(strings = {"consent:0199a1f0-0000-7000-8000-000000000000", "requested-call:1", ""})
  void evidenceOfAnotherKindIsRefused(String evidence) {
    service()
        .body(
            Map.of(
                "holds",
                List.of(
                    Map.of(
                        "evidence",
                        evidence,
                        "decision",
                        FIRST,
                        "from",
                        NOON,
                        "until",
                        QUARTER_PAST))))
        .post("/internal/holds")
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/holds/0/evidence"));
  }

  private void lock(Connection locking) throws SQLException {
    locking.setAutoCommit(false);
    try (PreparedStatement lock =
        locking.prepareStatement("select 1 from requested_call where id = ?::uuid for update")) {
      lock.setString(1, call);
      lock.execute();
    }
  }

  private void awaitSeveralThatWait() throws SQLException, InterruptedException {
    Instant late = Instant.now().plusSeconds(20);
    while (waiting() < 2) {
      assertTrue(Instant.now().isBefore(late), "nobody waits for the row");
      Thread.sleep(20);
    }
  }

  /** Within one transaction PostgreSQL always tells the same, so each look is one of its own. */
  private int waiting() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                    + " and query like '%pending_decision%' and pid <> pg_backend_pid()")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private static <T> List<T> atOnce(List<Callable<T>> questions) throws Exception {
    try (var each = Executors.newVirtualThreadPerTaskExecutor()) {
      return resultsOf(each.invokeAll(questions));
    }
  }

  private static <T> List<T> resultsOf(List<Future<T>> answers) throws Exception {
    List<T> results = new ArrayList<>();
    for (Future<T> answer : answers) {
      results.add(answer.get());
    }
    return results;
  }

  private String newCall(String requestedAt) {
    return recorded(
        writer(advertiser),
        "/v1/requested-calls",
        with(requestedCall(number, advertiser), "requestedAt", requestedAt));
  }

  private static Response ofAll(List<String> calls) {
    UUID decision = UUID.randomUUID();
    return hold(calls.stream().map(id -> holding(id, decision, NOON, QUARTER_PAST)).toList());
  }

  private static Map<String, Object> holding(
      String call, UUID decision, String from, String until) {
    return Map.of(
        "evidence", "requested-call:" + call, "decision", decision, "from", from, "until", until);
  }

  private static Response hold(Map<String, Object> hold) {
    return hold(List.of(hold));
  }

  private static Response hold(List<Map<String, Object>> holds) {
    return service().body(Map.of("holds", holds)).post("/internal/holds");
  }

  private static void end(String call, UUID decision) {
    service()
        .body(
            Map.of(
                "ends",
                List.of(Map.of("evidence", "requested-call:" + call, "decision", decision))))
        .post("/internal/holds/end")
        .then()
        .statusCode(204);
  }

  private static void used(String call) {
    service()
        .body(
            Map.of(
                "uses",
                List.of(
                    Map.of(
                        "evidence",
                        "requested-call:" + call,
                        "usedAt",
                        "2026-11-21T10:00:00Z",
                        "decision",
                        FIRST))))
        .post("/internal/uses")
        .then()
        .statusCode(204);
  }

  private Response facts() {
    Map<String, Object> lookup =
        Map.of("numberKeys", List.of(TestWorld.numberKey(number)), "advertiser", advertiser);
    return service().body(Map.of("lookups", List.of(lookup))).post("/internal/lookups");
  }
}
