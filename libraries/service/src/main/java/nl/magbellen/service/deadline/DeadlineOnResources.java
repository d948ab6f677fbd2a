package nl.magbellen.service.deadline;

import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.ClassConfig;
import jakarta.enterprise.inject.build.compatible.spi.Enhancement;
import jakarta.ws.rs.Path;

/** Puts {@link Deadline} on every resource class when a service is built: none can be forgotten. */
public final class DeadlineOnResources implements BuildCompatibleExtension {

  /** Adds it; the interfaces of REST clients have a path too, and deadlines of their own. */
  @Enhancement(types = Object.class, withSubtypes = true, withAnnotations = Path.class)
  public void bound(ClassConfig resource) {
    if (!resource.info().isInterface()
        && resource.info().hasAnnotation(Path.class)
        && !resource.info().hasAnnotation(Deadline.class)) {
      resource.addAnnotation(Deadline.class);
    }
  }
}
