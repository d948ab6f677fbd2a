package nl.magbellen.service.job;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.Enhancement;
import jakarta.enterprise.inject.build.compatible.spi.MethodConfig;

/** Puts {@link TriedLater} on every scheduled method when a service is built. */
public final class TriedLaterOnScheduled implements BuildCompatibleExtension {

  /** Adds it. */
  @Enhancement(types = Object.class, withSubtypes = true, withAnnotations = Scheduled.class)
  public void tried(MethodConfig method) {
    if (method.info().hasAnnotation(Scheduled.class)) {
      method.addAnnotation(TriedLater.class);
    }
  }
}
