package nl.magbellen.gateway.screening;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.DecoderConfig;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.magbellen.gateway.GatewayWorld;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.testing.TestTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists as people bring them, from spreadsheets, address books and dialers. */
@QuarkusTest
@WithTestResource(GatewayWorld.class)
class BroughtListsTest {

  private static final Map<String, String> SERVICE_CALLS =
      Map.of("advertiser", "zonnestroom", "purpose", "SERVICE", "callerId", "0207001234");
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void listOfADutchSpreadsheetComesBackAsOne() {
    // Given
    String list =
        "Naam;Telefoon;Klantnr;;\r\nRen\u00e9;612345678;k-1;;\r\n;;;;\r\nZo\u00eb;=\"0687654321\";k-2;;\r\n;;;;\r\n";
    byte[] bytes = list.getBytes(Charset.forName("windows-1252"));
    // When
    Response response =
        asked()
            .queryParam("map", "callee:telefoon,reference:klantnr")
            .queryParam("keep", "all")
            .queryParam("numbers", "nl")
            .body(bytes)
            .post("/v1/screenings");
    // Then
    response.then().statusCode(200).header("Content-Type", containsString("charset=UTF-8"));
    String text = new String(response.asByteArray(), StandardCharsets.UTF_8);
    assertThat(text).startsWith("\uFEFFNaam;Telefoon;Klantnr;mb_row;mb_reference;");
    List<NamedCsvRecord> rows = csv(text.substring(1), ';');
    assertThat(column(rows, "mb_decision")).containsExactly("PERMIT", "ERROR", "PERMIT", "TOTAL");
    assertThat(column(rows, "Naam")).containsExactly("Ren\u00e9", "", "Zo\u00eb", "");
    assertThat(column(rows, "Telefoon")).containsExactly("612345678", "", "'=\"0687654321\"", "");
    assertThat(column(rows, "mb_number")).containsExactly("+31612345678", "", "+31687654321", "");
    assertThat(column(rows, "mb_reference")).containsExactly("k-1", "", "k-2", "");
    assertThat(column(rows, "mb_file_line")).containsExactly("2", "3", "4", "");
  }

  @Test
  void columnsOfAnotherNameAreToldWithTheirPlace() {
    // When
    Response response = asked().body("callee,lead_id\n0612345678,1\n").post("/v1/screenings");
    // Then
    response.then().statusCode(400).body("detail", containsString("column lead_id (place 2)"));
  }

  @Test
  void numbersThatLostTheirZeroAreToldHowTheyAreRead() {
    // Given
    String list = "callee\n612345678\n31612345678\n3.16E+10\n";
    // When
    List<NamedCsvRecord> plain = csv(asked().body(list).post("/v1/screenings"));
    List<NamedCsvRecord> dutch =
        csv(asked().queryParam("numbers", "nl").body(list).post("/v1/screenings"));
    // Then
    assertThat(column(plain, "decision")).containsExactly("DENY", "DENY", "DENY", "TOTAL");
    assertThat(column(plain, "error").get(0))
        .contains("lacks its leading 0")
        .contains("numbers=nl");
    assertThat(column(plain, "error").get(1)).contains("numbers=nl");
    assertThat(column(plain, "error").get(2)).contains("rounded");
    assertThat(column(dutch, "decision")).containsExactly("PERMIT", "PERMIT", "DENY", "TOTAL");
    assertThat(column(dutch, "mb_number")).containsExactly("+31612345678", "+31612345678", "", "");
    assertThat(column(dutch, "mb_duplicate_of")).containsExactly("", "1", "", "");
    assertThat(column(dutch, "mb_line")).containsExactly("MOBILE", "MOBILE", "", "");
  }

