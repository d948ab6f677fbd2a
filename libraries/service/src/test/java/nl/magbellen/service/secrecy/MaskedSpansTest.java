package nl.magbellen.service.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MaskedSpansTest {

  private static final String NUMBER = "+31612345678";
  private static final String TOKEN = "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJsb2NhbCJ9.c2lnbmF0dXJl";
  private static final String KEY = "-----BEGIN PRIVATE KEY-----";
  private static final String CODE = "402913";

  private static final String ALL = String.join(" ", NUMBER, TOKEN, KEY, "code " + CODE);

  private final InMemorySpanExporter exported = InMemorySpanExporter.create();

  private final SdkTracerProvider provider =
      SdkTracerProvider.builder()
          .addSpanProcessor(new MaskedSpans.Masking(SimpleSpanProcessor.create(exported)))
          .build();

  @AfterEach
  void close() {
    provider.close();
  }

  @Test
  void secretStandsNowhereInASpan() {
    // Given
    Span span = started("GET /v1/" + ALL);
    Span linked = started("another");
    // When
    span.setAttribute("url.path", "/v1/consents/" + CODE + "/" + NUMBER);
    span.setAttribute("user_agent.original", ALL);
    span.setAttribute(AttributeKey.stringArrayKey("http.request.header.x"), List.of(ALL, "x"));
    span.setStatus(StatusCode.ERROR, ALL);
    span.addEvent(ALL, Attributes.of(AttributeKey.stringKey("said"), ALL));
    span.recordException(new IllegalStateException(ALL, new IllegalArgumentException(ALL)));
    span.addLink(linked.getSpanContext(), Attributes.of(AttributeKey.stringKey("why"), ALL));
    // Then
    assertThat(ended(span).toString()).doesNotContain(NUMBER, TOKEN, KEY, CODE);
  }

  @Test
  void ofAQueryTheNamesAreLeft() {
    // Given
    Span span = started("GET /v1/consents");
    // When
    span.setAttribute("url.query", "number=%2B31612345678&key=a-secret&limit=3");
    span.setAttribute("url.full", "http://localhost/v1/x?key=a-secret#there");
    // Then
    Attributes masked = ended(span).getAttributes();
    assertThat(masked.get(AttributeKey.stringKey("url.query")))
        .isEqualTo("number=•••••&key=•••••&limit=•••••");
    assertThat(masked.get(AttributeKey.stringKey("url.full")))
        .isEqualTo("http://localhost/v1/x?key=•••••#there");
  }

  @Test
  void ofAQueryWithoutNamesNothingIsLeft() {
    // Given
    Span span = started("GET /v1/consents");
    // When
    span.setAttribute("url.query", "a-secret");
    // Then
    assertThat(ended(span).getAttributes().get(AttributeKey.stringKey("url.query")))
        .isEqualTo("•••••");
  }

  @Test
  void whatAnExceptionQuotesIsNotTold() {
    // Given
    Span span = started("POST /v1/consents");
    // When
    span.recordException(new IllegalArgumentException("no date: \"a secret\" or 'a secret'"));
    // Then
    assertThat(ended(span).getEvents().getFirst().getAttributes().asMap().values())
        .anySatisfy(it -> assertThat(it).isEqualTo("no date: \"•••••\" or \"•••••\""))
        .noneSatisfy(it -> assertThat(it.toString()).contains("a secret"));
  }

  @Test
  void whatIsNoSecretIsLeftAsItWas() {
    // Given
    Span span = started("POST /internal/lookups");
    // When
    span.setAttribute("http.response.status_code", 200);
    span.setAttribute("url.path", "/v1/consents/0199a1f0-0000-7000-8000-000000000000");
    span.setStatus(StatusCode.ERROR, "too late");
    // Then
    SpanData told = ended(span);
    assertThat(told.getName()).isEqualTo("POST /internal/lookups");
    assertThat(told.getStatus().getDescription()).isEqualTo("too late");
    assertThat(told.getAttributes())
        .isEqualTo(
            Attributes.builder()
                .put("http.response.status_code", 200)
                .put("url.path", "/v1/consents/0199a1f0-0000-7000-8000-000000000000")
                .build());
  }

  private Span started(String name) {
    return provider.get("test").spanBuilder(name).startSpan();
  }

  private SpanData ended(Span span) {
    span.end();
    return exported.getFinishedSpanItems().getLast();
  }
}
