package nl.magbellen.callerid;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static nl.magbellen.callerid.Clients.advertiser;
import static nl.magbellen.callerid.Clients.agency;
import static nl.magbellen.callerid.Clients.agencyMandatedBy;
import static nl.magbellen.callerid.Clients.as;
import static nl.magbellen.callerid.Clients.callerId;
import static nl.magbellen.callerid.Clients.callerIdBody;
import static nl.magbellen.callerid.Clients.mandateBody;
import static nl.magbellen.callerid.Clients.newNumber;
import static nl.magbellen.callerid.Clients.operator;
import static nl.magbellen.callerid.Clients.registrar;
import static nl.magbellen.callerid.Clients.registrarOfAgency;
import static nl.magbellen.callerid.Clients.registrarOfAll;
import static nl.magbellen.callerid.Clients.service;
import static nl.magbellen.callerid.Clients.with;
import static nl.magbellen.service.testing.TestTokens.tokenOfAllRoles;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import nl.magbellen.service.testing.TestWorld;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A number belongs to one holder, until an operator or the holder says otherwise. */
@QuarkusTest
@WithTestResource(TestWorld.class)
class CallerIdClaimTest {

  private static final String HELD_SINCE = "2026-02-01T12:00:00+01:00";
  private static final String CLAIMED_AT = "2026-03-01T12:00:00+01:00";
  private static final String AGREED_AT = "2026-04-01T12:00:00+02:00";
  private static final Map<String, Object> AGREEMENT =
      Map.of("agreedBy", "J. de Boer", "evidence", "letter:88", "agreedAt", AGREED_AT);

  private static final String WAITING =
      """
      select count(*) from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'
      """;

  @Inject DataSource database;

  private final String number = newNumber();
  private String holder;
  private String held;
  private String claimant;
  private String claim;

  @BeforeEach
  void proveForTheHolderAndRegisterForAnother() {
    holder = advertiser();
    held = callerId(number, holder);
    prove(holder, held, HELD_SINCE);
    claimant = advertiser();
    claim = callerId(number, claimant);
  }

  @ParameterizedTest
  @CsvSource({
    "CALL_CODE, 2026-03-01T12:00:00+01:00",
    "LETTER_OF_AUTHORISATION, 2026-03-01T12:00:00+01:00",
    "CARRIER, 2026-03-01T12:00:00+01:00",
    "CARRIER, 2026-01-01T12:00:00+01:00"
  })
  void numberThatIsProvenForAnotherStaysPendingWhateverIsSent(String method, String provenAt) {
    // Given
    var proof = Map.of("method", method, "evidence", "any text", "provenAt", provenAt);
    // When
    var answer = registrar(claimant).body(proof).post("/v1/caller-ids/{id}/ownership", claim);
    // Then
    answer
        .then()
        .statusCode(200)
        .body("state", equalTo("PENDING"))
        .body("pendingReason", equalTo("PROVEN_FOR_ANOTHER"))
        .body("provenAt", equalTo(null))
        .body("events.kind", contains("REGISTERED", "CLAIMED"))
        .body("events[1].evidence", equalTo("any text"));
    assertThat(answer.asString(), not(containsString(holder + "\"")));
    assertThat(answer.asString(), not(containsString(held)));
  }

  @Test
  void numberThatNobodyProvedIsPendingForThatReason() {
    registrar(claimant)
        .get("/v1/caller-ids/{id}", claim)
        .then()
        .body("state", equalTo("PENDING"))
        .body("pendingReason", equalTo("NOT_PROVEN"));
  }

  @Test
  void claimIsNotProvenInTheFactsNorInTheDirectory() {
    // When
    prove(claimant, claim, CLAIMED_AT);
    // Then
    assertThat(facts(claimant, "provenAt"), contains((Object) null));
    assertThat(facts(holder, "provenAt"), contains(instant(HELD_SINCE)));
    assertThat(callers(), contains(holder));
  }

