package nl.magbellen.launcher.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import nl.magbellen.launcher.demo.DemoWorld;
import nl.magbellen.launcher.home.LocalKeys;
import nl.magbellen.launcher.os.StackException;
import nl.magbellen.launcher.stack.LocalStack;
import nl.magbellen.launcher.stack.Packaging;
import nl.magbellen.launcher.stack.Service;
import nl.magbellen.launcher.stack.StackSettings;
import nl.magbellen.launcher.stack.StartUpCaches;

/**
 * Trains the {@link StartUpCaches} of the services by a stack that does what is done on other days
 * too.
 *
 * @param project the project's root, with the built services below it
 * @param home where the stack that trains keeps its data, which is emptied
 * @param progress gets messages of progress
 */
record StartUpTraining(Path project, Path home, Consumer<String> progress) {

  private static final int CONSENTS = 2_000;
  private static final int ROWS = 20_000;
  private static final Duration EACH_LOAD = Duration.ofSeconds(3);

  /** Each writes its recording when it ends. */
  private static final Duration WRITES_WITHIN = Duration.ofMinutes(2);

  /**
   * Trains those of all services, unless that was done since they were built.
   *
   * @throws StackException when a service does not start, or Java makes no cache of it
   */
  void trainWhereMissing() throws IOException {
    if (Stream.of(Service.values()).allMatch(it -> StartUpCaches.isTrained(it, project))) {
      return;
    }
    progress.accept("training start-up caches (two minutes)");
    practise();
    for (Service service : Service.values()) {
      StartUpCaches.create(service, project);
    }
  }

  /** Asks what is asked on other days too: a registration, an objection, decisions, a list. */
  private void practise() throws IOException {
    StackSettings settings =
        StackSettings.onFreePorts(project, home).startingFresh(true).packagedAs(Packaging.RECORDED);
    try (LocalStack stack = new LocalStack(settings, unheard -> {})) {
      Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop training"));
      stack.start();
      new DemoWorld(stack, settings.home()).load();
      BenchWorld world = new BenchWorld(stack, new LocalKeys(settings.home()));
      world.grow(0, CONSENTS);
      BenchDecisions decisions =
          new BenchDecisions(world, CONSENTS, EACH_LOAD, ROWS, unheard -> {});
      decisions.warmUp();
      decisions.growth(Set.of(Bench.Part.SCREENING), home);
      for (Service service : Service.values()) {
        stack.service(service).stop(WRITES_WITHIN);
      }
    }
  }
}
