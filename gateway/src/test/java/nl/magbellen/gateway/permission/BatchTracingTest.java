package nl.magbellen.gateway.permission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import nl.magbellen.gateway.permission.BatchTracing.Waiting;
import org.junit.jupiter.api.Test;

class BatchTracingTest {

  private final InMemorySpanExporter seen = InMemorySpanExporter.create();
  private final Tracer tracer =
      SdkTracerProvider.builder()
          .addSpanProcessor(SimpleSpanProcessor.create(seen))
          .build()
          .get("test");
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final BatchTracing tracing = new BatchTracing(tracer, meters);

  @Test
  void oneSpanIsLinkedWithEveryTracedQuestion() {
    // Given
    Span first = tracer.spanBuilder("first").startSpan();
    Span second = tracer.spanBuilder("second").startSpan();
    List<Waiting<String>> batch =
        List.of(asked("a", Span.getInvalid()), asked("b", first), asked("c", second));
    // When
    List<String> answers = tracing.watch(batch, BatchTracingTest::answered).await().indefinitely();
    // Then
    SpanData span = seen.getFinishedSpanItems().getFirst();
    first.end();
    second.end();
    assertEquals(List.of("a!", "b!", "c!"), answers);
    assertEquals(List.of("decide batch", "first", "second"), names());
    assertEquals(first.getSpanContext().getSpanId(), span.getParentSpanId());
    assertEquals(3, span.getAttributes().get(AttributeKey.longKey("magbellen.batch.size")));
    assertEquals(Set.of(idOf(first), idOf(second)), linksOf(span));
    assertEquals(Set.of(span.getSpanId()), linksOf(seen.getFinishedSpanItems().get(1)));
    assertEquals(Set.of(span.getSpanId()), linksOf(seen.getFinishedSpanItems().get(2)));
  }

  @Test
  void questionsOfOneRequestAreOneLink() {
    // Given
    Span request = tracer.spanBuilder("request").startSpan();
    List<Waiting<String>> batch = List.of(asked("a", request), asked("b", request));
    // When
    tracing.watch(batch, BatchTracingTest::answered).await().indefinitely();
    // Then
    assertEquals(1, seen.getFinishedSpanItems().getFirst().getLinks().size());
  }

  @Test
  void whereNobodyIsTracedThereIsNoSpan() {
    // Given
    List<Waiting<String>> batch = List.of(asked("a", Span.getInvalid()));
    // When
    List<String> answers = tracing.watch(batch, BatchTracingTest::answered).await().indefinitely();
    // Then
    assertEquals(List.of("a!"), answers);
    assertEquals(List.of(), names());
  }

  @Test
  void aBatchThatFailsEndsItsSpanAsAFailure() {
    // Given
    List<Waiting<String>> batch = List.of(asked("a", tracer.spanBuilder("request").startSpan()));
    Uni<List<String>> failing =
        tracing.watch(
            batch, questions -> Uni.createFrom().failure(new IllegalStateException("full")));
    // When
    assertThrows(IllegalStateException.class, () -> failing.await().indefinitely());
    // Then
    assertEquals(
        StatusCode.ERROR, seen.getFinishedSpanItems().getFirst().getStatus().getStatusCode());
  }

  @Test
  void theLongestWaitOfABatchIsMeasured() {
    // Given
    long minuteAgo = System.nanoTime() - 60_000_000_000L;
    List<Waiting<String>> batch =
        List.of(new Waiting<>("a", Span.getInvalid(), minuteAgo), asked("b", Span.getInvalid()));
    // When
    tracing.watch(batch, BatchTracingTest::answered).await().indefinitely();
    // Then
    var waited = meters.timer("magbellen.batch.waited");
    assertEquals(1, waited.count());
    assertEquals(1, (long) waited.max(TimeUnit.MINUTES));
  }

  private static Waiting<String> asked(String question, Span asker) {
    return new Waiting<>(question, asker, System.nanoTime());
  }

  private static Uni<List<String>> answered(List<String> questions) {
    return Uni.createFrom().item(questions.stream().map(question -> question + "!").toList());
  }

  private List<String> names() {
    return seen.getFinishedSpanItems().stream().map(SpanData::getName).toList();
  }

  private static String idOf(Span span) {
    return span.getSpanContext().getSpanId();
  }

  private static Set<String> linksOf(SpanData span) {
    return span.getLinks().stream()
        .map(LinkData::getSpanContext)
        .map(context -> context.getSpanId())
        .collect(Collectors.toSet());
  }
}
