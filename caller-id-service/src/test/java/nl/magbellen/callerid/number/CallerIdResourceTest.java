package nl.magbellen.callerid.number;

import static nl.magbellen.callerid.Clients.advertiser;
import static nl.magbellen.callerid.Clients.agency;
import static nl.magbellen.callerid.Clients.agencyMandatedBy;
import static nl.magbellen.callerid.Clients.callerId;
import static nl.magbellen.callerid.Clients.callerIdBody;
import static nl.magbellen.callerid.Clients.newNumber;
import static nl.magbellen.callerid.Clients.registrar;
import static nl.magbellen.callerid.Clients.registrarOfAll;
import static nl.magbellen.callerid.Clients.with;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import nl.magbellen.callerid.Clients;
import nl.magbellen.service.testing.TestWorld;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestWorld.class)
class CallerIdResourceTest {

  private static final Map<String, Object> PROOF =
      Map.of("method", "CALL_CODE", "evidence", "call:1", "provenAt", "2026-02-01T12:00:00+01:00");

  private final String number = newNumber();
  private String advertiser;

  @BeforeEach
  void registerAdvertiser() {
    advertiser = advertiser();
  }

  @Test
  void registeredCallerIdIsPending() {
    // When
    var answer =
        registrar(advertiser).body(callerIdBody(number, advertiser)).post("/v1/caller-ids");
    // Then
    answer
        .then()
        .statusCode(201)
        .body("number", equalTo(number))
        .body("state", equalTo("PENDING"))
        .body("agency", equalTo(null))
        .body("events.kind", contains("REGISTERED"))
        .body("callbackChecks", hasSize(0));
  }

  @Test
  void nationalFormIsTheSameNumber() {
    // Given
    String id = callerId(number, advertiser);
    String national = "0" + number.substring(3, 5) + "-" + number.substring(5);
    // When
    var again =
        registrar(advertiser).body(callerIdBody(national, advertiser)).post("/v1/caller-ids");
    // Then
    again.then().statusCode(200).body("id", equalTo(id));
  }

  @Test
  void sameNumberWithOtherDataIsAConflictThatNamesTheStandingOne() {
    // Given
    String id = callerId(number, advertiser);
    // When
    var other =
        registrar(advertiser)
            .body(with(callerIdBody(number, advertiser), "from", "2026-03-01T00:00:00Z"))
            .post("/v1/caller-ids");
    // Then
    other.then().statusCode(409).body("detail", containsString(id));
  }

  @Test
  void severalAdvertisersMayShareTheNumberOfAnAgency() {
    // Given
    String other = advertiser();
    callerId(number, advertiser);
    // When
    var shared = registrar(other).body(callerIdBody(number, other)).post("/v1/caller-ids");
    // Then
    shared.then().statusCode(201);
  }

