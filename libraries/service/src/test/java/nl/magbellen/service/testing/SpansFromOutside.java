package nl.magbellen.service.testing;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What an exporter of spans is given of a request that strangers made; each service runs it with a
 * {@link Heard} of its own, a bean.
 */
public abstract class SpansFromOutside {

  private static final String NUMBER = "0612345678";
  private static final String INTERNATIONAL = "%2B31612345678";
  private static final String CODE = "402913";
  private static final String TOKEN = "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJwbGFudGVkIn0.c2lnbmF0dXJl";

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String path;

  @TestHTTPResource("/")
  URI service;

  /**
   * @param path of an operation that takes JSON by POST
   */
  protected SpansFromOutside(String path) {
    this.path = path;
  }

  /** Whoever exports spans. */
  protected abstract Heard heard();

  @Test
  void spanOfARefusedRequestHoldsNothingThatWasSent() {
    // Given
    String trace = random(16);
    String body = "{\"%s\": \"%s\", \"number\": %s}".formatted(NUMBER, TOKEN, CODE);
    // When
    RawConnection.ask(
        service,
        "POST %s?number=%s&key=%s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n"
                .formatted(path, INTERNATIONAL, CODE, TestTokens.tokenOfAllRoles())
            + "traceparent: 00-%s-%s-01\r\nUser-Agent: %s\r\n".formatted(trace, random(8), TOKEN)
            + "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(body.length(), body));
    RawConnection.ask(
        service,
        "GET %s/%s/%s HTTP/1.1\r\nHost: x\r\ntraceparent: 00-%s-%s-01\r\n\r\n"
            .formatted(path, NUMBER, CODE, trace, random(8)));
    // Then
    String all = String.join("\n", heard().spans(trace, 2));
    assertTrue(all.contains("url.query"), all);
    List.of("612345678", CODE, TOKEN).forEach(secret -> assertFalse(all.contains(secret), all));
  }

  private static String random(int bytes) {
    byte[] id = new byte[bytes];
    ThreadLocalRandom.current().nextBytes(id);
    return HexFormat.of().formatHex(id);
  }

  /** Keeps every span as it would be exported. */
  public abstract static class Heard implements SpanProcessor {

    private final List<ReadableSpan> ended = new ArrayList<>();

    /** The spans of a trace, each as a text, once there are so many. */
    synchronized List<String> spans(String trace, int count) {
      long latest = System.nanoTime() + PATIENCE.toNanos();
      while (of(trace).count() < count) {
        long left = Duration.ofNanos(latest - System.nanoTime()).toMillis();
        assertTrue(left > 0, () -> "only " + of(trace).toList());
        try {
          wait(left);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new IllegalStateException(e);
        }
      }
      return of(trace).toList();
    }

    private Stream<String> of(String trace) {
      return ended.stream()
          .filter(span -> span.getSpanContext().getTraceId().equals(trace))
          .map(ReadableSpan::toSpanData)
          .map(
              span ->
                  String.join(
                      " ",
                      span.getName(),
                      span.getAttributes().toString(),
                      span.getEvents().toString(),
                      span.getStatus().toString()));
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
      // what it is yet to hold counts
    }

    @Override
    public boolean isStartRequired() {
      return false;
    }

    @Override
    public synchronized void onEnd(ReadableSpan span) {
      ended.add(span);
      notifyAll();
    }

    @Override
    public boolean isEndRequired() {
      return true;
    }
  }
}
