package nl.magbellen.gateway.subscription;

import static io.restassured.RestAssured.given;
import static nl.magbellen.service.testing.TestTokens.agencyToken;
import static nl.magbellen.service.testing.TestTokens.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import nl.magbellen.service.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Subscriptions as clients ask for them, where only public receivers are allowed. */
@QuarkusTest
@WithTestResource(WebhookWorld.class)
@Timeout(60)
class SubscriptionResourceTest {

  private static final String PATH = "/v1/subscriptions";
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final AtomicLong LAST = new AtomicLong();

  WebhookWorld world;
  DataSource database;

  private final String advertiser = "subscriber-" + LAST.incrementAndGet();

  @AfterEach
  void servicesAnswer() {
    world.recover();
  }

  @Test
  void secretThatIsMadeIsToldOnceAndKeptEncrypted() throws SQLException {
    // Given
    Map<String, Object> body =
        Map.of(
            "url",
            "https://dialer.example/changes",
            "events",
            List.of("OBJECTION_RECEIVED", "OBJECTION_RECEIVED"));
    // When
    Response made = dialer().body(body).post(PATH);
    // Then
    made.then()
        .statusCode(201)
        .body("secret", matchesPattern("whsec_[A-Za-z0-9+/]{43}="))
        .body("events", contains("OBJECTION_RECEIVED"))
        .body("advertisers", contains(advertiser))
        .body("state", equalTo("ACTIVE"))
        .body("cursor", notNullValue());
    one(made).then().statusCode(200).body("secret", nullValue());
    dialer().get(PATH).then().body("items.secret", contains(nullValue()));
    assertThat(kept(made.path("id"))).doesNotContain(made.<String>path("secret"));
  }

  @Test
  void secretThatIsGivenIsNotToldAtAll() {
    // When
    Response made =
        dialer().body(Map.of("url", "https://dialer.example/", "secret", SECRET)).post(PATH);
    // Then
    made.then().statusCode(201).body("secret", nullValue()).body("events", empty());
    assertThat(made.asString() + one(made).asString()).doesNotContain("whsec_");
  }

  @Test
  void sameKeyMakesOneSubscription() {
    // Given
    Map<String, Object> body = Map.of("url", "https://dialer.example/once");
    String key = UUID.randomUUID().toString();
    // When
    Response first = dialer().header("Idempotency-Key", key).body(body).post(PATH);
    Response again = dialer().header("Idempotency-Key", key).body(body).post(PATH);
    // Then
    first.then().statusCode(201).body("secret", notNullValue());
    again.then().statusCode(201).body("id", equalTo(first.path("id"))).body("secret", nullValue());
    dialer().get(PATH).then().body("items.id", contains(first.<String>path("id")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http://dialer.example/|https",
        "ftp://dialer.example/|https",
        "dialer.example|https",
        "https:///changes|host",
        "https://dialer_1.example/|address",
        "https://dialer.example:0/|host",
        "https://dialer.example:70000/|host",
        "https://user:word@dialer.example/|user",
        "https://dialer.example/#here|fragment",
        "https://127.0.0.1/|public",
        "https://127.1/|address",
        "https://2130706433/|address",
        "https://10.1.2.3:8443/|public",
        "https://169.254.169.254/latest/meta-data|public",
        "https://[::1]/|public",
        "https://[::ffff:127.0.0.1]/|public",
        "https://[fd00::1]/|public",
        "https://dialer.example/a b|spaces"
      })
  void receiverThatMayNotBeSentToIsRefused(String url, String why) {
    // When
    Response refused = dialer().body(Map.of("url", url)).post(PATH);
    // Then
    refused.then().statusCode(400).body("errors.pointer", contains("/url"));
    assertThat(refused.asString()).contains(why).doesNotContain("word");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"url\": \"\"}",
        "{\"url\": \"https://a.example/\", \"events\": [\"NOTHING\"]}",
        "{\"url\": \"https://a.example/\", \"events\": [null]}",
        "{\"url\": \"https://a.example/\", \"secret\": \"whsec_short\"}",
        "{\"url\": \"https://a.example/\", \"secret\": \"MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\"}",
        "{\"url\": \"https://a.example/\", \"retries\": 3}"
      })
  void whatCannotBeMeantIsRefused(String body) {
    // When
    Response refused = dialer().body(body).post(PATH);
    // Then
    refused.then().statusCode(400).contentType("application/problem+json");
    assertThat(refused.asString()).doesNotContain("MfKQ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/dead-letters"})
  void subscriptionOfOthersIsAsOneThatIsNotThere(String more) {
    // Given
    String id = subscribed().path("id");
    RequestSpecification other = as(token(Role.DIALER, "another"));
    // When
    Response foreign = other.get(PATH + "/" + id + more);
    Response missing = other.get(PATH + "/" + UUID.randomUUID() + more);
    // Then
    foreign.then().statusCode(403);
    missing.then().statusCode(403).body("detail", equalTo(foreign.path("detail")));
    other.get(PATH).then().body("items", empty());
    other.delete(PATH + "/" + id).then().statusCode(403);
    other
        .body(Map.of("after", "MC4wLjAuMA"))
        .post(PATH + "/" + id + "/replay")
        .then()
        .statusCode(403);
    dialer().get(PATH + "/" + id + more).then().statusCode(200);
  }

