package nl.magbellen.objection;

import static io.restassured.RestAssured.given;
import static nl.magbellen.service.testing.TestTokens.token;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.testing.TestWorld;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Objecting and lifting at the same time. */
@QuarkusTest
@WithTestResource(TestWorld.class)
class ObjectionRaceTest {

  private static final String NUMBER = "+3161%07d";

  @RepeatedTest(25)
  void nothingIsReceivedUnderAnObjectionThatWasLifted(RepetitionInfo repetition) throws Exception {
    // Given
    String number = NUMBER.formatted(8_800_000 + repetition.getCurrentRepetition());
    String id = register(number).path("id");
    Callable<Integer> lift = () -> lift(id);
    Callable<Integer> register = () -> register(number).statusCode();
    // When
    List<Integer> statuses =
        atOnce(Stream.of(register, register, lift, register, register).toList());
    // Then
    assertThat(statuses).allMatch(status -> status == 200 || status == 201);
    assertThat(register(number).<String>path("liftedAt")).isNull();
    JsonPath records =
        dialer().queryParam("number", number).get("/v1/objections").then().extract().jsonPath();
    List<List<String>> kinds = records.getList("items.events.kind");
    assertThat(kinds).hasSize(2);
    assertThat(kinds.getFirst()).last().isEqualTo("LIFTED");
    assertThat(kinds.getLast()).startsWith("RECEIVED").doesNotContain("LIFTED");
    assertThat(kinds.stream().mapToInt(List::size).sum()).isEqualTo(7);
  }

  private static List<Integer> atOnce(List<Callable<Integer>> calls) throws Exception {
    try (var threads = Executors.newFixedThreadPool(calls.size())) {
      List<Future<Integer>> answers = threads.invokeAll(calls);
      return answers.stream().map(Future::resultNow).toList();
    }
  }

  private static Response register(String number) {
    return dialer()
        .body(
            Map.of(
                "number",
                number,
                "advertiser",
                "zonnestroom",
                "receivedAt",
                "2026-11-01T10:00:00Z",
                "channel",
                "CALL"))
        .post("/v1/objections");
  }

  private static int lift(String id) {
    return dialer()
        .body(
            Map.of(
                "statement",
                "Bel mij maar",
                "statedAt",
                "2026-11-05T10:00:00Z",
                "evidence",
                "recording:77"))
        .post("/v1/objections/{id}/lift", id)
        .statusCode();
  }

  private static RequestSpecification dialer() {
    return given().auth().oauth2(token(Role.DIALER, "zonnestroom")).contentType(ContentType.JSON);
  }
}
