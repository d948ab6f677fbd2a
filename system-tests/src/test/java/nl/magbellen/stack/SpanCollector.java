package nl.magbellen.stack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import nl.magbellen.launcher.os.Pause;
import nl.magbellen.launcher.stack.Service;
import nl.magbellen.launcher.stack.StackSettings;

/**
 * Where the services of the running stack send their spans: OTLP over HTTP. What came is kept as it
 * came, Protocol Buffers in which texts and ids stand as bytes.
 */
public final class SpanCollector {

  /** The one of all tests. */
  public static final SpanCollector OF_ALL = new SpanCollector();

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final List<String> received = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  /** One that hears nothing yet. */
  public SpanCollector() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/v1/traces", this::receive);
    server.start();
  }

  /** The same settings with every service sending its spans here. */
  StackSettings heardBy(StackSettings settings) {
    StackSettings heard = settings;
    for (Service service : Service.values()) {
      heard =
          heard
              .with(service, "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT", url())
              .with(service, "QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
    }
    return heard;
  }

  /**
   * What a service sends of a trace until a span comes that holds a text, as text of one character
   * a byte. Spans come some seconds after they ended, those of one trace not all at once.
   */
  public static List<String> sent(String service, String traceId, String awaited) {
    String id = text(HexFormat.of().parseHex(traceId));
    Pause.until(
        () -> OF_ALL.received(service, id).stream().anyMatch(it -> it.contains(awaited)), PATIENCE);
    return OF_ALL.received(service, id);
  }

  /** All that came, from whomever: each a message of spans. */
  public Stream<byte[]> everything() {
    return received.stream().map(spans -> spans.getBytes(StandardCharsets.ISO_8859_1));
  }

  private List<String> received(String service, String id) {
    return received.stream()
        .filter(spans -> spans.contains(service) && spans.contains(id))
        .toList();
  }

  private void receive(HttpExchange exchange) throws IOException {
    received.add(text(exchange.getRequestBody().readAllBytes()));
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  /** Where spans are to be sent. */
  public String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