  @Test
  void agencySeesItsOwnAndAnAdvertiserThoseThatTellOfNoOther() {
    // Given
    String belhuis = agencyToken("belhuis", Role.DIALER, advertiser);
    String id = as(belhuis).body(Map.of("url", "https://belhuis.example/")).post(PATH).path("id");
    String ofTwo =
        as(agencyToken("belhuis", Role.DIALER, advertiser, "another-too"))
            .body(Map.of("url", "https://belhuis.example/"))
            .post(PATH)
            .path("id");
    // When
    Response otherAgency = as(agencyToken("callers", Role.DIALER, advertiser)).get(PATH + "/" + id);
    // Then
    otherAgency.then().statusCode(403);
    as(belhuis).get(PATH).then().body("items.id", contains(id));
    dialer().get(PATH).then().body("items.id", contains(id));
    dialer().get(PATH + "/" + ofTwo).then().statusCode(403);
    as(token(Role.OPERATOR)).get(PATH + "/" + ofTwo).then().statusCode(200);
  }

  @Test
  void listComesInPages() {
    // Given
    List<String> ids =
        IntStream.range(0, 3).mapToObj(_ -> subscribed().<String>path("id")).toList();
    // When
    Response first = dialer().get(PATH + "?limit=2");
    Response rest = dialer().queryParam("cursor", first.<String>path("nextCursor")).get(PATH);
    // Then
    first.then().body("items.id", equalTo(ids.subList(0, 2)));
    rest.then().body("items.id", contains(ids.getLast())).body("nextCursor", nullValue());
  }

  @Test
  void deletedOneIsGone() {
    // Given
    String id = subscribed().path("id");
    // When
    Response deleted = dialer().delete(PATH + "/" + id);
    // Then
    deleted.then().statusCode(204);
    dialer().get(PATH + "/" + id).then().statusCode(403);
    as(token(Role.OPERATOR)).get(PATH + "/" + id).then().statusCode(404);
  }

  @Test
  void clientHasNoMoreThanItMay() {
    // Given
    IntStream.range(0, 20).forEach(_ -> subscribed());
    // When
    Response refused = dialer().body(Map.of("url", "https://dialer.example/")).post(PATH);
    // Then
    refused.then().statusCode(409).body("type", endsWith("too-many-subscriptions"));
    dialer().get(PATH).then().body("items.size()", equalTo(20));
  }

  @Test
  void nothingIsMadeWhileTheFeedsEndIsNotKnown() {
    // Given
    world.fail("consent");
    // When
    Response refused = dialer().body(Map.of("url", "https://dialer.example/")).post(PATH);
    // Then
    refused.then().statusCode(503).header("Retry-After", notNullValue());
    dialer().get(PATH).then().body("items", empty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "MS4yLjM", ""})
  void replayNeedsACursorOfTheFeed(String cursor) {
    // Given
    String id = subscribed().path("id");
    // When
    Response refused = dialer().body(Map.of("after", cursor)).post(PATH + "/" + id + "/replay");
    // Then
    refused.then().statusCode(400);
  }

  /** It is found out when something is sent, and looks as a name without an address does. */
  @ParameterizedTest
  @ValueSource(strings = {"localhost", "no-such-host.invalid"})
  void nameThatLeadsToNoPublicAddressIsNotConnectedTo(String host) {
    // Given
    try (Receiver receiver = Receiver.answering(200)) {
      Response made =
          dialer()
              .body(Map.of("url", "https://%s:%d/".formatted(host, receiver.port())))
              .post(PATH);
      // When
      world.changed("objection", "OBJECTION_RECEIVED", advertiser, 1);
      // Then
      Receiver.until(() -> one(made).path("lastResult") != null);
      one(made).then().body("lastResult", equalTo("NO_ADDRESS"));
      assertThat(receiver.received(0)).isEmpty();
    }
  }

  private Response subscribed() {
    Response made = dialer().body(Map.of("url", "https://dialer.example/changes")).post(PATH);
    made.then().statusCode(201);
    return made;
  }

  private Response one(Response made) {
    return dialer().get(PATH + "/" + made.path("id"));
  }

  private RequestSpecification dialer() {
    return as(token(Role.DIALER, advertiser));
  }

  private static RequestSpecification as(String token) {
    return given().auth().oauth2(token).contentType(ContentType.JSON);
  }

  private String kept(String id) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select secret_cipher, s::text from subscription s where id = '" + id + "'")) {
      row.next();
      return new String(row.getBytes(1), StandardCharsets.ISO_8859_1) + row.getString(2);
    }
  }
}
