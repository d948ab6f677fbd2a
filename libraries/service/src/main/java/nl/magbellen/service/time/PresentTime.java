package nl.magbellen.service.time;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import nl.magbellen.number.DutchTime;

/** Produces the one clock of a service, to the microsecond; a test may put another in its place. */
final class PresentTime {

  @Produces
  @Singleton
  @DefaultBean
  InstantSource time() {
    return DutchTime::now;
  }
}
