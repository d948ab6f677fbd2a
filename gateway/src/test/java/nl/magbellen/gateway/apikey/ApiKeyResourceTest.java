package nl.magbellen.gateway.apikey;

import static nl.magbellen.gateway.apikey.KeyMaker.id;
import static nl.magbellen.gateway.apikey.KeyMaker.made;
import static nl.magbellen.gateway.apikey.KeyMaker.operator;
import static nl.magbellen.gateway.apikey.KeyMaker.secret;
import static nl.magbellen.gateway.apikey.KeyMaker.shortKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.magbellen.gateway.GatewayWithRegister;
import nl.magbellen.number.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How keys are made, listed and deleted. */
@QuarkusTest
@WithTestResource(GatewayWithRegister.class)
class ApiKeyResourceTest {

  private static int tests = 0;

  private final String advertiser = "key-owner-" + ++tests;

  @Inject Pool database;

  @Test
  void secretIsShownOnceAndKeptAsAHash() {
    // When
    Response key = shortKey(advertiser);
    // Then
    String secret = secret(key);
    key.then()
        .body("secret", startsWith("mb_"))
        .body("beginning", equalTo(secret.substring(0, 9)))
        .body("advertiser", equalTo(advertiser))
        .body("scopes", contains("short"))
        .body("lastUsedOn", nullValue())
        .header("Location", nullValue());
    assertThat(listed(id(key))).doesNotContainKey("secret").containsEntry("deletedAt", null);
    assertThat(stored(id(key))).contains(hex(Sha256.of(secret))).doesNotContain(secret);
  }

  @Test
  void keyLivesAYearUnlessItIsSaid() {
    // Given
    Instant end = Instant.now().plus(Duration.ofDays(30));
    // When
    Response usual = shortKey(advertiser);
    Response shorter = made(with("expiresAt", end.toString()));
    // Then
    assertThat(Duration.between(Instant.now(), end(usual)).toHours() / 24.0).isBetween(364.9, 365.);
    assertThat(Duration.between(end(shorter), end)).isLessThan(Duration.ofMillis(1));
  }

  @Test
  void repeatGetsTheRecordWithoutItsSecret() {
    // Given
    String name = "make-" + advertiser;
    Map<String, ?> body = with("agency", "belhuis");
    // When
    Response first = operator().header("Idempotency-Key", name).body(body).post(KeyMaker.PATH);
    Response again = operator().header("Idempotency-Key", name).body(body).post(KeyMaker.PATH);
    // Then
    first.then().statusCode(201).body("secret", notNullValue());
    again
        .then()
        .statusCode(201)
        .header("Idempotency-Replayed", "true")
        .body("id", equalTo(first.path("id")))
        .body("secret", nullValue());
  }

  @Test
  void thirdLiveKeyIsRefusedAndTheTwoAreNamed() {
    // Given
    UUID first = id(shortKey(advertiser));
    UUID second = id(made(with("scopes", List.of("hook", "short"))));
    // When
    Response third = shortKey(advertiser);
    Response other = made(with("scopes", List.of("hook")));
    Response ofAgency = made(with("agency", "belhuis"));
    operator().delete(KeyMaker.PATH + "/" + first).then().statusCode(204);
    Response afterwards = shortKey(advertiser);
    // Then
    third
        .then()
        .statusCode(409)
        .body("detail", containsString(first.toString()))
        .body("detail", containsString(second.toString()))
        .body("detail", containsString("short"));
    List.of(other, ofAgency, afterwards).forEach(made -> made.then().statusCode(201));
  }

  @Test
  void endedKeyIsNoLiveOne() {
    // Given
    List.of(id(shortKey(advertiser)), id(shortKey(advertiser))).forEach(this::end);
    // When
    Response third = shortKey(advertiser);
    // Then
    third.then().statusCode(201);
  }

  @Test
  void ofKeysThatAreMadeSideBySideTwoLive() {
    // When
    List<Integer> statuses =
        IntStream.range(0, 6)
            .parallel()
            .mapToObj(_ -> shortKey(advertiser).statusCode())
            .sorted()
            .toList();
    // Then
    assertThat(statuses).containsExactly(201, 201, 409, 409, 409, 409);
  }

