package nl.magbellen.gateway.screening;

import static io.restassured.RestAssured.given;
import static nl.magbellen.service.testing.TestTokens.token;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.DecoderConfig;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import nl.magbellen.gateway.GatewayWorld;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.api.Identifier;
import nl.magbellen.service.testing.Management;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(GatewayWorld.class)
class ScreeningResourceTest {

  private static final String SERVICE_CALLS =
      "?advertiser=zonnestroom&purpose=SERVICE&callerId=0207001234";

  private static final ObjectMapper JSON = new ObjectMapper();

  @TestHTTPResource("/")
  URI gateway;

  @Test
  void everyRowIsAnsweredInOrderAndABadOneStopsNothing() {
    // Given
    String list =
        """
        callee,reference,automated
        +31612345678,row-1,
        06-12345678,"row ""2"", or
        so",false
        +31612345678,row-3
        "+31612345678,row-4,
        +31612345678,row-5,perhaps
        ,row-6,

        +31612345678,row-7,false
        """;
    // When
    List<NamedCsvRecord> answers = csv(screen(list).then().statusCode(200).extract().response());
    // Then
    assertEquals(
        List.of("PERMIT", "PERMIT", "ERROR", "ERROR", "ERROR", "ERROR", "ERROR", "PERMIT", "TOTAL"),
        column(answers, "decision"));
    assertEquals(List.of("1", "2", "3", "4", "5", "6", "7", "8", "8"), column(answers, "row"));
    assertEquals(List.of("2", "3", "5", "6", "7", "8", "9", "10", ""), column(answers, "line"));
    assertEquals("row-3", answers.get(2).getField("reference"));
    assertEquals("row-4", answers.get(3).getField("reference"));
    assertEquals("row \"2\", or\nso", answers.get(1).getField("reference"));
    assertEquals("row-6", answers.get(5).getField("reference"));
    assertEquals("callee: must be given", answers.get(5).getField("error"));
    assertEquals("The row is blank.", answers.get(6).getField("error"));
    assertEquals("PERMIT=3|DENY=0|ERROR=5", answers.getLast().getField("reasons"));
  }

  @Test
  void keyOfAListIsRefusedAsNothingWouldBeJoined() {
    // Given
    byte[] list = "callee\n+31612345678\n".getBytes(StandardCharsets.UTF_8);
    // When
    Response response =
        plain(list).header("Idempotency-Key", "a").post("/v1/screenings" + SERVICE_CALLS);
    // Then
    response.then().statusCode(400).body("detail", containsString("fromRow"));
  }

  @Test
  void listGoesOnFromTheRowWhereItBrokeOff() {
    // Given
    byte[] list = "callee\n1\n2\n+31612345678\n+31612345678\n".getBytes(StandardCharsets.UTF_8);
    // When
    Response response = plain(list).post("/v1/screenings" + SERVICE_CALLS + "&fromRow=4");
    // Then
    List<String> rows = response.asString().lines().toList();
    assertEquals(2, rows.size());
    assertTrue(rows.getFirst().startsWith("4,"), rows.getFirst());
    assertTrue(rows.getLast().startsWith("1,,,TOTAL,PERMIT=1|"), rows.getLast());
  }

  @Test
  void everyDecisionIsOnRecord() {
    // Given
    List<NamedCsvRecord> answers = csv(screen("callee\n+31612345678\n"));
    // When
    var logged = dialer().get("/v1/call-permissions/" + answers.getFirst().getField("id"));
    // Then
    logged.then().statusCode(200).body("decision", equalTo("PERMIT"));
  }

  @Test
  void linesComeOutAsLinesAndTheLastOneCounts() throws IOException {
    // Given
    String list =
        """
        {"callee": "+31612345678", "advertiser": "zonnestroom", "purpose": "SERVICE", "callerId": "0207001234", "reference": "a"}
        {"callee": "+31612345678", "advertiser": "zonnestroom", "purpose": "COMMERCIAL", "subject": "s"}
        {"callee":
        [1]
        {"callee": "+31612345678", "advertiser": "another", "purpose": "SERVICE"}
        {"callee": "+31612345678", "colour": "blue", "reference": "f"}
        """;
    // When
    Response response =
        dialer().contentType("application/x-ndjson").body(list).post("/v1/screenings");
    // Then
    List<JsonNode> lines = lines(response.then().statusCode(200).extract().asString());
    assertEquals(
        List.of("PERMIT", "DENY", "ERROR", "ERROR", "ERROR", "ERROR"),
        lines.stream().limit(6).map(line -> line.path("decision").asText()).toList());
    assertTrue(lines.get(1).path("reasons").toString().contains("EVIDENCE_UNAVAILABLE"));
    assertEquals("f", lines.get(5).path("reference").asText());
    assertEquals(
        "{\"rows\":6,\"permit\":1,\"deny\":1,\"error\":4}", lines.get(6).path("counts").toString());
  }

