package nl.magbellen.service.health;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Runs the warm-up tasks a few times before the service is ready, so that the first real question
 * does not miss its deadline on cold code and connections. A task that fails delays nothing, and
 * one that does not end delays the service no longer than ten seconds: whether a question can be
 * answered is for other checks to say.
 */
@Readiness
@ApplicationScoped
public class WarmUp implements AsyncHealthCheck {

  private static final Logger LOG = Logger.getLogger(WarmUp.class);
  private static final int TIMES = 3;
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final Iterable<WarmUpTask> tasks;
  private final Duration longest;
  private volatile boolean done;

  @Inject
  WarmUp(Instance<WarmUpTask> tasks) {
    this(tasks, LONGEST);
  }

  /**
   * @param longest what all tasks may take together
   */
  WarmUp(Iterable<WarmUpTask> tasks, Duration longest) {
    this.tasks = tasks;
    this.longest = longest;
  }

  void begin(@Observes StartupEvent started) {
    Uni<Void> all = Uni.createFrom().voidItem();
    for (int i = 0; i < TIMES; i++) {
      for (WarmUpTask task : tasks) {
        all = all.chain(task::warmUp);
      }
    }
    all.ifNoItem()
        .after(longest)
        .failWith(() -> new TimeoutException("not done after " + longest))
        .subscribe()
        .with(ok -> done = true, this::failed);
  }

  private void failed(Throwable failure) {
    LOG.warnf("warm-up failed, the service answers nevertheless cause=%s", failure);
    done = true;
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    return Uni.createFrom().item(HealthCheckResponse.named("warmed up").status(done).build());
  }
}
