package nl.magbellen.launcher.stack;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nl.magbellen.launcher.os.Command;
import nl.magbellen.launcher.os.StackException;

/**
 * What Java keeps of a program to start it quickly, beside its jar: which classes it needs, linked,
 * and which methods are hot. The build makes a quick one by starting a service without a database;
 * a trained one knows the work too. A build of the jar throws both away.
 */
public final class StartUpCaches {

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

  private StartUpCaches() {}

  /** How a service starts from the best cache beside its jar. */
  static List<String> use(Path jar) {
    for (String cache : List.of(TRAINED, QUICK)) {
      if (Files.exists(jar.resolveSibling(cache))) {
        return List.of("-XX:AOTCache=" + cache);
      }
    }
    return List.of();
  }

  /** Whether that of a service was trained since the service was built. */
  public static boolean isTrained(Service service, Path project) {
    return Files.exists(service.jar(project).resolveSibling(TRAINED));
  }

  /**
   * Makes a trained one of what the service wrote down.
   *
   * @throws StackException when Java makes none of it
   */
  public static void create(Service service, Path project) throws IOException {
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
