package nl.magbellen.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BenchLoadTest {

  private static final String GET = "GET / HTTP/1.1\r\n\r\n";
  private static final String PLAIN = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";
  private static final String CHUNKED =
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n1\r\n}\r\n0\r\n\r\n";
  private static final String LATER =
      "HTTP/1.1 503 Busy\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n";
  private static final String BUSY = "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n";

  @Test
  void whatWaitsForASlowServiceIsNotLeftOut() throws IOException {
    // Given
    Duration pause = Duration.ofMillis(400);
    try (ServerSocket service = answering(pause, PLAIN)) {
      // When
      BenchLoad.Measured measured = load(service).open(50, 1, Duration.ofSeconds(1));

      // Then
      assertThat(measured.failed()).isZero();
      assertThat(measured.micros().getTotalCount()).isEqualTo(50);
      assertThat(measured.micros().getValueAtPercentile(90)).isGreaterThan(200_000);
    }
  }

  @Test
  void answersOfEveryFormAreReadToTheirEnd() throws IOException {
    // Given
    try (ServerSocket service = answering(Duration.ZERO, PLAIN, CHUNKED, BUSY)) {
      URI address = address(service);
      byte[] request = GET.getBytes(StandardCharsets.US_ASCII);
      try (BenchConnection connection = new BenchConnection(address)) {
        // When
        BenchConnection.Answer plain = connection.exchange(request);
        BenchConnection.Answer chunked = connection.exchange(request);
        BenchConnection.Answer busy = connection.exchange(request);
        BenchConnection.Answer again = connection.exchange(request);

        // Then
        assertThat(plain.isOk()).isTrue();
        assertThat(chunked.isOk()).isTrue();
        assertThat(busy.isOk()).isFalse();
        assertThat(again.isOk()).isTrue();
      }
    }
  }

  @Test
  void whatIsRefusedAsItShouldBeIsToldFromWhatFailed() throws IOException {
    // Given
    try (ServerSocket service = answering(Duration.ZERO, PLAIN, BUSY, LATER)) {
      // When
      BenchLoad.Measured measured = load(service).pressing(30, 1, Duration.ofSeconds(1));

      // Then
      assertThat(measured.micros().getTotalCount()).isPositive();
      assertThat(measured.refused().getTotalCount()).isPositive();
      assertThat(measured.failed()).isPositive();
    }
  }

  private static BenchLoad load(ServerSocket service) {
    return new BenchLoad(address(service), nth -> GET.getBytes(StandardCharsets.US_ASCII));
  }

  private static URI address(ServerSocket service) {
    return URI.create("http://localhost:" + service.getLocalPort());
  }

  /** Answers in turn; the first answer comes after a pause. */
  private static ServerSocket answering(Duration pause, String... answers) throws IOException {
    ServerSocket service = new ServerSocket(0);
    AtomicInteger turn = new AtomicInteger();
    Thread.ofVirtual()
        .start(
            () -> {
              try (Socket client = service.accept()) {
                Thread.sleep(pause);
                InputStream in = client.getInputStream();
                while (new String(in.readNBytes(GET.length())).equals(GET)) {
                  String answer = answers[turn.getAndIncrement() % answers.length];
                  client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                }
              } catch (IOException | InterruptedException over) {
                Thread.currentThread().interrupt();
              }
            });
    return service;
  }
}
