package nl.magbellen.service.testing;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A connection of HTTP/2 that sends its frames one by one, as no client of HTTP would. */
public final class RawHttp2 implements AutoCloseable {

  /** What ends a request before it is answered whole. */
  public static final int RST_STREAM = 3;

  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int SETTINGS = 4;
  private static final int PING = 6;
  private static final int WINDOW_UPDATE = 8;
  private static final int CONTINUATION = 9;
  private static final int END_STREAM = 1;
  private static final byte CANCEL = 8;
  private static final int END_HEADERS = 4;
  private static final int PATIENCE_MILLIS = 10_000;
  private static final int LOOK_MILLIS = 20;
  private static final int USUAL_BUFFER = 1 << 16;
  private static final int SMALLEST_BUFFER = 1 << 12;

  private final Socket socket;
  private final DataOutputStream out;
  private final DataInputStream in;
  private final Set<Frame> frames = new HashSet<>();
  private final Map<Integer, Integer> bodies = new HashMap<>();
  private boolean ended;

  private record Frame(int type, int stream) {}

  /** Connects, and says that it speaks HTTP/2. */
  public RawHttp2(URI service) {
    this(service, USUAL_BUFFER);
  }

  /** For a client that asks and asks, and has no place for the answers. */
  public static RawHttp2 thatReadsNothing(URI service) {
    return new RawHttp2(service, SMALLEST_BUFFER);
  }

  private RawHttp2(URI service, int buffer) {
    try {
      socket = new Socket();
      socket.setReceiveBufferSize(buffer);
      socket.connect(new InetSocketAddress(service.getHost(), service.getPort()));
      socket.setSoTimeout(LOOK_MILLIS);
      socket.setTcpNoDelay(true);
      out = new DataOutputStream(socket.getOutputStream());
      in = new DataInputStream(socket.getInputStream());
      out.writeBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
      send(SETTINGS, 0, 0, new byte[0]);
    } catch (IOException e) {
      throw new UncheckedIOException("The service takes no connection.", e);
    }
  }

  /** A request without a body. */
  public RawHttp2 get(int stream, String path) {
    send(HEADERS, END_STREAM | END_HEADERS, stream, head("GET", path, Map.of()));
    return this;
  }

  /** The head of a request whose body is to come. */
  public RawHttp2 post(int stream, String path, Map<String, String> headers) {
    send(HEADERS, END_HEADERS, stream, head("POST", path, headers));
    return this;
  }

  /** The beginning of a head that is to go on. */
  public RawHttp2 beginHead(int stream, String path) {
    send(HEADERS, END_STREAM, stream, head("GET", path, Map.of()));
    return this;
  }

  /** A piece of a body that is to go on. */
  public RawHttp2 data(int stream, String piece) {
    send(DATA, 0, stream, piece.getBytes(StandardCharsets.US_ASCII));
    return this;
  }

  /** The last piece of a body. */
  public RawHttp2 endData(int stream, String piece) {
    send(DATA, END_STREAM, stream, piece.getBytes(StandardCharsets.US_ASCII));
    return this;
  }

  /** Nothing more of a head that is to go on. */
  public RawHttp2 goOnWithHead(int stream) {
    send(CONTINUATION, 0, stream, new byte[0]);
    return this;
  }

  /** A field more of a head that is to go on. */
  public RawHttp2 goOnWithHead(int stream, String value) {
    ByteArrayOutputStream more = new ByteArrayOutputStream();
    field(more, "x", value);
    send(CONTINUATION, 0, stream, more.toByteArray());
    return this;
  }

  /** Takes a request back. */
  public RawHttp2 reset(int stream) {
    send(RST_STREAM, 0, stream, new byte[] {0, 0, 0, CANCEL});
    return this;
  }

  /** Makes room for nothing, which is forbidden: the service takes the request back. */
  public RawHttp2 growByNothing(int stream) {
    send(WINDOW_UPDATE, 0, stream, new byte[Integer.BYTES]);
    return this;
  }

  /** Makes room for more of an answer; of stream 0 for more of all together. */
  public RawHttp2 grow(int stream, int bytes) {
    send(WINDOW_UPDATE, 0, stream, ByteBuffer.allocate(Integer.BYTES).putInt(bytes).array());
    return this;
  }

  /** How many bytes of the body of an answer have come. */
  public int bytes(int stream) {
    readWhatIsThere();
    return bodies.getOrDefault(stream, 0);
  }

  /** Settings that change nothing, and are answered. */
  public RawHttp2 settings() {
    send(SETTINGS, 0, 0, new byte[0]);
    return this;
  }

  /** Something moves. */
  public RawHttp2 ping() {
    send(PING, 0, 0, new byte[Long.BYTES]);
    return this;
  }

  /** Waits a while, so that something is sent slowly. */
  public RawHttp2 pause(int millis) {
    try {
      Thread.sleep(millis);
      return this;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The test was interrupted.", e);
    }
  }

  /** Whether a frame of a type has come for a request. */
  public boolean hasFrame(int type, int stream) {
    readWhatIsThere();
    return frames.contains(new Frame(type, stream));
  }

  /** Whether the head of an answer to a request comes within ten seconds. */
  public boolean isAnswered(int stream) {
    for (int n = 0; n < PATIENCE_MILLIS && !hasFrame(HEADERS, stream) && !ended; n += 50) {
      pause(50);
    }
    return hasFrame(HEADERS, stream);
  }

  /** Whether the service has closed the connection. */
  public boolean hasEnded() {
    readWhatIsThere();
    return ended;
  }

  /** What the service says of the connection itself, and in which order, does not matter. */
  private void readWhatIsThere() {
    try {
      while (!ended) {
        int first = in.read();
        if (first < 0) {
          ended = true;
        } else {
          int length = first << 2 * Byte.SIZE | in.readUnsignedShort();
          int type = in.readUnsignedByte();
          in.readByte();
          int stream = in.readInt();
          frames.add(new Frame(type, stream));
          if (type == DATA) {
            bodies.merge(stream, length, Integer::sum);
          }
          in.skipNBytes(length);
        }
      }
    } catch (SocketTimeoutException nothing) {
      // all is read
    } catch (IOException reset) {
      ended = true;
    }
  }

  private void send(int type, int flags, int stream, byte[] payload) {
    try {
      ByteArrayOutputStream frame = new ByteArrayOutputStream();
      DataOutputStream fields = new DataOutputStream(frame);
      fields.writeInt(payload.length << Byte.SIZE | type);
      fields.writeByte(flags);
      fields.writeInt(stream);
      fields.write(payload);
      out.write(frame.toByteArray());
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("The service has closed the connection.", e);
    }
  }

  private static byte[] head(String method, String path, Map<String, String> headers) {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    field(block, ":method", method);
    field(block, ":scheme", "http");
    field(block, ":authority", "x");
    field(block, ":path", path);
    headers.forEach((name, value) -> field(block, name, value));
    return block.toByteArray();
  }

  /** A literal of HPACK that is not indexed (RFC 7541, 6.2.2). */
  private static void field(ByteArrayOutputStream block, String name, String value) {
    block.write(0);
    text(block, name);
    text(block, value);
  }

  private static void text(ByteArrayOutputStream block, String text) {
    int rest = text.length() - 0x7f;
    block.write(Math.min(text.length(), 0x7f));
    while (rest >= 0x80) {
      block.write(rest & 0x7f | 0x80);
      rest >>>= 7;
    }
    if (text.length() >= 0x7f) {
      block.write(rest);
    }
    block.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException("The connection cannot be closed.", e);
    }
  }
}
