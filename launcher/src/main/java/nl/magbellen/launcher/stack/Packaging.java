package nl.magbellen.launcher.stack;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import nl.magbellen.launcher.os.Program;
import nl.magbellen.launcher.os.StackException;

/** As what the services run. */
public enum Packaging {
  /** On the Java virtual machine that runs the launcher, from the best start-up cache there is. */
  JAR,

  /** The same without a cache, writing down what one would be made of: {@link StartUpCaches}. */
  RECORDED,

  /** As native executables. */
  EXECUTABLE;

  private static final String EXECUTABLES = "*-runner";

  /** Who is out of memory would stay and answer nothing; one that ends is started again. */
  private static final String ENDS_WITHOUT_MEMORY = "-XX:+ExitOnOutOfMemoryError";

  /**
   * What starts a service.
   *
   * @param project the project's root
   * @throws StackException when the service was not built so
   */
  public Program program(Service service, Path project) {
    return switch (this) {
      case JAR -> onThisJvm(service, project, StartUpCaches.use(service.jar(project)));
      case RECORDED -> onThisJvm(service, project, StartUpCaches.RECORD);
      case EXECUTABLE ->
          new Program(
              service.built(project),
              List.of(executable(service, project).toString(), "-Xmx96m", ENDS_WITHOUT_MEMORY));
    };
  }

  /**
   * In the directory of its jar: a start-up cache holds only for the very class path that it was
   * made of.
   */
  static Program onThisJvm(Service service, Path project, List<String> cache) {
    Path jar = service.jar(project);
    if (Files.notExists(jar)) {
      throw notBuilt(service, "up", null);
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(cache);
    command.addAll(memory(service));
    command.add("-XX:+UseSerialGC");
    command.add(ENDS_WITHOUT_MEMORY);
    // For who looks at the processes: the jars of all services have the same name.
    command.add("-Dmagbellen.service=" + service.module());
    command.addAll(List.of("-jar", jar.getFileName().toString()));
    return new Program(jar.getParent(), command);
  }

  /** Full batches pass through the gateway; the young ones of the others are soon gone. */
  private static List<String> memory(Service service) {
    return service == Service.GATEWAY
        ? List.of("-Xms128m", "-Xmn96m", "-Xmx256m")
        : List.of("-Xms32m", "-Xmn20m", "-Xmx256m");
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
