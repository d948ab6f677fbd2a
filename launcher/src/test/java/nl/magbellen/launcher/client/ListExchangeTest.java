package nl.magbellen.launcher.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpServer;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sending a list and reading the answers meanwhile. */
class ListExchangeTest {

  @TempDir private Path directory;
  private HttpServer server;

  @BeforeEach
  void startServer() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/echo",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getRequestBody().transferTo(exchange.getResponseBody());
          exchange.close();
        });
    server.createContext(
        "/refuse",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          byte[] problem = "{\"detail\":\"no header\"}".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(400, problem.length);
          exchange.getResponseBody().write(problem);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  @Test
  void answersAreReadWhileTheListIsSent() throws Exception {
    // Given
    Path list = list("+31612345678\n".repeat(1_000_000));

    // When
    try (ListExchange exchange = ListExchange.begin(address("/echo"), "token", "text/csv", list);
        InputStream answers = exchange.answers()) {
      long read = answers.transferTo(OutputStream.nullOutputStream());

      // Then
      assertThat(read).isEqualTo(Files.size(list)).isEqualTo(exchange.sent());
    }
  }

  @Test
  void aRefusalIsToldInItsOwnWords() throws Exception {
    // Given
    Path list = list("x\n");

    // When
    var refused =
        catchThrowable(() -> ListExchange.begin(address("/refuse"), "token", "text/csv", list));

    // Then
    assertThat(refused).hasMessage("the gateway refuses the list: no header");
  }

  private URI address(String path) {
    return URI.create("http://localhost:%d%s?a=b".formatted(server.getAddress().getPort(), path));
  }

  private Path list(String rows) throws Exception {
    return Files.writeString(directory.resolve("list.csv"), rows);
  }
}
