package nl.magbellen.service.signing;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Shows as the metric {@code magbellen.signing.key.age}, in seconds, how old the key is that a
 * service signs with. A key whose age is not recorded counts as made in 1970, so that the alert on
 * old keys shows it too.
 */
@Startup
@Singleton
class KeyAge {

  private final InstantSource time;

  KeyAge(Instance<SigningKeys> keys, MeterRegistry meters, InstantSource time) {
    this.time = time;
    if (keys.isResolvable()) {
      Gauge.builder("magbellen.signing.key.age", keys.get(), this::seconds)
          .description("Age of the key that signs")
          .baseUnit("seconds")
          .register(meters);
    }
  }

  private double seconds(SigningKeys keys) {
    return Duration.between(keys.madeAt(), time.instant()).toSeconds();
  }
}
