package nl.magbellen.service.signing;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;
import nl.magbellen.number.DutchTime;

/**
 * Shows as the metric {@code magbellen.signing.key.age}, in seconds, how old the key is that a
 * service signs with. A key whose age nobody wrote down counts as made in 1970, so that the alarm
 * on old keys tells of it too.
 */
@Startup
@Singleton
class KeyAge {

  KeyAge(Instance<SigningKeys> keys, MeterRegistry meters) {
    if (keys.isResolvable()) {
      Gauge.builder("magbellen.signing.key.age", keys.get(), KeyAge::seconds)
          .description("Age of the key that signs")
          .baseUnit("seconds")
          .register(meters);
    }
  }

  private static double seconds(SigningKeys keys) {
    return Duration.between(keys.madeAt(), DutchTime.now()).toSeconds();
  }
}
