package nl.magbellen.launcher.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import nl.magbellen.launcher.os.Command;
import nl.magbellen.launcher.stack.LocalStack;
import nl.magbellen.launcher.stack.Service;

/** Measures how long each service takes from its process's start until it says that it is ready. */
final class BenchStart {

  private static final int TIMES = 3;

  private final LocalStack stack;
  private final Consumer<BenchFigure> tell;

  BenchStart(LocalStack stack, Consumer<BenchFigure> tell) {
    this.stack = stack;
    this.tell = tell;
  }

  /** The best of some starts, so that what else this machine does counts least. */
  void measure() {
    double nothing = best(() -> {}, BenchStart::emptyProgram);
    tell.accept(BenchFigure.of("start", "java -version", nothing, "ms").asBaseline());
    for (Service service : Service.values()) {
      double best = best(stack.service(service)::stop, () -> stack.start(service));
      tell.accept(
          BenchFigure.of("start", service.module() + " ready, best of " + TIMES, best, "ms")
              .against(nothing));
    }
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
