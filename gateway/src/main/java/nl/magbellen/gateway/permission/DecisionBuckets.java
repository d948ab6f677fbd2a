package nl.magbellen.gateway.permission;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.stream.DoubleStream;

/**
 * Counts single decisions by how long they took, so that an alert can ask for the slowest of a
 * hundred: a mean hides them. In the metric {@code http_server_requests_seconds_bucket}.
 */
final class DecisionBuckets {

  private static final DistributionStatisticConfig BUCKETS =
      DistributionStatisticConfig.builder()
          .serviceLevelObjectives(
              nanos(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 1.5, 2, 2.5, 5))
          .build();

  @Produces
  @Singleton
  MeterFilter ofDecisions() {
    return new MeterFilter() {
      @Override
      public DistributionStatisticConfig configure(
          Meter.Id id, DistributionStatisticConfig config) {
        return isDecision(id) ? BUCKETS.merge(config) : config;
      }
    };
  }

  private static boolean isDecision(Meter.Id id) {
    return id.getName().equals("http.server.requests")
        && "/v1/call-permissions".equals(id.getTag("uri"))
        && "POST".equals(id.getTag("method"));
  }

  private static double[] nanos(double... seconds) {
    return DoubleStream.of(seconds).map(each -> each * Duration.ofSeconds(1).toNanos()).toArray();
  }
}