  @Test
  void holderIsNotTouchedByAClaimAndMayProveItsNumberAgain() {
    // Given
    prove(claimant, claim, CLAIMED_AT);
    // When
    var again = prove(holder, held, "2026-01-15T12:00:00+01:00");
    // Then
    again
        .then()
        .body("state", equalTo("PROVEN"))
        .body("pendingReason", equalTo(null))
        .body("provenAt", equalTo("2026-01-15T12:00:00+01:00"));
  }

  @Test
  void operatorAgreesAndTheClaimCountsFromThen() {
    // Given
    prove(claimant, claim, CLAIMED_AT);
    // When
    var answer = operator().body(AGREEMENT).post("/v1/caller-ids/{id}/agreement", claim);
    // Then
    answer
        .then()
        .statusCode(200)
        .body("callerId", equalTo(claim))
        .body("agreedAs", equalTo("OPERATOR"))
        .body("provenAt", equalTo(AGREED_AT));
    assertThat(facts(claimant, "provenAt"), contains(instant(AGREED_AT)));
    assertThat(callers(), contains(holder, claimant));
  }

  @Test
  void claimThatWasProvenAfterTheAgreementCountsFromItsProof() {
    // Given
    prove(claimant, claim, "2026-05-01T12:00:00+02:00");
    // When
    var answer = operator().body(AGREEMENT).post("/v1/caller-ids/{id}/agreement", claim);
    // Then
    answer.then().statusCode(200).body("provenAt", equalTo("2026-05-01T12:00:00+02:00"));
  }

  @Test
  void holderAgreesAndLearnsNothingElseOfTheClaimant() {
    // Given
    prove(claimant, claim, CLAIMED_AT);
    // When
    var answer = registrar(holder).body(AGREEMENT).post("/v1/caller-ids/{id}/agreement", claim);
    // Then
    answer.then().statusCode(200).body("agreedAs", equalTo("HOLDER"));
    assertThat(answer.asString(), not(containsString(claimant + "\"")));
    assertThat(state(claimant, claim), equalTo("PROVEN"));
  }

  @Test
  void claimantReadsThatItWasAgreedButNotByWhom() {
    // Given
    prove(claimant, claim, CLAIMED_AT);
    // When
    registrar(holder).body(AGREEMENT).post("/v1/caller-ids/{id}/agreement", claim);
    // Then
    registrar(claimant)
        .get("/v1/caller-ids/{id}", claim)
        .then()
        .body("events.kind", contains("REGISTERED", "CLAIMED", "AGREED"))
        .body("events[2].happenedAt", equalTo(AGREED_AT))
        .body("events[2].agreedBy", equalTo(null))
        .body("events[2].evidence", equalTo(null))
        .body("events[2].recordedBy", equalTo(null));
    operator()
        .get("/v1/caller-ids/{id}", claim)
        .then()
        .body("events[2].agreedAs", equalTo("HOLDER"))
        .body("events[2].agreedBy", equalTo("J. de Boer"))
        .body("events[2].evidence", equalTo("letter:88"));
  }

  @Test
  void neitherClaimantNorStrangerMayAgreeAndBothLearnNothing() {
    // Given
    prove(claimant, claim, CLAIMED_AT);
    String none = "0199a1f0-0000-7000-8000-000000000000";
    // When
    var byClaimant = agree(registrar(claimant), claim);
    var byStranger = agree(registrar("windkracht"), claim);
    var missing = agree(registrar("windkracht"), none);
    // Then
    byClaimant.then().statusCode(403);
    byStranger.then().statusCode(403).body("detail", equalTo(missing.path("detail")));
    missing.then().statusCode(403);
    agree(operator(), none).then().statusCode(404);
    assertThat(state(claimant, claim), equalTo("PENDING"));
  }

  @Test
  void onlyAProofThatWaitsCanBeAgreedToAndOnce() {
    agree(operator(), claim).then().statusCode(409).body("type", endsWith(":no-claim-waits"));
    prove(claimant, claim, CLAIMED_AT);
    agree(operator(), claim).then().statusCode(200);
    agree(operator(), claim).then().statusCode(409);
    agree(operator(), held).then().statusCode(409);
  }

