package nl.magbellen.callerid.consumer;

import static nl.magbellen.callerid.Clients.advertiser;
import static nl.magbellen.callerid.Clients.advertiserBody;
import static nl.magbellen.callerid.Clients.callerId;
import static nl.magbellen.callerid.Clients.newNumber;
import static nl.magbellen.callerid.Clients.registrarOfAll;
import static nl.magbellen.callerid.Clients.service;
import static nl.magbellen.callerid.Clients.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.magbellen.service.testing.TestWorld;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the consumers' pages ask. */
@QuarkusTest
@WithTestResource(TestWorld.class)
class ConsumerResourceTest {

  private final String mark = UUID.randomUUID().toString().substring(0, 8);

  @ParameterizedTest
  @CsvSource({
    "Helderlicht %s, true",
    "HELDERLICHT %s, true",
    "licht %s, true",
    "a-%s, true",
    "wind %s, false"
  })
  void advertiserIsFoundByAPartOfItsNameOrId(String text, boolean found) {
    // Given
    String id = named("a-" + mark, "Helderlicht " + mark, true);
    // When
    Response answer = search(text.formatted(mark), 20);
    // Then
    assertEquals(found, answer.jsonPath().getList("items.id").contains(id));
  }

  @Test
  void advertisersStandInTheOrderOfTheirNamesAndNoMoreThanAsked() {
    // Given
    named("c-" + mark, "alfa " + mark, true);
    named("b-" + mark, "Beta " + mark, true);
    named("a-" + mark, "Gamma " + mark, true);
    // When
    Response all = search(mark, 20);
    Response two = search(mark, 2);
    // Then
    all.then()
        .statusCode(200)
        .body("items.id", contains("c-" + mark, "b-" + mark, "a-" + mark))
        .body("items[0].name", equalTo("alfa " + mark))
        .body("items[0].website", equalTo("https://zonnestroom.example"));
    two.then().body("items.id", contains("c-" + mark, "b-" + mark));
  }

  @Test
  void onlyThePresentNameOfAnActiveAdvertiserIsFound() {
    // Given
    named("a-" + mark, "Vroeger " + mark, true);
    named("a-" + mark, "Later " + mark, true);
    named("b-" + mark, "Gestopt " + mark, false);
    // When
    Response before = search("vroeger " + mark, 20);
    Response stopped = search("gestopt " + mark, 20);
    Response now = search("later " + mark, 20);
    // Then
    before.then().body("items", hasSize(0));
    stopped.then().body("items", hasSize(0));
    now.then().body("items.name", contains("Later " + mark));
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "_", "'"})
  void textIsNoPattern(String text) {
    // Given
    named("a-" + mark, "Zonnestroom " + mark, true);
    // When
    Response answer = search(mark.charAt(0) + text + mark.substring(2), 20);
    // Then
    answer.then().statusCode(200).body("items", hasSize(0));
  }

  @Test
  void withoutTextTheFirstAreShownTwentyIfNobodySaysHowMany() {
    // Given
    for (int i = 0; i < 21; i++) {
      advertiser();
    }
    // When
    Response answer = consumer("advertisers", Map.of("name", ""));
    // Then
    answer.then().statusCode(200).body("items", hasSize(20));
  }

  @Test
  void namesAreToldOfAdvertisersThatStoppedTooAndUnknownOnesPassedOver() {
    // Given
    named("b-" + mark, "Beta", true);
    named("a-" + mark, "Alfa", false);
    // When
    Response answer =
        consumer(
            "advertiser-names",
            Map.of("ids", List.of("b-" + mark, "nobody-" + mark, "a-" + mark, "b-" + mark)));
    // Then
    answer.then().statusCode(200).body("items.name", contains("Alfa", "Beta"));
  }

  @Test
  void directoryIsThePublicOne() {
    // Given
    String number = newNumber();
    String id = callerId(number, advertiser());
    registrarOfAll()
        .body(
            Map.of(
                "method", "CALL_CODE",
                "evidence", "call-1",
                "provenAt", "2026-02-01T00:00:00+01:00"))
        .post("/v1/caller-ids/{id}/ownership", id);
    String known = registrarOfAll().get("/v1/directory/{number}", number).asString();
    // When
    Response answer = consumer("directory", Map.of("number", number));
    // Then
    answer.then().statusCode(200).body("callers", hasSize(1));
    assertEquals(known, answer.asString());
  }

  @Test
  void directoryKnowsNobodyOfAnUnknownNumber() {
    consumer("directory", Map.of("number", newNumber())).then().body("callers", hasSize(0));
  }

  private static String named(String id, String name, boolean active) {
    registrarOfAll()
        .body(with(with(advertiserBody(), "name", name), "active", active))
        .put("/v1/advertisers/{id}", id);
    return id;
  }

  private static Response search(String name, int limit) {
    return consumer("advertisers", Map.of("name", name, "limit", limit));
  }

  private static Response consumer(String call, Map<String, Object> body) {
    return service().body(body).post("/internal/consumer/" + call);
  }
}
