package nl.magbellen.launcher.bench;

import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import nl.magbellen.launcher.issuer.Role;
import nl.magbellen.launcher.issuer.TokenRequest;
import nl.magbellen.launcher.stack.LocalStack;
import nl.magbellen.launcher.stack.Replicas;
import nl.magbellen.launcher.stack.Service;

/**
 * Measures one, two and three gateways behind a balancer, from the second on with two processes of
 * each other service behind theirs.
 */
final class BenchScale {

  private static final int CLIENTS = 64;
  private static final int MOST_GATEWAYS = 3;

  private final LocalStack stack;
  private final BenchQuestions questions;
  private final Duration time;
  private final Consumer<BenchFigure> tell;
  private final String token;

  BenchScale(
      LocalStack stack, BenchQuestions questions, Duration time, Consumer<BenchFigure> tell) {
    this.stack = stack;
    this.questions = questions;
    this.time = time;
    this.tell = tell;
    this.token = stack.token(TokenRequest.of(Set.of(Role.DIALER), "*"));
  }

  /** The gateways that are added ask through the balancers; they are ended afterwards. */
  void measure() {
    try (Replicas replicas = new Replicas()) {
      replicas.over(stack);
      BenchFigure one = measured(replicas, 1);
      tell.accept(one.asBaseline());
      replicas.more(Service.CONSENT);
      replicas.more(Service.OBJECTION);
      replicas.more(Service.CALLER_ID);
      for (int gateways = 2; gateways <= MOST_GATEWAYS; gateways++) {
        replicas.more(Service.GATEWAY);
        run(replicas);
        tell.accept(measured(replicas, gateways).against(one.value()));
      }
    }
  }

  private BenchFigure measured(Replicas replicas, int gateways) {
    BenchCpu before = BenchCpu.now(stack);
    BenchLoad.Measured measured = run(replicas);
    String what =
        "decisions, %d clients, %d %s"
            .formatted(CLIENTS, gateways, gateways == 1 ? "gateway" : "gateways, 2 of the others");
    return BenchFigure.of("scale", what, measured.perSecond(), "/s")
        .with(measured.micros(), measured.notOk())
        .costing(
            BenchCpu.now(stack).microsSince(before, (double) measured.micros().getTotalCount()));
  }

  private BenchLoad.Measured run(Replicas replicas) {
    return new BenchLoad(
            replicas.address(Service.GATEWAY),
            nth -> BenchConnection.post("/v1/call-permissions", token, questions.json(nth)))
        .closed(CLIENTS, time);
  }
}