  @ParameterizedTest
  @CsvSource({"agreedBy, ''", "evidence, ''", "agreedAt, 2999-01-01T00:00:00Z"})
  void wrongAgreementIsTold(String field, String value) {
    operator()
        .body(with(AGREEMENT, field, value))
        .post("/v1/caller-ids/{id}/agreement", claim)
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/" + field));
  }

  @Test
  void afterTheHolderReleasedTheNumberItMustBeProvenAnew() {
    // Given
    prove(claimant, claim, CLAIMED_AT);
    registrar(holder)
        .body(Map.of("releasedAt", "2026-05-01T12:00:00+02:00"))
        .post("/v1/caller-ids/{id}/release", held);
    // When
    var old = prove(claimant, claim, CLAIMED_AT);
    var anew = prove(claimant, claim, "2026-05-01T12:00:00+02:00");
    // Then
    old.then().body("state", equalTo("PENDING"));
    anew.then()
        .body("state", equalTo("PROVEN"))
        .body("provenAt", equalTo("2026-05-01T12:00:00+02:00"));
  }

  @Test
  void pastIsAsItWasAfterTheNumberWentFromOneToTheOther() {
    // Given
    registrar(holder)
        .body(Map.of("releasedAt", "2026-05-01T12:00:00+02:00"))
        .post("/v1/caller-ids/{id}/release", held);
    prove(claimant, claim, "2026-05-02T12:00:00+02:00");
    // When
    var earlier = prove(claimant, claim, CLAIMED_AT);
    // Then
    earlier
        .then()
        .body("state", equalTo("PROVEN"))
        .body("provenAt", equalTo("2026-05-02T12:00:00+02:00"))
        .body("events.kind", contains("REGISTERED", "PROVEN", "CLAIMED"));
    assertThat(facts(holder, "provenAt"), contains(instant(HELD_SINCE)));
    assertThat(facts(holder, "releasedAt"), contains(instant("2026-05-01T12:00:00+02:00")));
    assertThat(facts(claimant, "provenAt"), contains(instant("2026-05-02T12:00:00+02:00")));
    assertThat(callers(), contains(claimant));
  }

  @Test
  void agencysNumberIsOneHouseForAllAdvertisersForWhichTheAgencyProvesIt() {
    // Given
    String shared = newNumber();
    String agency = agencyMandatedBy(holder);
    String first = ofAgency(shared, holder, agency);
    String second = ofMandating(claimant, agency, shared);
    // When
    var answers =
        List.of(
            prove(holder, first, HELD_SINCE),
            prove(registrarOfAgency(agency, claimant), second, CLAIMED_AT));
    // Then
    answers.forEach(answer -> answer.then().body("state", equalTo("PROVEN")));
  }

