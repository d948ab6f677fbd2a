package nl.magbellen.consent;

import static io.restassured.RestAssured.given;
import static nl.magbellen.consent.ConsentApi.newNumber;
import static nl.magbellen.service.testing.TestTokens.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.magbellen.number.Sha256;
import nl.magbellen.service.access.Role;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of consents, customer relations and requested calls. */
@QuarkusTest
@WithTestResource(ConsentWorld.class)
class ConsentImportTest {

  private static final String CONSENTS = "/v1/consents";

  /** A record of each kind as JSON; the number and one more field stand open. */
  private static final Map<String, String> RECORDS =
      Map.of(
          CONSENTS,
          """
          {"number":"%s","advertiser":"zonnestroom","subject":"solar-panels","person":"klant-1",\
          "givenAt":"2026-11-01T10:00:00+01:00","channel":"WEB","text":{"version":"import-1",\
          "body":"Ja, bel mij.","standalone":true,"firstCallWithin":"P6M"},\
          "partners":["windkracht"],"source":{"lead":"%s"},"verification":{"method":"SMS_CODE",\
          "verifiedAt":"2026-11-01T10:01:00+01:00","evidence":"sms:1"}}""",
          "/v1/customer-relations",
          """
          {"number":"%s","advertiser":"zonnestroom","subject":"energy-contract","kind":"CUSTOMER",\
          "startedAt":"2026-10-01T10:00:00+02:00","endedAt":"2026-11-01T10:00:00+01:00",\
          "numberFromSale":true,"optOutOffered":true,"person":"%s"}""",
          "/v1/requested-calls",
          """
          {"number":"%s","advertiser":"zonnestroom","subject":"solar-panels",\
          "requestedAt":"2026-11-20T10:00:00+01:00","validUntil":"2026-12-04T00:00:00+01:00",\
          "evidence":"%s"}""");

  private final String number = newNumber();

  @ParameterizedTest
  @ValueSource(strings = {CONSENTS, "/v1/customer-relations", "/v1/requested-calls"})
  void importedRecordIsAsOneOfASinglePostAndNamesItsFile(String path) {
    // Given
    String other = newNumber();
    String file = record(path, number, "a") + "\n";
    String posted =
        writer().contentType(ContentType.JSON).body(record(path, other, "a")).post(path).asString();
    // When
    List<JsonPath> answers = answers(lines(path, file).queryParam("name", "leads.ndjson"));
    // Then
    assertThat(answers.getFirst().getString("result")).isEqualTo("CREATED");
    assertThat(answers.getLast().getInt("counts.created")).isEqualTo(1);
    Response found = found(path, number);
    assertThat(comparable(found.jsonPath().getMap("items[0]")))
        .isEqualTo(comparable(JsonPath.from(posted).getMap("")));
    found
        .then()
        .body("items[0].events[0].file.name", equalTo("leads.ndjson"))
        .body("items[0].events[0].file.line", equalTo(1))
        .body("items[0].events[0].file.sha256", equalTo(HexFormat.of().formatHex(Sha256.of(file))));
  }

  @ParameterizedTest
  @ValueSource(strings = {CONSENTS, "/v1/customer-relations", "/v1/requested-calls"})
  void sameFileAgainChangesNothingAndOtherParticularsAreRefusedAsInAPost(String path) {
    // Given
    String file = record(path, number, "a") + "\n" + record(path, number, "a") + "\n";
    String otherwise = record(path, number, "b");
    List<JsonPath> first = answers(lines(path, file));
    Map<String, Object> before = found(path, number).jsonPath().getMap("items[0]");
    Response post = writer().contentType(ContentType.JSON).body(otherwise).post(path);
    // When
    List<JsonPath> again = answers(lines(path, file + otherwise + "\n"));
    // Then
    assertThat(first.stream().limit(2).map(it -> it.getString("result")))
        .containsExactly("CREATED", "SAME");
    assertThat(again.stream().limit(3).map(it -> it.getString("result")))
        .containsExactly("SAME", "SAME", "ERROR");
    post.then().statusCode(409);
    assertThat(again.get(2).getString("reason")).isEqualTo(post.path("errors[0].message"));
    found(path, number).then().body("items", hasSize(1));
    assertThat(found(path, number).jsonPath().getMap("items[0]")).isEqualTo(before);
  }

