package nl.magbellen.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BalancerTest {

  @Test
  void connectionsGoToOneProcessAfterTheOther() throws IOException {
    // Given
    try (ServerSocket one = saying("one");
        ServerSocket two = saying("two");
        Balancer balancer = Balancer.start()) {
      balancer.add(address(one));
      balancer.add(address(two));

      // When
      List<String> heard = Stream.generate(() -> heard(balancer)).limit(4).toList();

      // Then
      assertThat(heard).containsExactly("one", "two", "one", "two");
    }
  }

  @Test
  void aProcessThatIsGoneIsPassedOver() throws IOException {
    // Given
    ServerSocket gone = saying("gone");
    try (ServerSocket here = saying("here");
        Balancer balancer = Balancer.start()) {
      balancer.add(address(gone));
      balancer.add(address(here));
      gone.close();

      // When
      List<String> heard = Stream.generate(() -> heard(balancer)).limit(3).toList();

      // Then
      assertThat(heard).containsExactly("here", "here", "here");
    }
  }

  private static ServerSocket saying(String word) throws IOException {
    ServerSocket process = new ServerSocket(0);
    Thread.ofVirtual()
        .start(
            () -> {
              while (!process.isClosed()) {
                try (Socket client = process.accept()) {
                  client.getOutputStream().write(word.getBytes(StandardCharsets.US_ASCII));
                } catch (IOException closed) {
                  return;
                }
              }
            });
    return process;
  }

  private static String heard(Balancer balancer) {
    try (Socket client = new Socket(balancer.address().getHost(), balancer.address().getPort())) {
      return new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  private static URI address(ServerSocket process) {
    return URI.create("http://localhost:" + process.getLocalPort());
  }
}
