package nl.magbellen.objection;

import static io.restassured.RestAssured.given;
import static nl.magbellen.service.testing.TestTokens.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import nl.magbellen.list.Encoding;
import nl.magbellen.number.Sha256;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.testing.RegisterStandIn;
import nl.magbellen.service.testing.TestWorld;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of objections: what they bring, what they bring once, and what they don't. */
@QuarkusTest
@WithTestResource(TestWorld.class)
@WithTestResource(RegisterStandIn.class)
class ObjectionImportTest {

  private static final String HEADER = "number,advertiser,receivedAt,channel,source\n";
  private static final String RECEIVED = "2026-11-01T10:00:00+01:00";
  private static int numbers = 0;

  RegisterStandIn register;

  private final String number = next();

  @BeforeEach
  void recover() {
    register.recover();
    register.register("zonnestroom");
  }

  @Test
  void everyRowIsAnsweredInOrderAndIsOnRecordWithItsFile() {
    // Given
    String other = next();
    String file = HEADER + row(number, "brief 12") + row(other, "") + row("06-1", "");
    // When
    List<String> answers = lines(csv(file).queryParam("name", "bezwaren.csv"));
    // Then
    assertThat(answers).hasSize(5);
    assertThat(answers.get(1)).startsWith("1,2,CREATED,");
    assertThat(answers.get(2)).startsWith("2,3,CREATED,");
    assertThat(answers.get(3)).startsWith("3,4,ERROR,,number,INVALID_NUMBER,");
    assertThat(answers.get(4)).contains("TOTAL").contains("CREATED=2|SAME=0|ERROR=1|SHA-256=");
    objections(number)
        .body("items", hasSize(1))
        .body("items[0].source", equalTo("brief 12"))
        .body("items[0].events[0].file.name", equalTo("bezwaren.csv"))
        .body("items[0].events[0].file.sha256", equalTo(sha256(file)))
        .body("items[0].events[0].file.line", equalTo(2));
    objections(other)
        .body("items[0].source", containsString("bezwaren.csv, line 3, SHA-256 " + sha256(file)));
  }

  @Test
  void sameFileAgainChangesNothing() {
    // Given
    String file = HEADER + row(number, "") + row(next(), "");
    lines(csv(file));
    Map<String, Object> before = only(number);
    // When
    List<String> again = lines(csv(file));
    // Then
    assertThat(again.getLast()).contains("CREATED=0|SAME=2|ERROR=0");
    assertThat(only(number)).isEqualTo(before);
  }

  @Test
  void sameFileAgainBringsNoLiftedObjectionBack() {
    // Given
    String file = HEADER + row(number, "");
    lines(csv(file));
    lift(only(number).get("id"));
    // When
    List<String> again = lines(csv(file));
    // Then
    assertThat(again.get(1)).startsWith("1,2,SAME,");
    objections(number).body("items", hasSize(1)).body("items[0].liftedAt", containsString("2026"));
  }

