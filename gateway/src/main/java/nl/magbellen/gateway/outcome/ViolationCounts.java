package nl.magbellen.gateway.outcome;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import nl.magbellen.gateway.answer.Violation;

/**
 * Counts the reports of calls that should not have been made, as the metric {@code
 * magbellen.outcomes.violations}. It is there from the start with 0, so that the first one is an
 * increase and alerts.
 */
@Startup
@Singleton
class ViolationCounts {

  private final Map<Violation, Counter> counts = new EnumMap<>(Violation.class);

  ViolationCounts(MeterRegistry meters) {
    for (Violation violation : Violation.values()) {
      counts.put(
          violation,
          Counter.builder("magbellen.outcomes.violations")
              .description("Reports of calls on a DENY, or after the PERMIT had ended")
              .tag("violation", violation.name())
              .register(meters));
    }
  }

  /** Counts one more. */
  void add(Violation violation) {
    counts.get(violation).increment();
  }
}
