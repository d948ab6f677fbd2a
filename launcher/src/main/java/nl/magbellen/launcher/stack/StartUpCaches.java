package nl.magbellen.launcher.stack;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import nl.magbellen.launcher.bench.Bench;
import nl.magbellen.launcher.bench.BenchDecisions;
import nl.magbellen.launcher.bench.BenchWorld;
import nl.magbellen.launcher.demo.DemoWorld;
import nl.magbellen.launcher.home.LocalKeys;
import nl.magbellen.launcher.os.Command;
import nl.magbellen.launcher.os.StackException;

/**
 * What Java keeps of a program to start it quickly, beside its jar: which classes it needs, linked,
 * and which methods are hot. The build makes a quick one by starting a service without a database;
 * a trained one knows the work too. A build of the jar throws both away.
 *
 * @param project the project's root, with the built services below it
 * @param home where the stack that trains keeps its data, which is emptied
 * @param progress hears in a few words what is being done
 */
public record StartUpCaches(Path project, Path home, Consumer<String> progress) {

  private static final String QUICK = "app.aot";
  private static final String TRAINED = "trained.aot";
  private static final String RECORDING = "trained.conf";
  private static final String UNFINISHED = "trained.part";

  /** How a service writes down what it needs. */
  static final List<String> RECORD =
      List.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + RECORDING);

  private static final List<String> CREATE =
      List.of(
          "-XX:AOTMode=create", "-XX:AOTConfiguration=" + RECORDING, "-XX:AOTCache=" + UNFINISHED);

  private static final int CONSENTS = 2_000;
  private static final int ROWS = 20_000;
  private static final Duration EACH_LOAD = Duration.ofSeconds(3);

  /** Each writes its recording when it ends. */
  private static final Duration WRITES_WITHIN = Duration.ofMinutes(2);

  /** How a service starts from the best cache beside its jar. */
  static List<String> use(Path jar) {
    for (String cache : List.of(TRAINED, QUICK)) {
      if (Files.exists(jar.resolveSibling(cache))) {
        return List.of("-XX:AOTCache=" + cache);
      }
    }
    return List.of();
  }

  /**
   * Trains those of all services, unless that was done since they were built.
   *
   * @throws StackException when a service does not start, or Java makes no cache of it
   */
  public void trainWhereMissing() throws IOException {
    if (Stream.of(Service.values()).allMatch(this::isTrained)) {
      return;
    }
    progress.accept("training start-up caches (two minutes)");
    rehearse();
    for (Service service : Service.values()) {
      create(service);
    }
  }

  private boolean isTrained(Service service) {
    return Files.exists(service.jar(project).resolveSibling(TRAINED));
  }

  /** Asks what is asked on other days too: a registration, an objection, decisions, a list. */
  private void rehearse() throws IOException {
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

  private void create(Service service) throws IOException {
    Path jar = service.jar(project);
    Command.Result made = Command.run(Packaging.onThisJvm(service, project, CREATE));
    Files.deleteIfExists(jar.resolveSibling(RECORDING));
    if (!made.succeeded() || Files.notExists(jar.resolveSibling(UNFINISHED))) {
      throw new StackException(
          "Java made no start-up cache for %s: %s".formatted(service.module(), made.lastLine()));
    }
    Files.move(jar.resolveSibling(UNFINISHED), jar.resolveSibling(TRAINED), REPLACE_EXISTING);
  }
}
