package nl.magbellen.launcher.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.magbellen.launcher.os.StackException;

/**
 * Sends a list and reads the answers at the same time, over HTTP/1.1 on a connection of its own:
 * java.net.http reads nothing before it has sent everything, and a list is answered while it comes
 * in.
 */
public final class ListExchange implements AutoCloseable {

  private static final int PIECE = 1 << 16;

  private final Socket socket;
  private final InputStream in;
  private final AtomicLong sent = new AtomicLong();

  private ListExchange(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream(), PIECE);
  }

  /**
   * Begins to send.
   *
   * @param target with its query, encoded
   * @throws StackException when the gateway cannot be reached or refuses the list
   */
  public static ListExchange begin(URI target, String token, String mediaType, Path list) {
    try {
      return begin(
          target,
          token,
          "Content-Type: %s\r\nContent-Length: %d".formatted(mediaType, Files.size(list)),
          Files.newInputStream(list),
          false);
    } catch (IOException unreadable) {
      throw new StackException("cannot read " + list.getFileName(), unreadable);
    }
  }

  /**
   * Begins to send what nobody knows the length of.
   *
   * @param headers of the list, such as its Content-Type, with CR LF between them
   * @throws StackException when the gateway cannot be reached or refuses the list
   */
  public static ListExchange begin(URI target, String token, String headers, InputStream list) {
    return begin(target, token, headers + "\r\nTransfer-Encoding: chunked", list, true);
  }

  private static ListExchange begin(
      URI target, String token, String headers, InputStream list, boolean inChunks) {
    try {
      ListExchange exchange = new ListExchange(new Socket(target.getHost(), target.getPort()));
      exchange.send(target, token, headers, list, inChunks);
      exchange.readHead();
      return exchange;
    } catch (IOException unreachable) {
      throw new StackException(
          "%s:%d does not answer: is the stack up? (./magbellen up)"
              .formatted(target.getHost(), target.getPort()),
          unreachable);
    }
  }

  /** The answers, as they come. */
  public InputStream answers() {
    return new Chunks(in);
  }

  /** How many bytes of the list are sent. */
  public long sent() {
    return sent.get();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void send(URI target, String token, String headers, InputStream list, boolean inChunks)
      throws IOException {
    OutputStream out = new BufferedOutputStream(socket.getOutputStream(), PIECE);
    String head =
        "POST %s?%s HTTP/1.1\r\nHost: %s:%d\r\nAuthorization: Bearer %s\r\n%s\r\nConnection: close\r\n\r\n"
            .formatted(
                target.getRawPath(),
                target.getRawQuery(),
                target.getHost(),
                target.getPort(),
                token,
                headers);
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    out.flush();
    Thread.ofVirtual().name("list").start(() -> copy(list, out, inChunks));
  }

  private void copy(InputStream list, OutputStream out, boolean inChunks) {
    byte[] piece = new byte[PIECE];
    try (list) {
      for (int read = list.read(piece); read >= 0; read = list.read(piece)) {
        if (inChunks) {
          writeChunk(piece, read, out);
        } else {
          out.write(piece, 0, read);
        }
        sent.addAndGet(read);
      }
      if (inChunks) {
        out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      }
      out.flush();
    } catch (IOException gone) {
      // The reader of the answers sees the same end, and reports it.
      sent.set(-1);
    }
  }

  /** At once: somebody may be typing. */
  private static void writeChunk(byte[] piece, int length, OutputStream out) throws IOException {
    out.write((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.write(piece, 0, length);
    out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private void readHead() throws IOException {
    String status = line(in);
    int length = 0;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(header.substring(header.indexOf(':') + 1).strip());
      }
    }
    if (!status.contains(" 200 ")) {
      JsonNode problem = new ObjectMapper().readTree(in.readNBytes(length));
      String why =
          Stream.concat(
                  Stream.of(problem.path("detail").asText("")),
                  problem.path("errors").valueStream().map(error -> error.path("message").asText()))
              .filter(text -> !text.isEmpty())
              .collect(Collectors.joining(" "));
      socket.close();
      throw new StackException("the gateway refuses the list: " + (why.isEmpty() ? status : why));
    }
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("the gateway has hung up");
      }
      if (b != '\r') {
        line.append((char) b);
      }
    }
    return line.toString();
  }

  /** The body of an answer in chunks. */
  private static final class Chunks extends InputStream {

    private final InputStream in;
    private int left;
    private boolean ended;

    Chunks(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (left == 0 && !ended) {
        left = Integer.parseInt(line(in), 16);
        ended = left == 0;
      }
      if (ended) {
        return -1;
      }
      int read = in.read(into, offset, Math.min(length, left));
      if (read < 0) {
        throw new EOFException("the gateway has hung up");
      }
      left -= read;
      if (left == 0) {
        line(in);
      }
      return read;
    }
  }
}