  @Test
  void anotherReceiptOfTheSameObjectionIsAnEventMore() {
    // Given
    String file =
        HEADER
            + row(number, "")
            + row(number, "").replace("11-01T10", "11-03T10")
            + row(number, "").replace("11-01T10", "10-03T10")
            + row(number, "");
    // When
    List<String> answers = lines(csv(file));
    // Then
    assertThat(answers.subList(1, 5).stream().map(line -> line.split(",")[2]))
        .containsExactly("CREATED", "CREATED", "CREATED", "SAME");
    objections(number)
        .body("items", hasSize(1))
        .body("items[0].receivedAt", equalTo("2026-10-03T11:00:00+02:00"))
        .body(
            "items[0].events.kind",
            equalTo(List.of("RECEIVED", "RECEIVED_AGAIN", "RECEIVED_AGAIN")));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "number,     +3161,",
        "advertiser, Zonnestroom,",
        "advertiser, nobody,",
        "receivedAt, 2031-01-01T00:00:00Z,",
        "receivedAt, 1 november,",
        "receivedAt, -,",
        "channel,    FAX,",
      })
  void rowIsRefusedAsItsSinglePostIs(String field, String value) {
    // Given
    Map<String, String> objection =
        new java.util.HashMap<>(
            Map.of(
                "number",
                number,
                "advertiser",
                "zonnestroom",
                "receivedAt",
                RECEIVED,
                "channel",
                "LETTER"));
    objection.put(field, value);
    Response post = dialer("*").contentType(ContentType.JSON).body(objection).post(POST);
    // When
    Response row = lineOf(objection);
    // Then
    String message =
        post.statusCode() == 400 ? post.path("errors[0].message") : post.path("detail");
    row.then()
        .body("result", equalTo("ERROR"))
        .body("field", equalTo(field))
        .body("reason", equalTo(message));
  }

  @Test
  void rowsOfOtherAdvertisersAreRefusedAndTheOthersKept() {
    // Given
    register.register("windkracht");
    String file = HEADER + row(next(), "").replace("zonnestroom", "windkracht") + row(number, "");
    // When
    List<String> answers = lines(csv(file));
    // Then
    assertThat(answers.get(1)).startsWith("1,2,ERROR,,advertiser,");
    assertThat(answers.get(2)).startsWith("2,3,CREATED,");
  }

  @Test
  void objectionIsTakenWhileTheRegisterIsDown() {
    // Given
    register.fail();
    String file =
        HEADER + row(number, "").replace("zonnestroom", "unsettled-" + number.substring(3));
    // When
    String answer = dialer("*").contentType("text/csv").body(file).post(IMPORT).asString();
    // Then
    assertThat(answer).contains("CREATED=1|SAME=0|ERROR=0");
    given()
        .auth()
        .oauth2(token(Role.DIALER, "*"))
        .queryParam("number", number)
        .get(POST)
        .then()
        .body("items[0].advertiserUnknown", equalTo(true));
  }

  @Test
  void listAsPeopleHaveItIsReadByWhatTheySayOfIt() {
    // Given
    String file =
        "Naam;Telefoon;Ontvangen op\n\"Jansen; J.\";%s;1-11-2026 10:00\n"
            .formatted(number.substring("+31".length()));
    RequestSpecification sent =
        dialer("zonnestroom")
            .contentType("text/csv; charset=windows-1252")
            .queryParam("map", "number:telefoon,receivedAt:Ontvangen op")
            .queryParam("advertiser", "zonnestroom")
            .queryParam("channel", "LETTER")
            .queryParam("dateFormat", "d-M-yyyy HH:mm")
            .queryParam("numbers", "nl")
            .body(file.getBytes(StandardCharsets.ISO_8859_1));
    // When
    List<String> answers = lines(sent);
    // Then
    assertThat(answers.get(1)).startsWith("1;2;CREATED;");
    objections(number).body("items[0].receivedAt", equalTo(RECEIVED));
  }

  @Test
  void zippedLinesOfJsonAreReadToo() {
    // Given
    String file =
        "{\"tel\":\"%s\",\"receivedAt\":\"%s\",\"channel\":\"EMAIL\"}\n\n[]\n"
            .formatted(number, RECEIVED);
    RequestSpecification sent =
        dialer("zonnestroom")
            .contentType("application/x-ndjson")
            .header("Content-Encoding", "gzip")
            .queryParam("map", "number:tel")
            .queryParam("advertiser", "zonnestroom")
            .body(zipped(file));
    // When
    List<String> answers = lines(sent);
    // Then
    assertThat(answers.getFirst()).startsWith("{\"row\":1,\"line\":1,\"result\":\"CREATED\"");
    assertThat(answers.get(1))
        .contains("\"line\":3,\"result\":\"ERROR\"")
        .contains("The row is no JSON object.");
    assertThat(answers.getLast()).contains("\"sha256\":\"" + sha256(file) + "\"");
  }

  @Test
  void onlyRefusedRowsAreAnsweredWhereTheClientSaysSo() {
    // Given
    String file = HEADER + row(number, "") + row("06-1", "") + row(next(), "");
    // When
    List<String> answers = lines(csv(file).queryParam("only", "ERROR"));
    // Then
    assertThat(answers).hasSize(3);
    assertThat(answers.get(1)).startsWith("2,3,ERROR,");
    assertThat(answers.get(2)).contains("CREATED=2|SAME=0|ERROR=1");
  }

  @Test
  void fileOfAFormIsReadToo() {
    // Given
    String file = HEADER + row(number, "");
    RequestSpecification form =
        dialer("zonnestroom")
            .multiPart("note", "from the old system")
            .multiPart("file", "bezwaren.csv.gz", zipped(file), "application/gzip");
    // When
    List<String> answers = lines(form);
    // Then
    assertThat(answers.getLast()).contains("CREATED=1|SAME=0|ERROR=0");
    objections(number)
        .body("items[0].events[0].file.name", equalTo("bezwaren.csv.gz"))
        .body("items[0].events[0].file.sha256", equalTo(sha256(file)));
  }

  @Test
  void dryRunAnswersTheSameAndRecordsNothing() {
    // Given
    String file = HEADER + row(number, "") + row("06-1", "");
    // When
    List<String> answers = lines(csv(file).queryParam("dryRun", "true"));
    // Then
    assertThat(answers.getLast()).contains("CREATED=1|SAME=0|ERROR=1");
    objections(number).body("items", hasSize(0));
  }

  @Test
  void fileThatBrokeOffAndIsSentAgainFromARowIsWhole() {
    // Given
    String rows =
        IntStream.range(0, 40).mapToObj(_ -> row(next(), "")).collect(Collectors.joining());
    String file = HEADER + row(number, "") + rows;
    byte[] zipped = zipped(file);
    RequestSpecification cut =
        dialer("zonnestroom")
            .contentType("text/csv")
            .header("Content-Encoding", "gzip")
            .body(java.util.Arrays.copyOf(zipped, zipped.length - 9));
    List<String> first = lines(cut);
    String atFirst = objections(number).extract().path("items[0].events[0].file.sha256");
    // When
    List<String> again = lines(csv(file).queryParam("fromRow", 30));
    // Then
    assertThat(first.getLast()).doesNotContain("TOTAL");
    assertThat(atFirst).isNull();
    assertThat(again.getFirst()).startsWith("30,31,");
    assertThat(again.getLast()).contains("TOTAL");
    objections(number).body("items[0].events[0].file.sha256", equalTo(sha256(file)));
  }

  @Test
  void sameRowsInTwoFilesAtOnceAreOnRecordOnce() {
    // Given
    String rows =
        IntStream.range(0, 3000).mapToObj(_ -> row(next(), "")).collect(Collectors.joining());
    // When
    List<CompletableFuture<String>> both =
        IntStream.range(0, 2)
            .mapToObj(
                _ ->
                    CompletableFuture.supplyAsync(() -> csv(HEADER + rows).post(IMPORT).asString()))
            .toList();
    List<String> answers = both.stream().map(CompletableFuture::join).toList();
    // Then
    assertThat(count(answers, ",CREATED,")).isEqualTo(3000);
    assertThat(count(answers, ",SAME,")).isEqualTo(3000);
    assertThat(answers).allMatch(answer -> answer.contains("TOTAL"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "advertiser=Zonne stroom | 400 | advertiser",
        "channel=FAX             | 400 | channel",
        "advertiser=windkracht   | 403 | advertiser",
        "number=0612345678       | 400 | number",
        "nummer=1                | 400 | no such query parameter",
        "numbers=be              | 400 | numbers",
        "zone=Mars               | 400 | zone",
        "fromRow=0               | 400 | fromRow",
        "dateFormat=qqq{         | 400 | dateFormat",
        "charset=ebcdic          | 415 | utf-8",
        "name=                   | 400 | name must have a value",
        "channel=                | 400 | channel must have a value",
        "map=                    | 400 | map must have a value"
      })
  void whatIsSaidOfTheFileIsCheckedBeforeItsFirstRow(String parameter, int status, String named) {
    // Given
    String[] pair = parameter.strip().split("=", 2);
    // When
    Response answer = csv(HEADER + row(number, "")).queryParam(pair[0], pair[1]).post(IMPORT);
    // Then
    answer.then().statusCode(status).contentType("application/problem+json");
    assertThat(answer.asString()).contains(named);
    objections(number).body("items", hasSize(0));
  }

  @Test
  void documentTellsTheEncodingsThatAreRead() {
    // When
    var document = given().get("/q/openapi?format=json");
    // Then
    document
        .then()
        .body(
            "paths.'%s'.post.parameters.find { it.name == 'charset' }.schema.enum"
                .formatted(IMPORT),
            equalTo(Encoding.NAMES));
  }

  private static final String POST = "/v1/objections";
  private static final String IMPORT = "/v1/objections/import";

  private static long count(List<String> answers, String result) {
    return answers.stream().flatMap(String::lines).filter(line -> line.contains(result)).count();
  }

  private Response lineOf(Map<String, String> objection) {
    String answer =
        dialer("*")
            .contentType("application/x-ndjson")
            .body(
                objection.entrySet().stream()
                    .map(
                        field ->
                            field.getValue() == null
                                ? "\"%s\":null".formatted(field.getKey())
                                : "\"%s\":\"%s\"".formatted(field.getKey(), field.getValue()))
                    .collect(Collectors.joining(",", "{", "}"))
                    .getBytes(StandardCharsets.UTF_8))
            .post(IMPORT)
            .asString();
    return new io.restassured.builder.ResponseBuilder()
        .setStatusCode(200)
        .setContentType(ContentType.JSON)
        .setBody(answer.lines().findFirst().orElseThrow())
        .build();
  }

  private static List<String> lines(RequestSpecification file) {
    Response answer = file.post(IMPORT);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    return answer.asString().lines().toList();
  }

  private static RequestSpecification csv(String file) {
    return dialer("zonnestroom")
        .contentType("text/csv")
        .body(file.getBytes(StandardCharsets.UTF_8));
  }

  private static io.restassured.response.ValidatableResponse objections(String number) {
    return dialer("zonnestroom").queryParam("number", number).get(POST).then().statusCode(200);
  }

  private static Map<String, Object> only(String number) {
    return objections(number).body("items", hasSize(1)).extract().path("items[0]");
  }

  private static void lift(Object id) {
    dialer("zonnestroom")
        .contentType(ContentType.JSON)
        .body(
            Map.of(
                "statement", "Bel mij maar",
                "statedAt", "2026-11-02T10:00:00Z",
                "evidence", "recording:78"))
        .post(POST + "/{id}/lift", id)
        .then()
        .statusCode(200);
  }

  private static RequestSpecification dialer(String advertiser) {
    return given().auth().oauth2(token(Role.DIALER, advertiser));
  }

  private static String row(String number, String source) {
    return "%s,zonnestroom,%s,LETTER,%s\n".formatted(number, RECEIVED, source);
  }

  private static synchronized String next() {
    return "+3161%07d".formatted(8_000_000 + numbers++);
  }

  private static String sha256(String file) {
    return HexFormat.of().formatHex(Sha256.of(file));
  }

  private static byte[] zipped(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
