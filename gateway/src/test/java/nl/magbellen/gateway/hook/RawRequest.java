package nl.magbellen.gateway.hook;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Sends a request letter by letter: also one that libraries would not send. */
final class RawRequest {

  private RawRequest() {}

  /** What is answered. */
  record Answer(int status, String body) {}

  /**
   * Sends a request.
   *
   * @param type null for not said
   */
  static Answer sent(URI server, String method, String address, String type, String body)
      throws IOException {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    String head =
        "%s %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n%s%s\r\n"
            .formatted(
                method,
                address,
                server.getAuthority(),
                type == null ? "" : "Content-Type: " + type + "\r\n",
                method.equals("GET") ? "" : "Content-Length: " + content.length + "\r\n");
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().write(content);
      socket.getOutputStream().flush();
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int end = answer.indexOf("\r\n\r\n");
      return new Answer(Integer.parseInt(answer.split(" ")[1]), answer.substring(end + 4));
    }
  }
}
