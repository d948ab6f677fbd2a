package nl.magbellen.stack;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** As what the services run. */
public enum Packaging {
  /** On the Java virtual machine that runs the launcher. */
  JAR,

  /** As native executables. */
  EXECUTABLE;

  private static final String EXECUTABLES = "*-runner";

  /**
   * What starts a service.
   *
   * @param project the project's root
   * @return program and arguments
   * @throws StackException when the service was not built so
   */
  List<String> command(Service service, Path project) {
    return switch (this) {
      case JAR -> onThisJvm(service.jar(project), service);
      case EXECUTABLE -> List.of(executable(service, project).toString(), "-Xmx96m");
    };
  }

  private static List<String> onThisJvm(Path jar, Service service) {
    if (Files.notExists(jar)) {
      throw notBuilt(service, "up", null);
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    Path startUpCache = jar.resolveSibling("app.aot");
    if (Files.exists(startUpCache)) {
      command.add("-XX:AOTCache=" + startUpCache);
    }
    command.addAll(
        List.of(
            "-Xms64m",
            "-Xmn40m",
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-jar", jar.toString()));
    return List.copyOf(command);
  }

  private static Path executable(Service service, Path project) {
    Path built = service.built(project);
    try (DirectoryStream<Path> found = Files.newDirectoryStream(built, EXECUTABLES)) {
      Iterator<Path> executables = found.iterator();
      if (executables.hasNext()) {
        return executables.next();
      }
    } catch (NoSuchFileException absent) {
      throw notBuilt(service, "up --native", absent);
    } catch (IOException unreadable) {
      throw new StackException("cannot look into " + built, unreadable);
    }
    throw notBuilt(service, "up --native", null);
  }

  private static StackException notBuilt(Service service, String command, IOException cause) {
    return new StackException(
        "%s is not built: run ./magbellen %s".formatted(service.module(), command), cause);
  }
}
