package nl.magbellen.service.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import nl.magbellen.service.testing.RawConnection.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests that no honest client sends; each service runs it. Every one of them is answered, by a
 * problem that helps, and leaves no stack trace in the log.
 */
public abstract class RequestsFromOutside {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");
  private static final String ID = "0199b0c4-4c1e-7b63-9b0a-5d1f6d3c2a10";
  private static final int CHUNK = 1 << 20;
  private static final int CHUNKS = 18;

  @TestHTTPResource("/")
  URI service;

  private final String path;

  /**
   * @param path takes a JSON body by POST
   */
  protected RequestsFromOutside(String path) {
    this.path = path;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1\r\n",
        "HTTP/1.0\r\n",
        "HTTP/1.1\r\nHost: \r\n",
        "HTTP/1.1\r\nHost: a b\r\n",
        "HTTP/1.1\r\nHost: \"><script>\r\n"
      })
  void requestThatDoesNotSayToWhomItIsSentIsRefused(String rest) {
    assertProblem(400, "POST " + path + " " + rest + "Content-Length: 0\r\n\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 2\r\n\r\n{}",
        "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"
      })
  void bodyOfNoTypeIsUnsupported(String body) {
    assertProblem(415, post("") + body);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Content-Length: 0\r\n"})
  void bodyThatIsNotThereIsMissed(String length) {
    assertProblem(400, post(length) + "\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "json",
        "application/",
        "/json",
        "application/json;charset=zz",
        "application/json;charset",
        "application/json;=;;",
        "application/json\u00ff",
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "multipart/form-data;boundary=x"
      })
  void bodyOfAnOddTypeIsRefused(String type) {
    Answer answer = told(post("Content-Type: " + type + "\r\n") + "Content-Length: 4\r\n\r\n%zz=");
    assertTrue(answer.status() == 400 || answer.status() == 415, answer::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ':',
      value = {
        "Content-Type: eyJhbGciOiJIUzI1NiJ9",
        "Accept: eyJhbGciOiJIUzI1NiJ9",
        "Accept: 'text/html, json'"
      })
  void typeThatIsNoneIsAFaultOfTheRequestAtEveryOperation(String header, String value) {
    // Given
    OperationWalk walk = new OperationWalk(service, (_, documented) -> documented, Map.of());
    // When
    List<OperationWalk.Answer> answers = walk.answersWith(header, value);
    // Then
    List<OperationWalk.Answer> failed =
        answers.stream()
            .filter(OperationWalk.Answer::hasFailed)
            .filter(answer -> !walk.failsAnyway(answer.operation()))
            .toList();
    assertEquals(List.of(), failed);
    assertTrue(answers.stream().anyMatch(answer -> answer.body().contains(header)));
  }

  /** It is as if it were not sent. */
  @Test
  void acceptThatNamesNothingIsNoFault() {
    Answer answer =
        told(
            post("Accept: \r\nContent-Type: application/json\r\n") + "Content-Length: 2\r\n\r\n{}");
    assertEquals(-1, answer.body().indexOf("Accept"), answer::toString);
    assertTrue(answer.status() < 500, answer::toString);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/%c0%af",
        "/v1/%ff",
        "/v1/%00",
        "/v1/%ed%a0%80",
        "/v1/\u00ff",
        "/v1/a?b=%c0%80",
        "/v1/a?%ff=b",
        "/v1/a?b=\u00ff"
      })
  void addressThatCannotBeReadIsABadRequest(String address) {
    assertProblem(400, "GET " + address + " HTTP/1.1\r\nHost: x\r\n\r\n");
  }

  /** The server itself refuses these, before anything of ours. */
  @ParameterizedTest
  @ValueSource(strings = {"/v1/%zz", "/v1/%", "/v1/%4", "/v1/a?b=%zz"})
  void escapeThatIsNoneIsABadRequest(String address) {
    assertProblem(400, "GET " + address + " HTTP/1.1\r\nHost: x\r\n\r\n");
  }

  /** These too. */
  @Test
  void headThatIsTooLongIsToldSo() {
    String text = "x".repeat(50_000);
    assertProblem(431, "GET /v1/a HTTP/1.1\r\nHost: x\r\nX: " + text + "\r\n\r\n");
    assertProblem(414, "GET /v1/a?b=" + text + " HTTP/1.1\r\nHost: x\r\n\r\n");
  }

  @Test
  void requestAfterAnotherOnTheSameConnectionIsToldTooWhatIsWrong() {
    try (RawConnection connection = new RawConnection(service)) {
      // Given
      connection.send("GET /v1/nothing HTTP/1.1\r\nHost: x\r\n\r\n");
      int first = connection.answer().status();
      // When
      Answer answer = connection.send("GET /v1/%zz HTTP/1.1\r\nHost: x\r\n\r\n").answer();
      // Then
      assertEquals(404, first);
      assertEquals(400, answer.status());
      assertTrue(answer.body().contains("\"detail\""), answer::toString);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/v1/a|b", "/v1/a?b=\"<>\\^`{|}", "/v1/a;b=c", "//v1//a", "/v1/../a", "*"})
  void oddAddressIsAnswered(String address) {
    Answer answer = told("GET " + address + " HTTP/1.1\r\nHost: x\r\n\r\n");
    assertTrue(answer.status() >= 400 && answer.status() < 500, answer::toString);
  }

  /**
   * Some parsers read it as another, shorter form that checks look for: a slash, a quote, a NUL.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"x\": \"\u00c0\u00af\"}",
        "{\"x\": \"\u00c0\u0080\"}",
        "{\"x\": \"\u00e0\u0080\u00af\"}",
        "{\"x\": \"\u00f0\u0080\u0080\u00af\"}",
        "{\"x\": \"\u00ed\u00a0\u0080\"}",
        "{\"x\": \"\u00ff\"}",
        "\u0000{\u0000}",
        "\u00fe\u00ff\u0000{\u0000}"
      })
  void bodyThatIsNotUtf8IsABadRequest(String body) {
    Answer answer = json(body);
    assertEquals(400, answer.status(), answer::toString);
    assertTrue(answer.body().contains("UTF-8"), answer::toString);
  }

  @Test
  void bodyOfUnknownLengthIsReadUpToTheLimitOnly() {
    // When
    Answer answer;
    LoggedFailures failures = new LoggedFailures();
    try (failures;
        RawConnection connection = new RawConnection(service)) {
      connection.send(
          post("Content-Type: application/json\r\n") + "Transfer-Encoding: chunked\r\n\r\n");
      answer = connection.sendChunks(CHUNKS, CHUNK).answer();
    }
    // Then
    assertEquals(413, answer.status(), answer::toString);
    assertTrue(answer.header("Content-Type").startsWith("application/problem+json"));
    assertEquals(List.of(), failures.lines());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"zz\r\n{}\r\n0\r\n\r\n", "-1\r\n{}\r\n0\r\n\r\n", "2\r\n{}{}\r\n0\r\n\r\n"})
  void chunksThatCannotBeReadEndTheConnection(String chunks) {
    LoggedFailures failures = new LoggedFailures();
    try (failures;
        RawConnection connection = new RawConnection(service)) {
      connection.send(
          post("Content-Type: application/json\r\n")
              + "Transfer-Encoding: chunked\r\n\r\n"
              + chunks);
      connection.awaitEnd(5_000);
    }
    assertEquals(List.of(), failures.lines());
  }

  /**
   * A proxy in front may read its length otherwise, and send us the rest as what another of its
   * clients asks: so with such a request the connection ends, and nothing behind it is answered.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 5\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nContent-Length: 5",
        "Content-Length: 5\r\ntransfer-encoding:\tchunked",
        "Content-Length: 5\nTransfer-Encoding: chunked",
        "Content-Length: 5\r\nContent-Length: 0",
        "Content-Length: 5, 0",
        "Content-Length: +5",
        "Content-Length: -5",
        "Content-Length: 0x5",
        "Content-Length: 5 0",
        "Content-Length: 5x",
        "Content-Length: ",
        "Content-Length : 5",
        "Transfer-Encoding : chunked",
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding: chunked, identity",
        "Transfer-Encoding: identity",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
        "Transfer-Encoding: \u000bchunked",
        "Transfer-Encoding: \"chunked\"",
        "X: y\r\n Transfer-Encoding: chunked",
        "Content-Length:\r\n 5"
      })
  void requestWhoseLengthCanBeReadInTwoWaysIsRefusedWithWhatFollows(String length) {
    // Given
    String next = "0\r\n\r\nGET /v1/nothing HTTP/1.1\r\nHost: x\r\n\r\n";
    // When
    Answer answer;
    LoggedFailures failures = new LoggedFailures();
    try (failures;
        RawConnection connection = new RawConnection(service)) {
      connection.send(post("Content-Type: application/json\r\n") + length + "\r\n\r\n" + next);
      answer = connection.answerToItsEnd();
    }
    // Then
    assertTrue(answer.status() == 400 || answer.status() == 501, answer::toString);
    assertEquals(-1, answer.body().indexOf("HTTP/1.1"), answer::toString);
    assertEquals(List.of(), failures.lines());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"x\": %s}",
        "[%s]",
      })
  void nestingWithoutEndIsABadRequest(String body) {
    Answer answer = json(body.formatted("[".repeat(100_000)));
    assertEquals(400, answer.status(), answer::toString);
  }

  /** What is packed may be a thousand times as large; only lists are unpacked, row by row. */
  @Test
  void packedBodyIsNotUnpacked() {
    // Given
    String packed = packed("{\"x\": \"" + "a".repeat(1 << 24) + "\"}");
    // When
    Answer answer =
        told(
            post("Content-Type: application/json\r\nContent-Encoding: gzip\r\n")
                + "Content-Length: %d\r\n\r\n%s".formatted(packed.length(), packed));
    // Then
    assertTrue(answer.status() == 400 || answer.status() == 415, answer::toString);
  }

  private static String packed(String text) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException("Nothing fails in memory.", e);
    }
    return packed.toString(StandardCharsets.ISO_8859_1);
  }

  /** Somebody meant to filter by it. */
  @Test
  void parameterThatIsNotKnownIsABadRequest() {
    Answer answer =
        told(
            "GET %s?unheard-of=0612345678 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n\r\n"
                .formatted(path, TestTokens.tokenOfAllRoles()));
    assertEquals(400, answer.status(), answer::toString);
    assertTrue(answer.body().contains("UNKNOWN_PARAMETER"), answer::toString);
    assertEquals(-1, answer.body().indexOf("unheard-of"), answer::toString);
  }

  @Test
  void nameThatStandsTwiceIsABadRequest() {
    assertEquals(400, json("{\"advertiser\": \"a\", \"advertiser\": \"b\"}").status());
  }

  @ParameterizedTest
  @CsvSource({"Content-Length: 52428800, 413", "Content-Length: 99999999999999999999, 400"})
  void lengthThatIsAnnouncedIsLookedAtFirst(String length, int status) {
    Answer answer = told(post("Content-Type: application/json\r\n") + length + "\r\n\r\n{");
    assertEquals(status, answer.status(), answer::toString);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/q/swagger-ui", "/q/openapi", "/v1/nothing", "/.well-known/jwks.json"})
  void hostThatAClientNamesIsInNoAnswer(String address) {
    Answer answer =
        told(
            "GET "
                + address
                + " HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\nX-Forwarded-Host: evil.example\r\n\r\n");
    assertTrue(answer.status() > 0);
    assertEquals(-1, (answer.head() + answer.body()).indexOf("evil"), answer::toString);
  }

  /** It would be read as false: as everything, where a part was meant. */
  @Test
  void parameterThatIsNeitherTrueNorFalseIsABadRequest() {
    // Given
    List<String> taken = new ArrayList<>();
    // When
    for (Map.Entry<String, JsonNode> path : document().path("paths").properties()) {
      for (JsonNode parameter : path.getValue().path("get").path("parameters")) {
        if (parameter.path("schema").path("type").toString().contains("boolean")) {
          String query = path.getKey() + "?" + parameter.path("name").asText() + "=AAA";
          Answer answer =
              told(
                  "GET %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n\r\n"
                      .formatted(query.replaceAll("\\{\\w+}", ID), TestTokens.tokenOfAllRoles()));
          if (answer.status() != 400) {
            taken.add(query);
          }
        }
      }
    }
    // Then
    assertEquals(List.of(), taken);
  }

  /** Both say what the path takes (RFC 9110, 9.3.7 and 15.5.6). */
  @Test
  void optionsAndARefusedMethodSayTheSame() {
    // Given
    List<String> paths = paths();
    // When
    List<String> differing =
        paths.stream()
            .filter(
                each ->
                    !told("OPTIONS " + each + " HTTP/1.1\r\nHost: x\r\n\r\n")
                        .header("Allow")
                        .equals(
                            told("BREW " + each + " HTTP/1.1\r\nHost: x\r\n\r\n").header("Allow")))
            .toList();
    // Then
    assertTrue(paths.size() > 3, paths::toString);
    assertEquals(List.of(), differing);
  }

  /** Whatever else is wrong with it: nobody reads a body that a path does not take. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Content-Length: 0\r\n",
        "Content-Length: 2\r\n",
        "Content-Length: 2\r\nContent-Type: text/odd\r\n",
        "Content-Length: 2\r\nContent-Type: application/json\r\n"
      })
  void methodThatAPathDoesNotTakeIsRefusedFirst(String headers) {
    // Given
    JsonNode paths = document().path("paths");
    List<String> others = new ArrayList<>();
    // When
    for (Map.Entry<String, JsonNode> path : paths.properties()) {
      String address = path.getKey().replaceAll("\\{\\w+}", ID);
      for (String method : METHODS) {
        if (!path.getValue().has(method.toLowerCase(Locale.ROOT))) {
          Answer answer =
              told(
                  "%s %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n%s\r\n%s"
                      .formatted(
                          method,
                          address,
                          TestTokens.tokenOfAllRoles(),
                          headers,
                          headers.contains("2") ? "{}" : ""));
          if (answer.status() != 405 || answer.header("Allow").contains(method)) {
            others.add(method + " " + address + ": " + answer.status());
          }
        }
      }
    }
    // Then
    assertTrue(paths.size() > 3, paths::toString);
    assertEquals(List.of(), others);
  }

  @Test
  void optionsOfNoPathIsNotFound() {
    assertProblem(404, "OPTIONS /v1/nothing HTTP/1.1\r\nHost: x\r\n\r\n");
  }

  private List<String> paths() {
    return document().path("paths").properties().stream()
        .map(Map.Entry::getKey)
        .map(path -> path.replaceAll("\\{\\w+}", ID))
        .toList();
  }

  private JsonNode document() {
    try {
      return JSON.readTree(
          RawConnection.ask(service, "GET /q/openapi?format=json HTTP/1.1\r\nHost: x\r\n\r\n")
              .body());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The service shows no document.", e);
    }
  }

  private Answer json(String body) {
    return told(
        post("Content-Type: application/json\r\n")
            + "Content-Length: %d\r\n\r\n%s"
                .formatted(body.getBytes(StandardCharsets.ISO_8859_1).length, body));
  }

  private String post(String headers) {
    return "POST %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n%s"
        .formatted(path, TestTokens.tokenOfAllRoles(), headers);
  }

  private void assertProblem(int status, String request) {
    Answer answer = told(request);
    assertEquals(status, answer.status(), answer::toString);
    assertTrue(
        answer.header("Content-Type").startsWith("application/problem+json"), answer::toString);
    assertTrue(answer.body().contains("\"detail\""), answer::toString);
  }

  /** The answer; nothing may be logged as a failure. */
  private Answer told(String request) {
    LoggedFailures failures = new LoggedFailures();
    try (failures) {
      Answer answer = RawConnection.ask(service, request);
      assertEquals(List.of(), failures.lines(), answer::toString);
      return answer;
    }
  }
}
