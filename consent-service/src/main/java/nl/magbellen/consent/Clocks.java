package nl.magbellen.consent;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import nl.magbellen.number.DutchTime;

/** The clock of the service, so that a test can have another. */
final class Clocks {

  @Produces
  @Singleton
  Clock clock() {
    return Clock.system(DutchTime.ZONE);
  }
}