  @Test
  void advertiserThatNamesTheAgencyThatHoldsANumberDoesNotProveItAlone() {
    // Given
    String shared = newNumber();
    String agency = agencyMandatedBy(holder);
    prove(holder, ofAgency(shared, holder, agency), HELD_SINCE);
    String named = ofMandating(claimant, agency, shared);
    // When
    var alone = prove(claimant, named, CLAIMED_AT);
    var byAnotherAgency = prove(registrarOfAgency(agency(), claimant), named, CLAIMED_AT);
    var byAllAdvertisers = prove(registrarOfAll(), named, CLAIMED_AT);
    // Then
    List.of(alone, byAnotherAgency, byAllAdvertisers)
        .forEach(
            answer ->
                answer
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("PENDING"))
                    .body("pendingReason", equalTo("PROVEN_FOR_ANOTHER"))
                    .body("provenAt", equalTo(null)));
  }

  @Test
  void agencyAgreesToTheClaimOfAnAdvertiserThatNamesIt() {
    // Given
    String shared = newNumber();
    String agency = agencyMandatedBy(holder);
    prove(holder, ofAgency(shared, holder, agency), HELD_SINCE);
    String named = ofMandating(claimant, agency, shared);
    prove(claimant, named, CLAIMED_AT);
    // When
    var byClaimant = agree(registrar(claimant), named);
    var byOtherAdvertiser = agree(registrar(holder), named);
    var byOtherAgency = agree(registrarOfAgency(agency(), claimant), named);
    var byAgency = agree(registrarOfAgency(agency, holder), named);
    // Then
    byClaimant.then().statusCode(403);
    byOtherAdvertiser.then().statusCode(403);
    byOtherAgency.then().statusCode(403);
    byAgency.then().statusCode(200).body("agreedAs", equalTo("HOLDER"));
    assertThat(state(claimant, named), equalTo("PROVEN"));
  }

  @Test
  void operatorWhoRegistersProvesAnAgencysNumberForItsNextAdvertiser() {
    // Given
    String shared = newNumber();
    String agency = agencyMandatedBy(holder);
    prove(holder, ofAgency(shared, holder, agency), HELD_SINCE);
    String named = ofMandating(claimant, agency, shared);
    // When
    var answer = prove(as(tokenOfAllRoles()), named, CLAIMED_AT);
    // Then
    answer.then().statusCode(200).body("state", equalTo("PROVEN"));
  }

  @Test
  void advertiserProvesAnAgencysNumberAloneFromWhenTheOthersGaveItUp() {
    // Given
    String shared = newNumber();
    String agency = agencyMandatedBy(holder);
    String first = ofAgency(shared, holder, agency);
    prove(holder, first, HELD_SINCE);
    String named = ofMandating(claimant, agency, shared);
    registrar(holder)
        .body(Map.of("releasedAt", "2026-05-01T12:00:00+02:00"))
        .post("/v1/caller-ids/{id}/release", first);
    // When
    var old = prove(claimant, named, CLAIMED_AT);
    var anew = prove(claimant, named, "2026-05-01T12:00:00+02:00");
    // Then
    old.then().body("state", equalTo("PENDING"));
    anew.then().body("state", equalTo("PROVEN"));
  }

  @Test
  void advertiserCannotTakeItsAgencysNumberNorAnotherAgencysAndTheAgencyMayAgree() {
    // Given
    String shared = newNumber();
    String agency = agencyMandatedBy(holder);
    prove(holder, ofAgency(shared, holder, agency), HELD_SINCE);
    String plain = callerId(shared, claimant);
    String third = advertiser();
    String rival = ofAgency(shared, third, agencyMandatedBy(third));
    // When
    var ofAdvertiser = prove(claimant, plain, CLAIMED_AT);
    var ofRival = prove(third, rival, CLAIMED_AT);
    // Then
    ofAdvertiser.then().body("state", equalTo("PENDING"));
    ofRival.then().body("state", equalTo("PENDING"));
    agree(registrar(holder), plain).then().statusCode(403);
    agree(registrarOfAgency(agency(), holder), plain).then().statusCode(403);
    agree(registrarOfAgency(agency, holder), plain).then().statusCode(200);
  }

  @Test
  void ofClaimsThatAreProvenAtTheSameTimeOneIsProven() throws Exception {
    // Given
    String fresh = newNumber();
    List<String> rivals = Stream.generate(Clients::advertiser).limit(6).toList();
    List<String> claims = rivals.stream().map(rival -> callerId(fresh, rival)).toList();
    List<CompletableFuture<Response>> answers;
    // When
    try (Connection connection = database.getConnection();
        Connection observer = database.getConnection();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("lock table caller_id_event in share mode");
      answers =
          IntStream.range(0, rivals.size())
              .mapToObj(
                  i ->
                      supplyAsync(
                          () -> prove(rivals.get(i), claims.get(i), CLAIMED_AT), Clients.AT_ONCE))
              .toList();
      awaitWaiting(observer, rivals.size());
      connection.commit();
    }
    // Then
    assertThat(
        answers.stream().map(answer -> answer.join().<String>path("state")).toList(),
        containsInAnyOrder("PROVEN", "PENDING", "PENDING", "PENDING", "PENDING", "PENDING"));
  }

  /** Until all of them have read what they decide by, and cannot write it yet. */
  private static void awaitWaiting(Connection observer, int writers) throws Exception {
    Instant deadline = Instant.now().plusSeconds(20);
    int waiting = 0;
    while (waiting < writers && Instant.now().isBefore(deadline)) {
      Thread.sleep(20);
      try (var statement = observer.createStatement();
          var found = statement.executeQuery(WAITING)) {
        found.next();
        waiting = found.getInt(1);
      }
    }
    assertThat(waiting, equalTo(writers));
  }

  @Test
  void operatorListsTheClaimsThatWait() {
    // Given
    prove(claimant, claim, CLAIMED_AT);
    String unproven = callerId(newNumber(), claimant);
    // When
    var waiting = operator().queryParams("claimed", true, "limit", 1000).get("/v1/caller-ids");
    var others =
        operator().queryParams("claimed", false, "advertiser", claimant).get("/v1/caller-ids");
    // Then
    waiting
        .then()
        .statusCode(200)
        .body("items.id", hasItem(claim))
        .body("items.id", not(hasItem(held)))
        .body("items.id", not(hasItem(unproven)));
    others.then().body("items.id", contains(unproven));
    registrar(claimant)
        .queryParam("claimed", true)
        .get("/v1/caller-ids")
        .then()
        .body("items.id", contains(claim));
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "TRUE"})
  void filterOfClaimsIsTrueOrFalse(String claimed) {
    operator().queryParam("claimed", claimed).get("/v1/caller-ids").then().statusCode(400);
  }

  @Test
  void releasedClaimWaitsNoMore() {
    // Given
    prove(claimant, claim, CLAIMED_AT);
    registrar(claimant).post("/v1/caller-ids/{id}/release", claim);
    // When
    var agreed = agree(operator(), claim);
    // Then
    agreed.then().statusCode(409).body("type", endsWith(":caller-id-released"));
    registrar(claimant)
        .queryParam("claimed", true)
        .get("/v1/caller-ids")
        .then()
        .body("items", hasSize(0));
  }

  private static String ofAgency(String number, String advertiser, String agency) {
    return registrarOfAll()
        .body(with(callerIdBody(number, advertiser), "agency", agency))
        .post("/v1/caller-ids")
        .path("id");
  }

  /** The number, registered as the agency's by an advertiser that has just mandated it. */
  private static String ofMandating(String advertiser, String agency, String number) {
    registrar(advertiser).body(mandateBody(agency, advertiser)).post("/v1/mandates");
    return ofAgency(number, advertiser, agency);
  }

  private static Response prove(String advertiser, String id, String provenAt) {
    return prove(registrar(advertiser), id, provenAt);
  }

  private static Response prove(RequestSpecification client, String id, String provenAt) {
    return client
        .body(Map.of("method", "CARRIER", "evidence", "letter", "provenAt", provenAt))
        .post("/v1/caller-ids/{id}/ownership", id);
  }

  private static Response agree(RequestSpecification client, String id) {
    return client.body(AGREEMENT).post("/v1/caller-ids/{id}/agreement", id);
  }

  private static String state(String advertiser, String id) {
    return registrar(advertiser).get("/v1/caller-ids/{id}", id).path("state");
  }

  private static Instant instant(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }

  /** What the look-up says of the number, of each registration; null where it says nothing. */
  private List<Instant> facts(String advertiser, String field) {
    return facts(advertiser).<List<String>>path("facts[0].callerIds." + field).stream()
        .map(text -> text == null ? null : instant(text))
        .toList();
  }

  private Response facts(String advertiser) {
    return service()
        .body(
            Map.of(
                "lookups",
                List.of(
                    Map.of(
                        "advertiser", advertiser,
                        "callerId", number,
                        "at", "2026-11-01T12:00:00+01:00"))))
        .post("/internal/lookups");
  }

  private List<String> callers() {
    return RestAssured.given()
        .header("X-Forwarded-For", "198.51.100." + Math.floorMod(number.hashCode(), 250))
        .get("/v1/directory/{number}", number)
        .path("callers.advertiser.id");
  }
}
