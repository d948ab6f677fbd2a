package nl.magbellen.launcher.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One kept connection of a load generator that must cost little beside what it measures: a request
 * is bytes, of an answer little is looked at.
 */
final class BenchConnection implements AutoCloseable {

  /**
   * What is looked at of an answer.
   *
   * @param status HTTP's
   * @param saysWhenToAskAgain whether it bears {@code Retry-After}
   */
  record Answer(int status, boolean saysWhenToAskAgain) {

    private static final int OK = 200;
    private static final int BUSY = 503;

    boolean isOk() {
      return status == OK;
    }

    /** Whether it says that there are too many, as it should. */
    boolean isRefused() {
      return status == BUSY && saysWhenToAskAgain;
    }
  }

  private static final int HEXADECIMAL = 16;

  private final Socket socket;
  private final InputStream in;

  BenchConnection(URI service) throws IOException {
    socket = new Socket(service.getHost(), service.getPort());
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream(), 1 << 15);
  }

  /** A POST of JSON, ready to be sent. */
  static byte[] post(String path, String token, String body) {
    return """
        POST %s HTTP/1.1
        Host: localhost
        Authorization: Bearer %s
        Content-Type: application/json
        Content-Length: %d

        """
        .formatted(path, token, body.length())
        .replace("\n", "\r\n")
        .concat(body)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  /** A GET, ready to be sent. */
  static byte[] get(String path) {
    return "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n"
        .formatted(path)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Sends a request and reads its answer. */
  Answer exchange(byte[] request) throws IOException {
    socket.getOutputStream().write(request);
    int status = Integer.parseInt(line().split(" ", 3)[1]);
    int length = 0;
    boolean chunked = false;
    boolean askAgain = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(header.substring("content-length:".length()).strip());
      }
      askAgain |= lower.startsWith("retry-after:");
      chunked |= lower.startsWith("transfer-encoding: chunked");
    }
    if (chunked) {
      skipChunks();
    } else {
      in.skipNBytes(length);
    }
    return new Answer(status, askAgain);
  }

  private void skipChunks() throws IOException {
    int length;
    do {
      length = Integer.parseInt(line().strip(), HEXADECIMAL);
      in.skipNBytes(length);
      line();
    } while (length > 0);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder(64);
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("the service has hung up");
      }
      if (b != '\r') {
        line.append((char) b);
      }
    }
    return line.toString();
  }
}