  @Test
  void withdrawnConsentIsNotBroughtBackByItsFile() {
    // Given
    String file = record(CONSENTS, number, "a") + "\n";
    String id = answers(lines(CONSENTS, file)).getFirst().getString("id");
    withdraw(id);
    // When
    List<JsonPath> again = answers(lines(CONSENTS, file));
    // Then
    assertThat(again.getFirst().getString("result")).isEqualTo("SAME");
    found(CONSENTS, number)
        .then()
        .body("items", hasSize(1))
        .body("items[0].withdrawnAt", equalTo("2026-11-02T11:00:00+01:00"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"WEB\"             | \"FAX\"                        | channel",
        "solar-panels        | Solar Panels                   | subject",
        "windkracht          | nobody-2                       | partners.0",
        "zonnestroom         | nobody-1                       | advertiser",
        "Ja, bel mij.        | Nee.                           | text.body",
        "10:01:00+01:00      | 10:01:00+24:00                 | verification.verifiedAt",
        "\"SMS_CODE\"        | \"SMS_CODE\",\"x\":1           | verification.x",
        "2026-11-01T10:00:00 | 2027-11-01T10:00:00            | givenAt",
        "2026-11-01T10:01:00 | 2026-01-01T10:01:00            | verification.verifiedAt",
      })
  void consentIsRefusedAsItsSinglePostIs(String good, String bad, String field) {
    // Given
    answers(lines(CONSENTS, record(CONSENTS, newNumber(), "a") + "\n"));
    String wrong = record(CONSENTS, number, "a").replace(good.strip(), bad.strip());
    Response post = writer().contentType(ContentType.JSON).body(wrong).post(CONSENTS);
    // When
    JsonPath answer = answers(lines(CONSENTS, wrong + "\n")).getFirst();
    // Then
    String message = post.path("errors[0].message");
    assertThat(post.statusCode()).isBetween(400, 422);
    assertThat(answer.getString("result")).isEqualTo("ERROR");
    assertThat(answer.getString("field")).isEqualTo(field);
    assertThat(answer.getString("reason"))
        .isEqualTo(message == null ? post.path("detail") : message);
    found(CONSENTS, number).then().body("items", hasSize(0));
  }

  @Test
  void proofNamesTheFileThatBroughtTheConsent() throws IOException {
    // Given
    String file = record(CONSENTS, number, "a") + "\n";
    String id =
        answers(lines(CONSENTS, file).queryParam("name", "leads.ndjson"))
            .getFirst()
            .getString("id");
    String sha256 = HexFormat.of().formatHex(Sha256.of(file));
    // When
    String linked = proof(id, "application/ld+json").asString();
    String paper = text(proof(id, "application/pdf").asByteArray());
    // Then
    assertThat(linked)
        .contains("\"dct:title\":\"leads.ndjson\"", "\"schema:sha256\":\"" + sha256 + "\"")
        .contains("\"schema:position\":1", "\"dct:creator\":\"" + sender(id) + "\"");
    assertThat(paper.replaceAll("\\s", "")).contains("leads.ndjson", sha256, sender(id));
  }

  private static Response proof(String id, String type) {
    return given()
        .auth()
        .oauth2(token(Role.AUDITOR, "zonnestroom"))
        .accept(type)
        .get(CONSENTS + "/{id}/proof", id);
  }

  private static String sender(String id) {
    return writer().get(CONSENTS + "/{id}", id).path("events[0].file.sender");
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  @Test
  void columnsOfSheetsStandForNestedFields() {
    // Given
    String file =
        """
        Telefoon;Datum;Losse tekst;Partners
        %s;01-11-2026;WAAR;windkracht|zonnepartner
        """
            .formatted("0" + number.substring(3));
    RequestSpecification sheet =
        writer()
            .contentType("text/csv")
            .queryParam(
                "map",
                "number:Telefoon,givenAt:Datum,text.standalone:Losse tekst,partners:Partners")
            .queryParam("dateFormat", "dd-MM-yyyy")
            .queryParam("advertiser", "zonnestroom")
            .queryParam("subject", "solar-panels")
            .queryParam("channel", "PAPER")
            .queryParam("text.version", "papier-1")
            .body(file.getBytes(StandardCharsets.UTF_8));
    // When
    String answer = sheet.post(CONSENTS + "/import").asString();
    // Then
    assertThat(answer).contains("CREATED=1|SAME=0|ERROR=0");
    found(CONSENTS, number)
        .then()
        .body("items[0].givenAt", equalTo("2026-11-01T00:00:00+01:00"))
        .body("items[0].text.standalone", equalTo(true))
        .body("items[0].partners", equalTo(List.of("windkracht", "zonnepartner")));
  }

  @Test
  void sameRowsInTwoFilesAtOnceAreOnRecordOnce() {
    // Given
    String file =
        IntStream.range(0, 1500)
            .mapToObj(_ -> record(CONSENTS, newNumber(), "a") + "\n")
            .collect(Collectors.joining());
    // When
    List<CompletableFuture<List<JsonPath>>> both =
        IntStream.range(0, 2)
            .mapToObj(_ -> CompletableFuture.supplyAsync(() -> answers(lines(CONSENTS, file))))
            .toList();
    List<JsonPath> ends = both.stream().map(it -> it.join().getLast()).toList();
    // Then
    assertThat(ends.stream().mapToInt(it -> it.getInt("counts.created")).sum()).isEqualTo(1500);
    assertThat(ends.stream().mapToInt(it -> it.getInt("counts.same")).sum()).isEqualTo(1500);
  }

  private static String record(String path, String number, String other) {
    return RECORDS.get(path).formatted(number, other);
  }

  /** What must be the same, however a record came. */
  private static Map<String, Object> comparable(Map<String, Object> record) {
    Map<String, Object> comparable = new java.util.TreeMap<>(record);
    List.of("id", "number", "recordedAt").forEach(comparable::remove);
    comparable.computeIfPresent(
        "events",
        (_, events) ->
            ((List<?>) events)
                .stream()
                    .map(it -> (Map<?, ?>) it)
                    .map(it -> it.get("kind") + " " + it.get("happenedAt"))
                    .toList());
    return comparable;
  }

  private static void withdraw(String id) {
    writer()
        .contentType(ContentType.JSON)
        .body(Map.of("withdrawnAt", "2026-11-02T10:00:00Z", "channel", "WEB"))
        .post(CONSENTS + "/{id}/withdrawal", id)
        .then()
        .statusCode(200);
  }

  private static Response found(String path, String number) {
    return writer().queryParam("number", number).get(path);
  }

  private static RequestSpecification lines(String path, String file) {
    return writer()
        .basePath(path + "/import")
        .contentType("application/x-ndjson")
        .body(file.getBytes(StandardCharsets.UTF_8));
  }

  private static List<JsonPath> answers(RequestSpecification file) {
    Response answer = file.post();
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    return answer.asString().lines().map(JsonPath::from).toList();
  }

  private static RequestSpecification writer() {
    return given().auth().oauth2(token(Role.CONSENT_WRITER, "zonnestroom"));
  }
}
