package nl.magbellen.gateway.permission;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import nl.magbellen.common.DutchTime;
import nl.magbellen.gateway.calendar.CurrentRulebook;
import nl.magbellen.gateway.decision.DecisionMaker;
import nl.magbellen.gateway.facts.Facts;
import nl.magbellen.gateway.gathering.FactGatherer;
import nl.magbellen.gateway.question.Callee;
import nl.magbellen.gateway.question.CalleeKind;
import nl.magbellen.gateway.question.CallerId;
import nl.magbellen.gateway.question.Purpose;
import nl.magbellen.gateway.question.Question;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Asks one question that nobody asked before the gateway says that it is ready, so that the first
 * real one does not miss its deadline on cold connections. A service that does not answer holds
 * nothing up: what cannot be known is denied, and that can be said at once.
 */
@Readiness
@ApplicationScoped
public class WarmUp implements AsyncHealthCheck {

  private static final Logger LOG = Logger.getLogger(WarmUp.class);
  private static final int TRIES = 3;

  private final FactGatherer gatherer;
  private final CurrentRulebook rulebook;
  private volatile boolean done;

  WarmUp(FactGatherer gatherer, CurrentRulebook rulebook) {
    this.gatherer = gatherer;
    this.rulebook = rulebook;
  }

  void begin(@Observes StartupEvent started) {
    Uni<Void> all = Uni.createFrom().voidItem();
    for (int i = 0; i < TRIES; i++) {
      all = all.chain(this::ask);
    }
    all.subscribe().with(ok -> done = true, this::failed);
  }

  private void failed(Throwable failure) {
    LOG.warnf("warm-up did not end well, the gateway answers all the same cause=%s", failure);
    done = true;
  }

  private Uni<Void> ask() {
    Question question = question();
    return Uni.combine()
        .all()
        .unis(gatherer.gather(List.of(question)), rulebook.now())
        .with((facts, rules) -> decide(question, facts.getFirst(), rules))
        .replaceWithVoid();
  }

  private static boolean decide(Question question, Facts facts, CurrentRulebook.Extended rules) {
    return DecisionMaker.decide(question, facts, rules.rulebook()).permitted();
  }

  private static Question question() {
    return new Question(
        Callee.parse("+31201000000"),
        CallerId.parse(null),
        "-",
        null,
        null,
        Purpose.COMMERCIAL,
        "-",
        CalleeKind.UNKNOWN,
        null,
        false,
        false,
        DutchTime.now(),
        null);
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    return Uni.createFrom().item(HealthCheckResponse.named("warmed up").status(done).build());
  }
}