  @Test
  void numberThatDoesNotExistIsToldWithWhatIsWrongWithIt() throws IOException {
    // Given
    String list = "callee\n061234567\n+31612345678\n";
    // When
    List<NamedCsvRecord> answers = csv(screen(list).then().statusCode(200).extract().response());
    // Then
    assertEquals(List.of("DENY", "PERMIT", "TOTAL"), column(answers, "decision"));
    assertEquals("NUMBER_INVALID", answers.get(0).getField("reasons"));
    assertTrue(
        answers
            .get(0)
            .getField("error")
            .endsWith("Give 10 digits with the leading 0, or +31 and 9."),
        answers.get(0)::toString);
    assertEquals("", answers.get(1).getField("error"));
  }

  @Test
  void idOfAWrongFormIsAnErrorOfItsRowInCsv() throws IOException {
    // Given
    String list =
        """
        callee,reference,advertiser,agency,telemarketer
        +31612345678,row-1,zonnestroom,,
        +31612345678,row-2, zonnestroom,,
        +31612345678,row-3,Zonnestroom,,
        +31612345678,row-4,,bel_huis,
        +31612345678,row-5,,,T-0042
        """;
    // When
    List<NamedCsvRecord> answers = csv(screen(list).then().statusCode(200).extract().response());
    // Then
    assertEquals(
        List.of("PERMIT", "ERROR", "ERROR", "ERROR", "ERROR", "TOTAL"),
        column(answers, "decision"));
    assertEquals("advertiser: " + Identifier.MESSAGE, answers.get(1).getField("error"));
    assertEquals("advertiser: " + Identifier.MESSAGE, answers.get(2).getField("error"));
    assertEquals("agency: " + Identifier.MESSAGE, answers.get(3).getField("error"));
    assertEquals("telemarketer: " + Identifier.MESSAGE, answers.get(4).getField("error"));
  }

  @Test
  void idOfAWrongFormIsAnErrorOfItsRowInLines() throws IOException {
    // Given
    String list =
        """
        {"callee": "+31612345678", "advertiser": "zonnestroom", "purpose": "SERVICE", "callerId": "0207001234"}
        {"callee": "+31612345678", "advertiser": "zonnestroom ", "purpose": "SERVICE", "callerId": "0207001234"}
        """;
    // When
    Response response =
        dialer().contentType("application/x-ndjson").body(list).post("/v1/screenings");
    // Then
    List<JsonNode> lines = lines(response.then().statusCode(200).extract().asString());
    assertEquals("PERMIT", lines.get(0).path("decision").asText());
    assertEquals("ERROR", lines.get(1).path("decision").asText());
    assertEquals("advertiser: " + Identifier.MESSAGE, lines.get(1).path("error").asText());
  }

  @Test
  void gzippedListIsAnsweredGzipped() throws Exception {
    // Given
    byte[] list = zipped("callee\n+31612345678\n");
    // When
    HttpResponse<byte[]> answer = askZipped(list);
    // Then
    assertEquals("gzip", answer.headers().firstValue("Content-Encoding").orElse(null));
    String text =
        new String(
            new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes(),
            StandardCharsets.UTF_8);
    assertTrue(text.contains("1,,,TOTAL,PERMIT=1|DENY=0|ERROR=0"), text);
  }

  @Test
  void gzippedListThatIsCutShortSaysSoInItsLastRowAndHasNoTotals() throws IOException {
    // Given
    byte[] list = zipped("callee\n" + "+31612345678\n".repeat(10));
    byte[] cut = Arrays.copyOf(list, list.length - 6);
    // When
    Response response =
        plain(cut).header("Content-Encoding", "gzip").post("/v1/screenings" + SERVICE_CALLS);
    // Then
    List<NamedCsvRecord> answers = csv(response.then().statusCode(200).extract().response());
    assertEquals("ERROR", answers.getLast().getField("decision"));
    assertTrue(answers.getLast().getField("error").startsWith("The list breaks off here"));
    assertEquals(List.of("11"), column(answers.subList(10, answers.size()), "row"));
  }

  /** A thousand times as large once it is unpacked, and no row in it. */
  @Test
  void gzipBombIsOneRowThatCannotBeRead() throws IOException {
    // Given
    byte[] bomb = zipped("callee\n" + "0".repeat(1 << 26));
    // When
    Response response =
        plain(bomb).header("Content-Encoding", "gzip").post("/v1/screenings" + SERVICE_CALLS);
    // Then
    List<NamedCsvRecord> answers = csv(response.then().statusCode(200).extract().response());
    assertTrue(bomb.length < 100_000);
    assertEquals("PERMIT=0|DENY=0|ERROR=1", answers.getLast().getField("reasons"));
  }

