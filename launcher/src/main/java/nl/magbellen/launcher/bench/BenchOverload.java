package nl.magbellen.launcher.bench;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import nl.magbellen.launcher.issuer.Role;
import nl.magbellen.launcher.issuer.TokenRequest;
import nl.magbellen.launcher.os.Pause;
import nl.magbellen.launcher.stack.LocalStack;
import nl.magbellen.launcher.stack.Service;
import nl.magbellen.launcher.stack.ServiceProcess;

/**
 * Asks a gateway ten times what it can answer: who is answered, who is refused, how soon, how much
 * memory that takes, and what it can do after it. On one machine no generator is ten times as fast
 * as the gateway; so the same is done to one whose batches are small, which makes it slow without
 * making it busy.
 */
final class BenchOverload {

  private static final int TIMES = 10;
  private static final int CLIENTS = 64;
  private static final int FEWEST_CONNECTIONS = 2_000;
  private static final int MOST_CONNECTIONS = 12_000;
  private static final int SECONDS_OF_QUESTIONS = 4;
  private static final int SMALL_BATCH = 2;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  private final LocalStack stack;
  private final BenchQuestions questions;
  private final Duration time;
  private final Consumer<BenchFigure> tell;
  private final String token;

  /**
   * @param time how long each load lasts
   * @param tell gets each figure
   */
  BenchOverload(
      LocalStack stack, BenchQuestions questions, Duration time, Consumer<BenchFigure> tell) {
    this.stack = stack;
    this.questions = questions;
    this.time = time;
    this.tell = tell;
    this.token = stack.token(TokenRequest.of(Set.of(Role.DIALER), "*"));
  }

  /** The gateway that is added is ended afterwards. */
  void measure() {
    measure("gateway", stack.service(Service.GATEWAY));
    ServiceProcess slow =
        stack.replicate(
            Service.GATEWAY, 2, Map.of("MAGBELLEN_BATCHES_WIDEST", Integer.toString(SMALL_BATCH)));
    try {
      measure("slow gateway", slow);
    } finally {
      slow.stop();
    }
  }

  private void measure(String name, ServiceProcess gateway) {
    BenchLoad load = load(gateway.address());
    load.closed(CLIENTS, time);
    BenchLoad.Measured before = load.closed(CLIENTS, time);
    tell(name + ", 64 clients", before, before.perSecond());
    double idle = BenchMemory.residentMegabytes(gateway);
    CompletableFuture<BenchLoad.Measured> pressed =
        CompletableFuture.supplyAsync(
            () ->
                load.pressing(
                    before.perSecond() * TIMES, connections(before.perSecond()), pressed()),
            Thread::startVirtualThread);
    double most = idle;
    while (!pressed.isDone()) {
      most = Math.max(most, BenchMemory.residentMegabytes(gateway));
      Pause.of(BETWEEN_LOOKS);
    }
    BenchLoad.Measured over = pressed.join();
    tell(name + ", ten times that: answered", over, before.perSecond());
    tellRefused(name, over, before.perSecond());
    tell(name + ", 64 clients at once after it", load.closed(CLIENTS, time), before.perSecond());
    tell.accept(BenchFigure.of("overload", name + ", resident before", idle, "MB").asBaseline());
    tell.accept(BenchFigure.of("overload", name + ", resident at most", most, "MB").against(idle));
  }

  private void tell(String what, BenchLoad.Measured measured, double base) {
    tell.accept(
        BenchFigure.of("overload", what, measured.perSecond(), "/s")
            .with(measured.micros(), measured.failed())
            .against(base));
  }

  private void tellRefused(String name, BenchLoad.Measured over, double base) {
    double perSecond = (double) over.refused().getTotalCount() / pressed().toSeconds();
    tell.accept(
        BenchFigure.of("overload", name + ", ten times that: refused", perSecond, "/s")
            .with(over.refused(), 0)
            .against(base));
  }

  /** Each waits for its answer: so many that more are open than the gateway answers in time. */
  private static int connections(double perSecond) {
    return Math.clamp(
        Math.round(perSecond * SECONDS_OF_QUESTIONS), FEWEST_CONNECTIONS, MOST_CONNECTIONS);
  }

  private Duration pressed() {
    return time.multipliedBy(2);
  }

  private BenchLoad load(URI gateway) {
    return new BenchLoad(
        gateway, nth -> BenchConnection.post("/v1/call-permissions", token, questions.json(nth)));
  }
}
