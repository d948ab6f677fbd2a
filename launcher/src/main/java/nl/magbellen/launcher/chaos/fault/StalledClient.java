package nl.magbellen.launcher.chaos.fault;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import nl.magbellen.launcher.os.Pause;

/**
 * A client that stalls: it sends half a request, or reads no answer, on some connections at once.
 *
 * @param service whom it asks
 */
record StalledClient(URI service) {

  private static final int CONNECTIONS = 20;
  private static final int QUESTIONS = 4;

  /** What the client's host takes for it; the rest stays with the service. */
  private static final int RECEIVED = 4096;

  private static final String HALF =
      """
      POST /v1/call-permissions HTTP/1.1
      Host: localhost
      Content-Type: application/json
      Content-Length: 4000

      {"callee": "+316""";

  /** Its answer is long. */
  private static final String WHOLE =
      """
      GET /q/openapi HTTP/1.1
      Host: localhost

      """;

  void sendHalf(Duration lasts) {
    stall(HALF, lasts);
  }

  void readNothing(Duration lasts) {
    stall(WHOLE.repeat(QUESTIONS), lasts);
  }

  private void stall(String sent, Duration lasts) {
    byte[] bytes = sent.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
    List<Socket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < CONNECTIONS; i++) {
        Socket socket = new Socket();
        sockets.add(socket);
        socket.setReceiveBufferSize(RECEIVED);
        socket.connect(new InetSocketAddress(service.getHost(), service.getPort()));
        OutputStream out = socket.getOutputStream();
        out.write(bytes);
      }
      Pause.of(lasts);
    } catch (IOException refused) {
      // A service that is down just now cannot be troubled so.
    } finally {
      sockets.forEach(StalledClient::close);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException gone) {
      // closed is closed
    }
  }
}