  @Test
  void scopeThatIsSaidTwiceIsOne() {
    // When
    Response key = made(with("scopes", List.of("hook", "hook")));
    // Then
    key.then().statusCode(201).body("scopes", contains("hook"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "scopes     | []                  | 400 | /scopes",
        "scopes     | [everything]        | 400 | /scopes/0",
        "scopes     | [hook,hook,hook,hook] | 400 | /scopes",
        "addresses  | [192.0.2.1/24]      | 400 | /addresses/0",
        "addresses  | [192.0.2.0/24,home] | 400 | /addresses/1",
        "expiresAt  | 2020-01-01T00:00:00Z| 400 | /expiresAt",
        "expiresAt  | 2120-01-01T00:00:00Z| 400 | /expiresAt",
        "advertiser | Zonnestroom         | 400 | /advertiser",
        "campaign   | Winter              | 400 | /campaign",
        "campaign   | unheard-of          | 422 | /campaign",
        "secret     | mine                | 400 | /secret"
      })
  void keyThatCannotBeIsRefused(String field, String value, int status, String pointer) {
    // Given
    Object given =
        value.startsWith("[")
            ? List.of(value.replaceAll("[\\[\\]]", "").split(",")).stream()
                .filter(each -> !each.isEmpty())
                .toList()
            : value;
    // When
    Response refused = made(with(field, given));
    // Then
    refused.then().statusCode(status).body("errors.pointer", hasItem(pointer));
  }

  @Test
  void keyIsForSomebodyWhoIsRegistered() {
    // When
    Response ofNobody = made(Map.of("scopes", List.of("short")));
    Response unregistered = shortKey("nobody-knows");
    Response noAgency = made(with("agency", "nobody-calls"));
    Response foreign = made(with("campaign", "of-" + advertiser));
    // Then
    ofNobody.then().statusCode(400).body("errors.pointer", contains("/advertiser"));
    unregistered.then().statusCode(422);
    noAgency.then().statusCode(422);
    foreign.then().statusCode(422);
  }

  @Test
  void campaignIsOneOfTheClient() {
    // Given
    KeyMaker.campaign(advertiser, "belhuis", "winter");
    // When
    Response own = made(with("campaign", "winter"));
    Response ofAnotherAgency =
        made(
            Map.of(
                "advertiser",
                advertiser,
                "agency",
                "callcompany",
                "campaign",
                "winter",
                "scopes",
                List.of("short")));
    // Then
    own.then().statusCode(201).body("campaign", equalTo("winter"));
    ofAnotherAgency.then().statusCode(422);
  }

  @Test
  void keysAreListedPageByPage() {
    // Given
    UUID first = id(shortKey(advertiser));
    UUID second = id(made(with("scopes", List.of("facade"))));
    // When
    JsonPath page = operator().get(KeyMaker.PATH + "?limit=1").jsonPath();
    List<String> ids = ids(page);
    while (page.getString("nextCursor") != null) {
      page =
          operator()
              .get(KeyMaker.PATH + "?limit=50&cursor=" + page.getString("nextCursor"))
              .jsonPath();
      ids.addAll(ids(page));
    }
    // Then
    assertThat(ids)
        .doesNotHaveDuplicates()
        .containsSubsequence(first.toString(), second.toString());
  }

  @Test
  void deletedKeyStaysOnRecord() {
    // Given
    UUID key = id(shortKey(advertiser));
    // When
    int deleted = operator().delete(KeyMaker.PATH + "/" + key).statusCode();
    Object since = listed(key).get("deletedAt");
    int again = operator().delete(KeyMaker.PATH + "/" + key).statusCode();
    int unknown = operator().delete(KeyMaker.PATH + "/" + UUID.randomUUID()).statusCode();
    // Then
    assertThat(List.of(deleted, again, unknown)).containsExactly(204, 204, 404);
    assertThat(listed(key).get("deletedAt")).isNotNull().isEqualTo(since);
  }

  @Test
  void addressesAreKeptAsBlocks() {
    // When
    Response key = made(with("addresses", List.of("192.0.2.7", "2001:db8::/48", "192.0.2.7/32")));
    // Then
    key.then()
        .statusCode(201)
        .body("addresses", contains("192.0.2.7/32", "2001:db8:0:0:0:0:0:0/48"))
        .body("addresses", not(hasItem("192.0.2.7")));
  }

  private Map<String, Object> with(String field, Object value) {
    Map<String, Object> body = new HashMap<>();
    body.put("advertiser", advertiser);
    body.put("scopes", List.of("short"));
    body.put(field, value);
    return body;
  }

  private static Instant end(Response made) {
    return Instant.from(
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(
            made.then().statusCode(201).extract().path("expiresAt")));
  }

  private static List<String> ids(JsonPath page) {
    return new ArrayList<>(page.getList("items.id", String.class));
  }

  private static Map<String, Object> listed(UUID id) {
    return operator()
        .get(KeyMaker.PATH + "?limit=1000")
        .jsonPath()
        .getMap("items.find { it.id == '" + id + "' }");
  }

  private String stored(UUID id) {
    return database
        .preparedQuery("select cast(api_key as text) from api_key where id = $1")
        .executeAndAwait(Tuple.of(id))
        .iterator()
        .next()
        .getString(0);
  }

  private void end(UUID id) {
    database
        .preparedQuery("update api_key set expires_at = now() - interval '1 second' where id = $1")
        .executeAndAwait(Tuple.of(id));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
