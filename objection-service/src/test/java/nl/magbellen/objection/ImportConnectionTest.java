package nl.magbellen.objection;

import static io.restassured.RestAssured.given;
import static nl.magbellen.service.testing.TestTokens.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.testing.RegisterStandIn;
import nl.magbellen.service.testing.TestWorld;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files whose client goes away, and files whose client reads late. */
@QuarkusTest
@WithTestResource(TestWorld.class)
@WithTestResource(RegisterStandIn.class)
class ImportConnectionTest {

  private static final String HEADER = "number,receivedAt,channel\n";
  private static int numbers = 0;

  @TestHTTPResource URI service;
  RegisterStandIn register;

  @BeforeEach
  void recover() {
    register.recover();
    register.register("zonnestroom");
  }

  /** More often than there are places: each is given back. */
  @ParameterizedTest
  @ValueSource(strings = {"", "zz\r\n", "40\r\n+31617999999,2026", "5"})
  void fileWhoseConnectionEndsIsNeverWhole(String rest) throws IOException {
    for (int i = 0; i < 3; i++) {
      // Given
      String number = "+3161%07d".formatted(7_000_000 + numbers++);
      String answer;
      try (Socket socket = begin()) {
        chunk(socket, HEADER + row(number));
        // When
        answer = readUntil(socket, ",CREATED,");
        socket.getOutputStream().write(rest.getBytes(StandardCharsets.UTF_8));
      }
      // Then
      assertThat(answer).startsWith("1,2,CREATED,");
      Map<String, Object> file = fileOf(number);
      assertThat(file).containsEntry("line", 2).containsEntry("sha256", null);
    }
  }

  /** More than the buffers of a connection hold: who writes it all would wait for ever. */
  @Test
  void clientThatSendsAllBeforeItReadsGetsAllAnswers() throws IOException {
    // Given
    int rows = 60_000;
    String row = "x,%s,LETTER\n".formatted("y".repeat(90));
    try (Socket socket = begin()) {
      for (int i = 0; i < rows / 1_000; i++) {
        chunk(socket, (i == 0 ? HEADER : "") + row.repeat(1_000));
      }
      socket.getOutputStream().write("0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
      // When
      String total = readUntil(socket, "TOTAL");
      // Then
      assertThat(total).startsWith(rows + ",,TOTAL,").contains("ERROR=" + rows);
    }
  }

  /** Half of the places is a client's share. */
  @Test
  void filesOfOneClientLeaveAPlaceForAnother() throws IOException {
    // Given
    register.register("modest");
    List<Socket> stalled = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      stalled.add(begin());
      chunk(stalled.getLast(), HEADER + row("+3161%07d".formatted(8_000_000 + numbers++)));
      readUntil(stalled.getLast(), ",CREATED,");
    }
    // When
    Response oneMore = imported("zonnestroom");
    Response other = imported("modest");
    for (Socket socket : stalled) {
      socket.close();
    }
    // Then
    oneMore.then().statusCode(503).header("Retry-After", "30");
    other.then().statusCode(200).body(containsString("TOTAL"));
  }

  private static Response imported(String client) {
    return given()
        .auth()
        .oauth2(token(Role.DIALER, client))
        .contentType("text/csv")
        .body(HEADER + row("+3161%07d".formatted(9_000_000 + numbers++)))
        .post("/v1/objections/import?advertiser=" + client);
  }

  private static String row(String number) {
    return number + ",2026-11-01T10:00:00+01:00,LETTER\n";
  }

  private static Map<String, Object> fileOf(String number) {
    Response found =
        given()
            .auth()
            .oauth2(token(Role.DIALER, "zonnestroom"))
            .queryParam("number", number)
            .get("/v1/objections");
    return found.path("items[0].events[0].file");
  }

  private Socket begin() throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(1 << 14);
    socket.setSoTimeout(30_000);
    socket.connect(new InetSocketAddress(service.getHost(), service.getPort()));
    String head =
        """
        POST /v1/objections/import?advertiser=zonnestroom HTTP/1.1
        Host: localhost
        Authorization: Bearer %s
        Content-Type: text/csv
        Transfer-Encoding: chunked

        """
            .formatted(token(Role.DIALER, "zonnestroom"))
            .replace("\n", "\r\n");
    socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
    return socket;
  }

  private static void chunk(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(
        (Integer.toHexString(text.length()) + "\r\n" + text + "\r\n")
            .getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static String readUntil(Socket socket, String wanted) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    String line = in.readLine();
    while (line != null && !line.contains(wanted)) {
      line = in.readLine();
    }
    return String.valueOf(line);
  }
}
