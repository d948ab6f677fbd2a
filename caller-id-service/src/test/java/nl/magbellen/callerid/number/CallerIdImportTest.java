package nl.magbellen.callerid.number;

import static io.restassured.RestAssured.given;
import static nl.magbellen.service.testing.TestTokens.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.testing.TestWorld;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of caller ids. */
@QuarkusTest
@WithTestResource(TestWorld.class)
class CallerIdImportTest {

  private static final String CALLER_IDS = "/v1/caller-ids";
  private static final String ADVERTISER = "imports-callers";
  private static int numbers = 0;

  private final String number = "+3120731%04d".formatted(numbers++);

  @BeforeEach
  void register() {
    registrar()
        .contentType(ContentType.JSON)
        .body(
            Map.of(
                "name", "Zonnestroom BV",
                "kvk", "12345678",
                "sector", "COMMERCIAL",
                "website", "https://zonnestroom.example",
                "contact", "info@zonnestroom.example",
                "active", true))
        .put("/v1/advertisers/" + ADVERTISER);
  }

  @Test
  void rowsAreRegisteredOnceWithTheirFileAndRefusedAsInAPost() {
    // Given
    String file =
        "number,from\n%s,2026-01-01T00:00:00+01:00\n112,2026-01-01T00:00:00+01:00\n%s,2026-02-01T00:00:00+01:00\n"
            .formatted(number, number);
    // When
    List<String> answers = lines(file);
    List<String> again = lines(file);
    // Then
    assertThat(answers.get(1)).startsWith("1,2,CREATED,");
    assertThat(answers.get(2)).startsWith("2,3,ERROR,,number,NOT_A_SUBSCRIBERS_NUMBER,");
    assertThat(answers.get(3)).startsWith("3,4,ERROR,,");
    assertThat(answers.getLast()).contains("CREATED=1|SAME=0|ERROR=2");
    assertThat(again.getLast()).contains("CREATED=0|SAME=1|ERROR=2");
    found()
        .then()
        .body("items", hasSize(1))
        .body("items[0].events[0].file.name", equalTo("nummers.csv"))
        .body("items[0].events[0].file.line", equalTo(2));
  }

  @Test
  void releasedNumberIsNotRegisteredAgainByItsFile() {
    // Given
    String file = "number,from\n%s,2024-01-01T00:00:00+01:00\n".formatted(number);
    lines(file);
    release(found().path("items[0].id"));
    // When
    List<String> again = lines(file);
    // Then
    assertThat(again.getLast()).contains("CREATED=0|SAME=1|ERROR=0");
    found().then().body("items", hasSize(1));
  }

  @Test
  void releasedRegistrationStaysAndAnotherOfItsNumberIsMade() {
    // Given
    String released = "%s,2024-01-01T00:00:00+01:00\n".formatted(number);
    lines("number,from\n" + released);
    release(found().path("items[0].id"));
    String next = "%s,2026-11-02T00:00:00+01:00\n".formatted(number);
    // When
    List<String> answers = lines("number,from\n" + released + next + next + released);
    // Then
    assertThat(answers.subList(1, 5))
        .extracting(answer -> answer.split(",")[2])
        .containsExactly("SAME", "CREATED", "SAME", "SAME");
    found().then().body("items", hasSize(2));
  }

  @ParameterizedTest
  @CsvSource({
    "nobody-imports-this,,,advertiser-not-registered,advertiser",
    ADVERTISER + ",agency-of-nobody,,agency-not-registered,agency",
    ADVERTISER + ",imports-agency,,agency-not-mandated,agency",
    ADVERTISER + ",,https://zonnestroom.example,NOT_NULL,publishedAt",
  })
  void rowIsRefusedAsASinglePostIs(
      String advertiser, String agency, String url, String code, String field) throws Exception {
    // Given
    registrar("*")
        .contentType(ContentType.JSON)
        .body(Map.of("name", "Belhuis BV"))
        .put("/v1/agencies/imports-agency");
    Map<String, Object> request = new HashMap<>();
    request.put("number", number);
    request.put("advertiser", advertiser);
    request.put("agency", agency);
    request.put("publicationUrl", url);
    request.put("from", "2026-01-01T00:00:00+01:00");
    // When
    Response posted = registrar("*").contentType(ContentType.JSON).body(request).post(CALLER_IDS);
    JsonPath row =
        registrar("*")
            .contentType("application/x-ndjson")
            .body(new ObjectMapper().writeValueAsBytes(request))
            .post(CALLER_IDS + "/import")
            .then()
            .extract()
            .body()
            .asString()
            .lines()
            .findFirst()
            .map(JsonPath::from)
            .orElseThrow();
    // Then
    assertThat(row.getString("result")).isEqualTo("ERROR");
    assertThat(row.getString("field")).isEqualTo(field);
    assertThat(row.getString("code")).isEqualTo(code);
    assertThat(posted.statusCode()).isIn(400, 422);
    assertThat(posted.asString()).contains(code, row.getString("reason"));
  }

  @Test
  void publicationStandsWithItsFileAndRowsOfManyBatchesAreRegistered() {
    // Given
    int rows = 5_000;
    String file =
        IntStream.range(0, rows)
            .mapToObj(
                row ->
                    "+313050%05d,2026-01-01T00:00:00+01:00,2026-01-02T09:00:00+01:00,https://zonnestroom.example"
                        .formatted(row))
            .collect(Collectors.joining("\n", "number,from,publishedAt,publicationUrl\n", "\n"));
    // When
    List<String> answers = lines(file);
    List<String> again = lines(file);
    // Then
    assertThat(answers.getLast()).contains("CREATED=5000|SAME=0|ERROR=0");
    assertThat(again.getLast()).contains("CREATED=0|SAME=5000|ERROR=0");
    registrar()
        .queryParam("number", "+31305004999")
        .get(CALLER_IDS)
        .then()
        .body("items[0].publishedAt", equalTo("2026-01-02T09:00:00+01:00"))
        .body("items[0].events.kind", equalTo(List.of("REGISTERED", "PUBLISHED")))
        .body("items[0].events.file.line", equalTo(List.of(5001, 5001)));
  }

  @Test
  void dryRunRegistersNothing() {
    // Given
    String file = "number,from\n%s,2026-01-01T00:00:00+01:00\n".formatted(number);
    // When
    String answer = sent(file).queryParam("dryRun", true).post(CALLER_IDS + "/import").asString();
    // Then
    assertThat(answer).contains("CREATED=1|SAME=0|ERROR=0");
    found().then().body("items", hasSize(0));
  }

  private Response found() {
    return registrar().queryParam("number", number).get(CALLER_IDS);
  }

  private static void release(String id) {
    registrar()
        .contentType(ContentType.JSON)
        .body(Map.of("releasedAt", "2026-11-01T00:00:00Z"))
        .post(CALLER_IDS + "/{id}/release", id)
        .then()
        .statusCode(200);
  }

  private static List<String> lines(String file) {
    return sent(file).post(CALLER_IDS + "/import").asString().lines().toList();
  }

  private static RequestSpecification sent(String file) {
    return registrar()
        .contentType("text/csv")
        .queryParam("advertiser", ADVERTISER)
        .queryParam("name", "nummers.csv")
        .body(file.getBytes(StandardCharsets.UTF_8));
  }

  private static RequestSpecification registrar() {
    return registrar(ADVERTISER);
  }

  private static RequestSpecification registrar(String advertiser) {
    return given().auth().oauth2(token(Role.REGISTRAR, advertiser));
  }
}
