package nl.magbellen.phonecode;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Produces the sender of codes. */
final class CodeParts {

  private static final Logger LOG = Logger.getLogger(CodeParts.class);

  @Produces
  @Singleton
  CodeSender sender(
      CodeSettings settings, DevelopmentCodes development, Vertx vertx, ObjectMapper json) {
    return switch (settings.sender()) {
      case HTTP -> HttpCodeSender.of(settings.http(), vertx, json);
      case DEVELOPMENT -> development;
    };
  }

  /**
   * Injecting the sender makes it, so that one that can't be made ends the start: better no service
   * than one that sends nothing.
   */
  void start(@Observes StartupEvent event, CodeSettings settings, CodeSender sender) {
    switch (settings.sender()) {
      case HTTP -> LOG.info("codes are sent by a provider");
      case DEVELOPMENT ->
          LOG.warn("codes are shown in this log and on /dev/codes: development only");
    }
  }
}