  /** A thousand of them would be 60 MB, and more once they are cut into fields. */
  @Test
  void wideRowsAreDecidedAFewAtATime() throws IOException {
    // Given
    int rows = 100;
    String list = "callee,note\n" + ("+31612345678," + "x".repeat(60_000) + "\n").repeat(rows);
    double before = batches();
    // When
    Response response =
        plain(zipped(list))
            .header("Content-Encoding", "gzip")
            .post("/v1/screenings" + SERVICE_CALLS + "&keep=all&only=ERROR");
    // Then
    List<NamedCsvRecord> answers = csv(response.then().statusCode(200).extract().response());
    assertEquals("PERMIT=100|DENY=0|ERROR=0", answers.getLast().getField("mb_reasons"));
    assertTrue(batches() - before >= 5, () -> "batches: " + (batches() - before));
  }

  private static double batches() {
    return given()
        .accept("text/plain")
        .get(Management.at("/metrics"))
        .asString()
        .lines()
        .filter(line -> line.startsWith("magbellen_batch_size_count"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  @Test
  void spreadsheetListWithByteOrderMarkAndSemicolonsIsRead() {
    // Given
    String list = "\uFEFF\"callee\";\"reference\"\r\n\"06 12 34 56 78\";\"één; twee\"\r\n";
    // When
    Response response = screen(list);
    // Then
    String text = new String(response.asByteArray(), StandardCharsets.UTF_8);
    assertTrue(text.contains("1;\"één; twee\";"), text);
    assertTrue(text.contains(";PERMIT;"), text);
  }

  @Test
  void emptyListOfLinesCountsNothing() throws IOException {
    // Given
    RequestSpecification request = dialer().contentType("application/x-ndjson").body("");
    // When
    Response response = request.post("/v1/screenings");
    // Then
    assertEquals(0, lines(response.asString()).getFirst().at("/counts/rows").asInt(-1));
  }

  @Test
  void listWithoutHeaderOrWithAnUnknownOneIsRefusedWhole() {
    // Given
    List<String> lists = List.of("", "\n\n", "callee,colour\n", "callee,callee\n", "\"callee\n");
    // When
    List<Integer> answers = lists.stream().map(list -> screen(list).statusCode()).toList();
    // Then
    assertEquals(List.of(400, 400, 400, 400, 400), answers);
  }

  @Test
  void calledNumberInTheAddressIsRefused() {
    // Given
    RequestSpecification request = plain("reference\nx\n".getBytes(StandardCharsets.UTF_8));
    // When
    Response response = request.post("/v1/screenings?callee=0612345678");
    // Then
    response.then().statusCode(400).body("detail", containsString("never a constant"));
  }

  @Test
  void rowOfAnotherAdvertiserIsAnErrorOfThatRowAlone() {
    // Given
    String list = "callee,advertiser\n+31612345678,another\n+31612345678,\n";
    // When
    List<NamedCsvRecord> answers = csv(screen(list));
    // Then
    assertEquals(List.of("ERROR", "PERMIT", "TOTAL"), column(answers, "decision"));
  }

  @Test
  void listLongerThanTheLimitOfBodiesIsAnswered() {
    // Given
    String padding = "x".repeat(100);
    String list = "callee,person\n" + ("not-a-number," + padding.repeat(40) + "\n").repeat(4_500);
    // When
    List<NamedCsvRecord> answers = csv(screen(list).then().statusCode(200).extract().response());
    // Then
    assertTrue(list.length() > 17_000_000);
    assertEquals("PERMIT=0|DENY=0|ERROR=4500", answers.getLast().getField("reasons"));
  }

  @Test
  void clientThatSendsRowByRowGetsAnswerByAnswer() throws IOException {
    // Given
    try (Socket socket = connect()) {
      OutputStream out = socket.getOutputStream();
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      chunk(out, "callee,reference\n+31612345678,first\n");
      // When
      String first = readUntil(in, ",first,");
      chunk(out, "+31612345678,second\n");
      String second = readUntil(in, ",second,");
      // Then
      assertTrue(first.contains("PERMIT"), first);
      assertTrue(second.contains("PERMIT"), second);
    }
  }

  @Test
  void clientThatGoesAwayFreesItsPlace() throws IOException {
    // Given
    for (int i = 0; i < 6; i++) {
      try (Socket socket = connect()) {
        chunk(socket.getOutputStream(), "callee\n" + "+31612345678\n".repeat(50));
        socket.getInputStream().read();
      }
    }
    // When
    Response response = awaitPlace();
    // Then
    response.then().statusCode(200);
  }

  /** However it is cut: what was sent may be decided, and nothing says that it was all. */
  @ParameterizedTest
  @ValueSource(strings = {"", "zz\r\n", "40\r\n+31612345678,third\n", "5"})
  void listThatIsCutShortHasNoTotalsAndFreesItsPlace(String rest) throws IOException {
    // Given
    String answers;
    try (Socket socket = connect()) {
      OutputStream out = socket.getOutputStream();
      chunk(out, "callee,reference\n+31612345678,first\n+31612345678,second\n");
      out.write(rest.getBytes(StandardCharsets.UTF_8));
      // When
      socket.shutdownOutput();
      answers = untilHungUp(socket);
    }
    // Then
    assertFalse(answers.contains("TOTAL"), answers);
    assertFalse(answers.endsWith("\r\n0\r\n\r\n"), answers);
    awaitPlace().then().statusCode(200);
  }

  private static String untilHungUp(Socket socket) throws IOException {
    StringBuilder answers = new StringBuilder();
    try {
      for (int b = socket.getInputStream().read(); b >= 0; b = socket.getInputStream().read()) {
        answers.append((char) b);
      }
    } catch (SocketException hungUp) {
      answers.append("(reset)");
    }
    return answers.toString();
  }

  /** More than the buffers of a connection hold: who writes it all would wait for ever. */
  @Test
  void clientThatSendsAllBeforeItReadsGetsAllAnswers() throws IOException {
    // Given
    int rows = 150_000;
    String row = "x,%s\n".formatted("y".repeat(90));
    try (Socket socket = new Socket()) {
      socket.setReceiveBufferSize(1 << 14);
      socket.connect(new InetSocketAddress(gateway.getHost(), gateway.getPort()));
      begin(socket);
      for (int i = 0; i < rows / 1_000; i++) {
        chunk(socket.getOutputStream(), (i == 0 ? "callee\n" : "") + row.repeat(1_000));
      }
      socket.getOutputStream().write("0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
      // When
      String total =
          readUntil(
              new BufferedReader(
                  new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)),
              "TOTAL");
      // Then
      assertTrue(total.startsWith(rows + ",,,TOTAL,"), total);
    }
  }

  private HttpResponse<byte[]> askZipped(byte[] list) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(gateway.resolve("/v1/screenings" + SERVICE_CALLS))
            .header("Authorization", "Bearer " + token(Role.DIALER, "zonnestroom"))
            .header("Content-Type", "text/csv")
            .header("Content-Encoding", "gzip")
            .header("Accept-Encoding", "gzip")
            .POST(BodyPublishers.ofByteArray(list))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofByteArray());
    }
  }

