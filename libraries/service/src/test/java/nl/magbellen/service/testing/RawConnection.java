package nl.magbellen.service.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A connection to a service that sends what no client of HTTP would. */
public final class RawConnection implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 30_000;
  private static final int USUAL_BUFFER = 1 << 16;
  private static final int SMALLEST_BUFFER = 1 << 12;
  private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *(\\d+)");

  private final Socket socket;

  /**
   * An answer.
   *
   * @param status of it; 0 when the connection ended without one
   * @param head its first line and its headers
   * @param body as text, as far as its length was told
   */
  public record Answer(int status, String head, String body) {

    /** The value of a header; empty when there is none. */
    public String header(String name) {
      Matcher line = Pattern.compile("(?im)^" + name + ": *(.*?)\r?$").matcher(head);
      return line.find() ? line.group(1) : "";
    }
  }

  /** Connects to a service. */
  public RawConnection(URI service) {
    this(service, USUAL_BUFFER);
  }

  /** For a client that asks and asks, and has no place for the answers. */
  public static RawConnection thatReadsNothing(URI service) {
    return new RawConnection(service, SMALLEST_BUFFER);
  }

  private RawConnection(URI service, int buffer) {
    try {
      socket = new Socket();
      socket.setReceiveBufferSize(buffer);
      socket.connect(new InetSocketAddress(service.getHost(), service.getPort()));
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.setTcpNoDelay(true);
    } catch (IOException e) {
      throw new UncheckedIOException("The service takes no connection.", e);
    }
  }

  /** One request on a connection of its own. */
  public static Answer ask(URI service, String request) {
    try (RawConnection connection = new RawConnection(service)) {
      return connection.send(request).answer();
    }
  }

  /** Sends text as ISO 8859-1, each character one byte. */
  public RawConnection send(String text) {
    try {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException("The service has closed the connection.", e);
    }
  }

  /** Reads some of what was answered; how many bytes, and -1 when there is nothing more. */
  public int take(int most) {
    try {
      return socket.getInputStream().readNBytes(most).length == 0 ? -1 : most;
    } catch (SocketTimeoutException e) {
      throw new AssertionError("The service does not go on with its answer.", e);
    } catch (IOException reset) {
      return -1;
    }
  }

  /** Sends chunks of a body without end; stops when the service wants no more. */
  public RawConnection sendChunks(int count, int size) {
    byte[] chunk =
        (Integer.toHexString(size) + "\r\n" + " ".repeat(size) + "\r\n")
            .getBytes(StandardCharsets.ISO_8859_1);
    try {
      for (int n = 0; n < count; n++) {
        socket.getOutputStream().write(chunk);
      }
      socket.getOutputStream().write("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
    } catch (IOException wantsNoMore) {
      // its answer says why
    }
    return this;
  }

  /** The next answer; fails when none comes within thirty seconds. */
  public Answer answer() {
    try {
      InputStream in = socket.getInputStream();
      String head = head(in);
      if (head.isEmpty()) {
        return new Answer(0, "", "");
      }
      Matcher length = LENGTH.matcher(head);
      byte[] body = length.find() ? in.readNBytes(Integer.parseInt(length.group(1))) : new byte[0];
      int status = Integer.parseInt(head.split(" ", 3)[1].substring(0, 3));
      return new Answer(status, head, new String(body, StandardCharsets.UTF_8));
    } catch (SocketTimeoutException e) {
      throw new AssertionError("The service does not answer.", e);
    } catch (IOException e) {
      return new Answer(0, "", "");
    }
  }

  /**
   * Waits until the service closes the connection; fails when it does not within so many millis.
   */
  public void awaitEnd(int millis) {
    try {
      socket.setSoTimeout(millis);
      while (socket.getInputStream().read() >= 0) {
        // what is still said does not matter
      }
    } catch (SocketTimeoutException e) {
      throw new AssertionError("The service keeps the connection.", e);
    } catch (IOException reset) {
      // ended too
    }
  }

  /** Whether the service has closed the connection, or does within so many millis. */
  public boolean hasEnded(int millis) {
    try {
      socket.setSoTimeout(millis);
      while (socket.getInputStream().read() >= 0) {
        // what is still said does not matter
      }
      return true;
    } catch (SocketTimeoutException open) {
      return false;
    } catch (IOException reset) {
      return true;
    }
  }

  /** The answer with all that comes until the service closes the connection. */
  public Answer answerToItsEnd() {
    try {
      InputStream in = socket.getInputStream();
      String head = head(in);
      int status = head.isEmpty() ? 0 : Integer.parseInt(head.split(" ", 3)[1].substring(0, 3));
      return new Answer(status, head, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("The service does not answer to the end.", e);
    }
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0; next = in.read()) {
      head.write(next);
      if (next == '\n' && head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
        break;
      }
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException("The connection does not close.", e);
    }
  }
}
