package nl.magbellen.service.health;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Rehearses a few times before the service says that it is ready, so that the first real question
 * does not miss its deadline on cold code and connections. A rehearsal that fails holds nothing up:
 * whether a question can be answered is for other checks to say.
 */
@Readiness
@ApplicationScoped
public class WarmUp implements AsyncHealthCheck {

  private static final Logger LOG = Logger.getLogger(WarmUp.class);
  private static final int TIMES = 3;

  private final Instance<Rehearsal> rehearsals;
  private volatile boolean done;

  WarmUp(Instance<Rehearsal> rehearsals) {
    this.rehearsals = rehearsals;
  }

  void begin(@Observes StartupEvent started) {
    Uni<Void> all = Uni.createFrom().voidItem();
    for (int i = 0; i < TIMES; i++) {
      for (Rehearsal rehearsal : rehearsals) {
        all = all.chain(rehearsal::rehearse);
      }
    }
    all.subscribe().with(ok -> done = true, this::failed);
  }

  private void failed(Throwable failure) {
    LOG.warnf("warm-up did not end well, the service answers all the same cause=%s", failure);
    done = true;
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    return Uni.createFrom().item(HealthCheckResponse.named("warmed up").status(done).build());
  }
}