  @Test
  void parallelRegistrationsMakeOneRecord() {
    // Given
    var body = callerIdBody(number, advertiser);
    // When
    var answers =
        IntStream.range(0, 8)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> registrar(advertiser).body(body).post("/v1/caller-ids"),
                        Clients.AT_ONCE))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();
    // Then
    var ids = answers.stream().map(answer -> answer.<String>path("id")).distinct().toList();
    var created = answers.stream().filter(answer -> answer.statusCode() == 201).toList();
    assertThat(ids, hasSize(1));
    assertThat(created, hasSize(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"112", "116000", "14020", "1888", "+3222345678", "06-0000", "090"})
  void numberThatNoDutchSubscriberHasIsRefusedWithoutRepeatingIt(String wrong) {
    // When
    var answer = registrar(advertiser).body(callerIdBody(wrong, advertiser)).post("/v1/caller-ids");
    // Then
    answer.then().statusCode(400).body("errors.pointer", contains("/number"));
    assertThat(answer.asString(), not(containsString("\"" + wrong)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0800-1234567", "0900-1234567", "084-1234567"})
  void kindThatMayNotBeShownIsRegisteredAllTheSame(String kind) {
    // When
    var answer = registrar(advertiser).body(callerIdBody(kind, advertiser)).post("/v1/caller-ids");
    // Then
    answer.then().statusCode(201);
  }

  @ParameterizedTest
  @CsvSource({
    "from, 2999-01-01T00:00:00Z, /from",
    "publishedAt, 2999-01-01T00:00:00Z, /publishedAt",
    "publicationUrl, https://zonnestroom.example, /publishedAt",
    "publicationUrl, ftp://zonnestroom.example, /publicationUrl"
  })
  void wrongFieldIsTold(String field, String value, String pointer) {
    // When
    var answer =
        registrar(advertiser)
            .body(with(callerIdBody(number, advertiser), field, value))
            .post("/v1/caller-ids");
    // Then
    answer.then().statusCode(400).body("errors.pointer", contains(pointer));
  }

  @Test
  void agencysNumberNeedsTheAdvertisersMandate() {
    // Given
    String mandated = agencyMandatedBy(advertiser);
    // When
    var with = with(callerIdBody(number, advertiser), "agency", mandated);
    var without = with(callerIdBody(newNumber(), advertiser), "agency", agency());
    // Then
    registrar(advertiser).body(with).post("/v1/caller-ids").then().statusCode(201);
    registrar(advertiser)
        .body(without)
        .post("/v1/caller-ids")
        .then()
        .statusCode(422)
        .body("type", equalTo("urn:magbellen:problem:agency-not-mandated"));
  }

  @Test
  void ownershipProvesTheNumberFromItsEarliestProof() {
    // Given
    String id = callerId(number, advertiser);
    registrar(advertiser).body(PROOF).post("/v1/caller-ids/{id}/ownership", id);
    var earlier = with(PROOF, "provenAt", "2026-01-05T12:00:00+01:00");
    // When
    var answer = registrar(advertiser).body(earlier).post("/v1/caller-ids/{id}/ownership", id);
    // Then
    answer
        .then()
        .statusCode(200)
        .body("state", equalTo("PROVEN"))
        .body("provenAt", equalTo("2026-01-05T12:00:00+01:00"))
        .body("events.kind", contains("REGISTERED", "PROVEN", "PROVEN"))
        .body("events[1].method", equalTo("CALL_CODE"))
        .body("events[1].evidence", equalTo("call:1"));
  }

  @ParameterizedTest
  @CsvSource({"method, GUESS", "evidence, ''", "provenAt, 2999-01-01T00:00:00Z"})
  void wrongProofIsTold(String field, String value) {
    // Given
    String id = callerId(number, advertiser);
    // When
    var answer =
        registrar(advertiser)
            .body(with(PROOF, field, value))
            .post("/v1/caller-ids/{id}/ownership", id);
    // Then
    answer.then().statusCode(400).body("errors.pointer", contains("/" + field));
  }

  @Test
  void publicationMayComeLater() {
    // Given
    String id = callerId(number, advertiser);
    var body =
        Map.of(
            "publishedAt", "2026-02-01T09:00:00+01:00",
            "publicationUrl", "https://zonnestroom.example/bellen");
    // When
    var answer = registrar(advertiser).body(body).post("/v1/caller-ids/{id}/publication", id);
    // Then
    answer
        .then()
        .statusCode(200)
        .body("publishedAt", equalTo("2026-02-01T09:00:00+01:00"))
        .body("publicationUrl", equalTo("https://zonnestroom.example/bellen"))
        .body("events.kind", contains("REGISTERED", "PUBLISHED"));
  }

  @Test
  void lastTenCallbackChecksAreShownNewestFirst() {
    // Given
    String id = callerId(number, advertiser);
    for (int day = 1; day <= 12; day++) {
      check(id, "2026-03-%02dT10:00:00+01:00".formatted(day));
    }
    // When
    var answer = registrar(advertiser).get("/v1/caller-ids/{id}", id);
    // Then
    answer
        .then()
        .statusCode(200)
        .body("callbackChecks", hasSize(10))
        .body("callbackChecks[0].at", equalTo("2026-03-12T10:00:00+01:00"))
        .body("callbackChecks[0].result", equalTo("ANSWERED"))
        .body("callbackChecks[9].at", equalTo("2026-03-03T10:00:00+01:00"));
  }

  @ParameterizedTest
  @CsvSource({"result, MAYBE", "at, 2999-01-01T00:00:00Z", "ordinaryTariff, yes"})
  void wrongCallbackCheckIsTold(String field, String value) {
    // Given
    String id = callerId(number, advertiser);
    // When
    var answer =
        registrar(advertiser)
            .body(with(checkBody("2026-03-01T10:00:00Z"), field, value))
            .post("/v1/caller-ids/{id}/callback-checks", id);
    // Then
    answer.then().statusCode(400).body("errors.pointer", contains("/" + field));
  }

  @Test
  void anotherAdvertisersCallerIdLooksLikeNone() {
    // Given
    String id = callerId(number, advertiser);
    String none = "0199a1f0-0000-7000-8000-000000000000";
    // When
    var foreign = registrar("windkracht").get("/v1/caller-ids/{id}", id);
    var missing = registrar("windkracht").get("/v1/caller-ids/{id}", none);
    // Then
    foreign.then().statusCode(403).body("detail", equalTo(missing.path("detail")));
    missing.then().statusCode(403);
    registrar("windkracht")
        .body(PROOF)
        .post("/v1/caller-ids/{id}/ownership", id)
        .then()
        .statusCode(403);
    registrar("windkracht").post("/v1/caller-ids/{id}/release", id).then().statusCode(403);
    registrarOfAll().get("/v1/caller-ids/{id}", none).then().statusCode(404);
    registrarOfAll().body(PROOF).post("/v1/caller-ids/{id}/ownership", none).then().statusCode(404);
  }

  @Test
  void listIsByNumberAndShowsOwnRegistrationsOnly() {
    // Given
    String other = advertiser();
    String id = callerId(number, advertiser);
    callerId(number, other);
    // When
    var own = registrar(advertiser).queryParam("number", number).get("/v1/caller-ids");
    var all = registrarOfAll().queryParams("number", number, "limit", 1).get("/v1/caller-ids");
    var foreign = registrar(advertiser).queryParam("advertiser", other).get("/v1/caller-ids");
    // Then
    own.then().statusCode(200).body("items.id", contains(id)).body("nextCursor", equalTo(null));
    all.then().statusCode(200).body("items.id", contains(id));
    registrarOfAll()
        .queryParams("number", number, "cursor", all.path("nextCursor"))
        .get("/v1/caller-ids")
        .then()
        .body("items.advertiser", contains(other));
    foreign.then().statusCode(403);
  }

  @Test
  void sameKeyAndBodyRecordsOneCallbackCheck() {
    // Given
    String id = callerId(number, advertiser);
    var body = checkBody("2026-03-01T10:00:00Z");
    String first =
        registrar(advertiser)
            .header("Idempotency-Key", id)
            .body(body)
            .post("/v1/caller-ids/{id}/callback-checks", id)
            .asString();
    // When
    var again =
        registrar(advertiser)
            .header("Idempotency-Key", id)
            .body(body)
            .post("/v1/caller-ids/{id}/callback-checks", id);
    // Then
    again.then().statusCode(201).body(equalTo(first));
    registrar(advertiser).get("/v1/caller-ids/{id}", id).then().body("callbackChecks", hasSize(1));
  }

  private void check(String id, String at) {
    registrar(advertiser)
        .body(checkBody(at))
        .post("/v1/caller-ids/{id}/callback-checks", id)
        .then()
        .statusCode(201);
  }

  private static Map<String, Object> checkBody(String at) {
    return Map.of(
        "at", at, "result", "ANSWERED", "identifiesAdvertiser", true, "ordinaryTariff", true);
  }
}
