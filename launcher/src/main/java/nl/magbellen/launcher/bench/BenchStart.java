package nl.magbellen.launcher.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import nl.magbellen.launcher.os.Command;
import nl.magbellen.launcher.os.Pause;
import nl.magbellen.launcher.stack.LocalStack;
import nl.magbellen.launcher.stack.Restarts;
import nl.magbellen.launcher.stack.Service;

/**
 * Measures how long each service takes from its process's start until it says that it is ready; and
 * from {@code kill -9} until it is so again, with nobody's help.
 */
final class BenchStart {

  private static final int TIMES = 3;
  private static final Duration NEVER_HANGS = Duration.ofDays(1);
  private static final Duration IS_STARTED_WITHIN = Duration.ofMinutes(1);

  private final LocalStack stack;
  private final Consumer<BenchFigure> tell;

  BenchStart(LocalStack stack, Consumer<BenchFigure> tell) {
    this.stack = stack;
    this.tell = tell;
  }

  /** Of starts the best of some, so that what else this machine does counts least. */
  void measure() {
    double nothing = best(() -> {}, BenchStart::emptyProgram);
    tell.accept(BenchFigure.of("start", "java -version", nothing, "ms").asBaseline());
    for (Service service : Service.values()) {
      double best = best(stack.service(service)::stop, () -> stack.start(service));
      tell.accept(
          BenchFigure.of("start", service.module() + " ready, best of " + TIMES, best, "ms")
              .against(nothing));
    }
    measureAfterKill();
  }

  /** The longest of some: that is what others wait for. */
  private void measureAfterKill() {
    stack.startAgainWhatEnds(Restarts.always(), NEVER_HANGS);
    for (Service service : Service.values()) {
      double longest =
          IntStream.range(0, TIMES)
                  .mapToLong(i -> nanos(() -> {}, () -> killed(service)))
                  .max()
                  .orElseThrow()
              / 1e6;
      tell.accept(
          BenchFigure.of(
              "start",
              service.module() + " ready after kill -9, longest of " + TIMES,
              longest,
              "ms"));
    }
  }

  private void killed(Service service) {
    long killed = stack.service(service).pid();
    ProcessHandle.of(killed).ifPresent(ProcessHandle::destroyForcibly);
    Pause.until(
        () -> stack.service(service).isAlive() && stack.service(service).pid() != killed,
        IS_STARTED_WITHIN);
    stack.service(service).awaitReady();
  }

  private static void emptyProgram() {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Command.run(List.of(java.toString(), "-version"));
  }

  /** Milliseconds of the quickest. */
  private static double best(Runnable prepare, Runnable start) {
    return IntStream.range(0, TIMES).mapToLong(i -> nanos(prepare, start)).min().orElseThrow()
        / 1e6;
  }

  private static long nanos(Runnable prepare, Runnable start) {
    prepare.run();
    long begun = System.nanoTime();
    start.run();
    return System.nanoTime() - begun;
  }
}
