package nl.magbellen.service.secrecy;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdkBuilder;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.IdGenerator;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.quarkus.arc.All;
import io.quarkus.opentelemetry.runtime.AutoConfiguredOpenTelemetrySdkBuilderCustomizer;
import io.quarkus.opentelemetry.runtime.exporter.otlp.tracing.RemoveableLateBoundSpanProcessor;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * The last guard of secrecy in traces: whoever exports spans gets them as {@link MaskedSpan}s.
 *
 * <p>It stands in the place of Quarkus's own {@code TracerProviderCustomizer}, which {@code
 * quarkus.arc.exclude-types} leaves out and which gives the spans to their exporters as they are;
 * OpenTelemetry itself lets nobody change the events of a span that ended.
 */
@Singleton
class MaskedSpans implements AutoConfiguredOpenTelemetrySdkBuilderCustomizer {

  private final List<IdGenerator> ids;
  private final List<SpanProcessor> processors;

  /**
   * @param ids at most one, of whoever wants other ids than random ones
   * @param processors what the extension makes of the settings, and others
   */
  MaskedSpans(@All List<IdGenerator> ids, @All List<SpanProcessor> processors) {
    this.ids = ids;
    this.processors = processors;
  }

  @Override
  public void customize(AutoConfiguredOpenTelemetrySdkBuilder builder) {
    builder.addTracerProviderCustomizer(
        (provider, settings) -> {
          ids.stream().findFirst().ifPresent(provider::setIdGenerator);
          processors.stream()
              .filter(processor -> !(processor instanceof RemoveableLateBoundSpanProcessor))
              .forEach(processor -> provider.addSpanProcessor(new Masking(processor)));
          return provider;
        });
  }

  /**
   * Hands spans on, once they ended, masked.
   *
   * @param next who exports them
   */
  record Masking(SpanProcessor next) implements SpanProcessor {

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
      next.onStart(parent, span);
    }

    @Override
    public boolean isStartRequired() {
      return next.isStartRequired();
    }

    @Override
    public void onEnd(ReadableSpan span) {
      next.onEnd(new EndedSpan(span, new MaskedSpan(span.toSpanData())));
    }

    @Override
    public boolean isEndRequired() {
      return next.isEndRequired();
    }

    @Override
    public CompletableResultCode shutdown() {
      return next.shutdown();
    }

    @Override
    public CompletableResultCode forceFlush() {
      return next.forceFlush();
    }
  }
}
