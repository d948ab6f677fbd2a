package nl.magbellen.launcher.chaos.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A wire to a server that sends back every byte. */
class LinkTest {

  private static final int SOON = 500;
  private static final int IN_TIME = 10_000;

  private ServerSocket echo;
  private Link link;

  @BeforeEach
  void connect() throws IOException {
    echo = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
    link = Link.to(echo.getLocalPort(), "test", true);
  }

  @AfterEach
  void disconnect() throws IOException {
    link.close();
    echo.close();
  }

  @Test
  void passesOnWhatItGets() throws IOException {
    // Given
    try (Socket client = client()) {
      // When
      int answer = send(client, 'a', IN_TIME);

      // Then
      assertThat(answer).isEqualTo('a');
    }
  }

  @Test
  void resetsOpenConnectionsAndNewOnesWhileItIsCut() throws IOException {
    // Given
    try (Socket open = client()) {
      send(open, 'a', IN_TIME);
      link.turn(Link.State.CUT);

      // When, Then
      assertThatThrownBy(() -> read(open)).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> read(client())).isInstanceOf(IOException.class);
      link.turn(Link.State.FLOWING);
      assertThat(send(client(), 'b', IN_TIME)).isEqualTo('b');
    }
  }

  @Test
  void passesLaterWhatCameWhileItStalled() throws IOException {
    // Given
    try (Socket client = client()) {
      send(client, 'a', IN_TIME);
      link.turn(Link.State.STALLED);

      // When, Then
      assertThatThrownBy(() -> send(client, 'b', SOON)).isInstanceOf(SocketTimeoutException.class);
      link.turn(Link.State.FLOWING);
      client.setSoTimeout(IN_TIME);
      assertThat(client.getInputStream().read()).isEqualTo('b');
    }
  }

  @Test
  void losesForGoodWhatIsOpenWhileItIsHalfOpen() throws IOException {
    // Given
    try (Socket open = client()) {
      send(open, 'a', IN_TIME);
      link.turn(Link.State.HALF_OPEN);

      // When, Then
      assertThatThrownBy(() -> send(open, 'b', SOON)).isInstanceOf(SocketTimeoutException.class);
      assertThatThrownBy(() -> send(client(), 'b', SOON))
          .isInstanceOf(SocketTimeoutException.class);
      link.turn(Link.State.FLOWING);
      assertThatThrownBy(() -> send(open, 'c', SOON)).isInstanceOf(SocketTimeoutException.class);
      assertThat(send(client(), 'd', IN_TIME)).isEqualTo('d');
    }
  }

  @Test
  void takesItsTimeWhileItIsSlow() throws IOException {
    // Given
    try (Socket client = client()) {
      send(client, 'a', IN_TIME);
      link.turn(Link.State.SLOW);
      long sent = System.nanoTime();

      // When
      send(client, 'b', IN_TIME);

      // Then
      assertThat(Duration.ofNanos(System.nanoTime() - sent)).isGreaterThan(Duration.ofMillis(200));
    }
  }

  private Socket client() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), link.port());
  }

  private static int send(Socket client, int character, int within) throws IOException {
    client.setSoTimeout(within);
    client.getOutputStream().write(character);
    return read(client);
  }

  private static int read(Socket client) throws IOException {
    int read = client.getInputStream().read();
    if (read < 0) {
      throw new IOException("hung up");
    }
    return read;
  }

  private void accept() {
    while (!echo.isClosed()) {
      try {
        Socket near = echo.accept();
        Thread.ofVirtual().start(() -> sendBack(near));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private static void sendBack(Socket near) {
    try (near) {
      near.getInputStream().transferTo(near.getOutputStream());
    } catch (IOException gone) {
      // as it should be
    }
  }
}