  @Test
  void onlyTheWantedRowsAreAnsweredAndAllAreCounted() {
    // Given
    String list = "callee\n0612345678\nx\n0612345679\n";
    // When
    List<NamedCsvRecord> rows =
        csv(asked().queryParam("only", "PERMIT").body(list).post("/v1/screenings"));
    // Then
    assertThat(column(rows, "row")).containsExactly("1", "3", "3");
    assertThat(rows.getLast().getField("reasons")).isEqualTo("PERMIT=2|DENY=1|ERROR=0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRUE", "WAAR", "1", "ja", "Yes"})
  void booleansAreReadAsSpreadsheetsWriteThem(String yes) {
    // Given
    String list = "callee,calleeMinor,automated\n0612345678," + yes + ",ONWAAR\n";
    // When
    List<NamedCsvRecord> rows = csv(asked().body(list).post("/v1/screenings"));
    // Then
    assertThat(column(rows, "decision")).containsExactly("PERMIT", "TOTAL");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "purpose=service             # purpose must be one of COMMERCIAL",
        "callerId= 31207001234       # in an address a + is written as %2B",
        "callerId=020                # callerId is no telephone number",
        "at=2026-11-23T14:00:00 01:00 # its + written as %2B",
        "at=tomorrow                 # at must be next, or an RFC 3339 instant",
        "automated=perhaps           # automated must be true or false",
        "keep=some                   # keep can be all only",
        "numbers=be                  # numbers can be nl only",
        "only=MAYBE                  # only takes PERMIT, DENY and ERROR",
        "map=callee                  # field:column",
        "colour=blue                 # not known",
      })
  void constantOfAWrongFormIsRefusedBeforeTheFirstRow(String constant, String told) {
    // Given
    int equals = constant.indexOf('=');
    String name = constant.substring(0, equals);
    Map<String, String> others = new HashMap<>(SERVICE_CALLS);
    others.remove(name);
    // When
    Response response =
        bare()
            .queryParams(others)
            .queryParam(name, constant.substring(equals + 1))
            .body("callee\n0612345678\n")
            .post("/v1/screenings");
    // Then
    response.then().statusCode(400).body("detail", containsString(told));
  }

  @Test
  void whatNoColumnAndNoConstantGivesIsToldBeforeTheFirstRow() {
    // Given
    Map<String, String> commercial = Map.of("advertiser", "zonnestroom", "purpose", "COMMERCIAL");
    // When
    Response response =
        bare().queryParams(commercial).body("callee\n0612345678\n").post("/v1/screenings");
    // Then
    response.then().statusCode(400).body("detail", containsString("Every row needs subject"));
  }

  @Test
  void advertiserOfSomebodyElseIsRefusedBeforeTheFirstRow() {
    // When
    Response response =
        bare()
            .queryParams(Map.of("advertiser", "another", "purpose", "SERVICE"))
            .body("callee\n0612345678\n")
            .post("/v1/screenings");
    // Then
    response.then().statusCode(403);
  }

  @ParameterizedTest
  @CsvSource({"utf-7, 415", "EBCDIC, 415", "windows-1252, 200", "UTF-8, 200"})
  void encodingIsHonouredOrRefused(String charset, int status) {
    // When
    Response response =
        asked()
            .contentType("text/csv; charset=" + charset)
            .body("callee\n0612345678\n".getBytes(StandardCharsets.US_ASCII))
            .post("/v1/screenings");
    // Then
    response.then().statusCode(status);
  }

  @Test
  void machineGetsCellsAsTheyAre() {
    // Given
    String list = "\uFEFFcallee;reference\n0612345678;=1+1\n";
    // When
    String spreadsheet = asked().body(list).post("/v1/screenings").asString();
    String machine =
        asked().queryParam("reader", "machine").body(list).post("/v1/screenings").asString();
    // Then
    assertThat(spreadsheet).startsWith("\uFEFFrow;").contains("1;'=1+1;");
    assertThat(machine).startsWith("row;").contains("1;=1+1;");
  }

  @Test
  void screenedAtNightARowIsDecidedForItsNextCallingWindow() {
    // When
    List<NamedCsvRecord> rows =
        csv(
            bare()
                .queryParams(
                    Map.of(
                        "advertiser",
                        "zonnestroom",
                        "purpose",
                        "COMMERCIAL",
                        "subject",
                        "s",
                        "callerId",
                        "0207001234",
                        "at",
                        "next"))
                .body("callee\n0612345678\n")
                .post("/v1/screenings"));
    // Then
    assertThat(column(rows, "decision")).containsExactly("DENY", "TOTAL");
    assertThat(column(rows, "reasons").getFirst())
        .contains("EVIDENCE_UNAVAILABLE")
        .doesNotContain("OUTSIDE_CALLING_HOURS")
        .doesNotContain("FORBIDDEN_DAY");
  }

  @Test
  void linesAreMappedAndKeptToo() throws Exception {
    // Given
    String list =
        """
        {"phone": "612345678", "lead": 17.50, "lead_id": "a"}
        {"phone": "06", "lead_id": "b"
        {"phone": "0612345678", "counts": {"rows": 1}, "lead_id": "c"}
        """;
    // When
    Response response =
        asked()
            .contentType("application/x-ndjson")
            .queryParam("map", "callee:phone,reference:lead_id")
            .queryParam("keep", "all")
            .queryParam("numbers", "nl")
            .body(list)
            .post("/v1/screenings");
    // Then
    List<String> lines = response.asString().lines().toList();
    JsonNode first = JSON.readTree(lines.get(0));
    JsonNode second = JSON.readTree(lines.get(1));
    assertThat(lines.get(0)).startsWith("{\"phone\":\"612345678\",\"lead\":17.50,");
    assertThat(first.path("mb_decision").asText()).isEqualTo("PERMIT");
    assertThat(first.path("mb_number").asText()).isEqualTo("+31612345678");
    assertThat(second.path("mb_decision").asText()).isEqualTo("ERROR");
    assertThat(second.path("mb_reference").asText()).isEqualTo("b");
    assertThat(JSON.readTree(lines.get(2)).path("mb_row").asInt()).isEqualTo(3);
    assertThat(JSON.readTree(lines.get(3)).size()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"list.csv, text/csv", "list.csv, application/vnd.ms-excel", "list.txt, text/plain"})
  void listMayBeAFileOfAForm(String name, String type) {
    // Given
    byte[] list = "sep=;\r\nCallee;Reference\r\n0612345678;a\r\n".getBytes(StandardCharsets.UTF_8);
    // When
    Response response =
        asked()
            .contentType("multipart/form-data")
            .multiPart("note", "a field before it")
            .multiPart("file", name, list, type)
            .post("/v1/screenings");
    // Then
    response.then().statusCode(200).header("Content-Type", containsString("text/csv"));
    assertThat(response.asString()).contains("1;a;").contains("PERMIT=1|DENY=0|ERROR=0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nothing",
        "--x--",
        "--x\r\nContent-Disposition: form-data; name=note\r\n\r\na\r\n--x--",
        "--x\r\nContent-Disposition: form-data; name=f; filename=a.csv\r\n\r\n",
      })
  void formWithoutAListIsRefused(String form) {
    // When
    Response response =
        asked()
            .contentType("multipart/form-data; boundary=x")
            .body(form.getBytes(StandardCharsets.UTF_8))
            .post("/v1/screenings");
    // Then
    response.then().statusCode(400);
  }

  private static RequestSpecification asked() {
    return bare().queryParams(SERVICE_CALLS);
  }

  private static RequestSpecification bare() {
    RestAssuredConfig bare =
        RestAssuredConfig.config()
            .encoderConfig(
                EncoderConfig.encoderConfig()
                    .defaultContentCharset(StandardCharsets.UTF_8)
                    .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                    .encodeContentTypeAs("multipart/form-data; boundary=x", ContentType.TEXT)
                    .encodeContentTypeAs("application/x-ndjson", ContentType.TEXT))
            .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders());
    return given()
        .config(bare)
        .auth()
        .oauth2(TestTokens.token(Role.DIALER, "zonnestroom"))
        .contentType("text/csv");
  }

  private static List<NamedCsvRecord> csv(Response response) {
    response.then().statusCode(200);
    return csv(new String(response.asByteArray(), StandardCharsets.UTF_8), ',');
  }

  private static List<NamedCsvRecord> csv(String text, char separator) {
    try (var records =
        CsvReader.builder().fieldSeparator(separator).ofNamedCsvRecord(text).stream()) {
      return records.toList();
    }
  }

  private static List<String> column(List<NamedCsvRecord> rows, String name) {
    return rows.stream().map(row -> row.getField(name)).toList();
  }
}