  private Response awaitPlace() {
    Response response = screen("callee\n+31612345678\n");
    for (int i = 0; i < 100 && response.statusCode() == 503; i++) {
      LockSupport.parkNanos(100_000_000);
      response = screen("callee\n+31612345678\n");
    }
    return response;
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(gateway.getHost(), gateway.getPort());
    begin(socket);
    return socket;
  }

  private void begin(Socket socket) throws IOException {
    socket.setSoTimeout(20_000);
    String head =
        """
        POST /v1/screenings%s HTTP/1.1
        Host: localhost
        Authorization: Bearer %s
        Content-Type: text/csv
        Transfer-Encoding: chunked

        """
            .formatted(SERVICE_CALLS, token(Role.DIALER, "zonnestroom"))
            .replace("\n", "\r\n");
    socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
  }

  private static void chunk(OutputStream out, String text) throws IOException {
    String chunk = Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
    out.write(chunk.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static String readUntil(BufferedReader in, String wanted) throws IOException {
    String line = in.readLine();
    while (line != null && !line.contains(wanted)) {
      line = in.readLine();
    }
    return String.valueOf(line);
  }

  private static Response screen(String list) {
    return plain(list.getBytes(StandardCharsets.UTF_8)).post("/v1/screenings" + SERVICE_CALLS);
  }

  private static RequestSpecification plain(byte[] list) {
    return dialer().contentType("text/csv").body(list);
  }

  private static RequestSpecification dialer() {
    RestAssuredConfig bare =
        RestAssuredConfig.config()
            .encoderConfig(
                EncoderConfig.encoderConfig()
                    .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                    .encodeContentTypeAs("application/x-ndjson", ContentType.TEXT))
            .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders());
    return given().config(bare).auth().oauth2(token(Role.DIALER, "zonnestroom"));
  }

  private static List<NamedCsvRecord> csv(Response response) {
    String text = new String(response.asByteArray(), StandardCharsets.UTF_8);
    try (var records = CsvReader.builder().ofNamedCsvRecord(text).stream()) {
      return records.toList();
    }
  }

  private static List<String> column(List<NamedCsvRecord> rows, String name) {
    return rows.stream().map(row -> row.getField(name)).toList();
  }

  private static List<JsonNode> lines(String text) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : text.lines().toList()) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }

  private static byte[] zipped(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
