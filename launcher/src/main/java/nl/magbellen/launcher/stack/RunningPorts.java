package nl.magbellen.launcher.stack;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import nl.magbellen.launcher.home.Home;
import nl.magbellen.launcher.os.StackException;

/**
 * Where the stack of a home runs now, for the launcher's other commands.
 *
 * @param file holds the ports while the stack runs
 */
record RunningPorts(Path file) {

  private static final String LAUNCHER = "launcher";

  static RunningPorts of(Home home) {
    return new RunningPorts(home.run().resolve("ports.properties"));
  }

  void write(Ports ports) {
    Properties properties = new Properties();
    properties.setProperty(LAUNCHER, Long.toString(ProcessHandle.current().pid()));
    ports.numbers().forEach((port, number) -> properties.setProperty(port.variable(), "" + number));
    try (Writer writer = Files.newBufferedWriter(file)) {
      properties.store(writer, "where this stack runs");
    } catch (IOException refused) {
      throw new StackException(
          "cannot write %s: %s".formatted(file, refused.getMessage()), refused);
    }
  }

  /** The running stack's ports, or else what the environment says. */
  Ports read(Map<String, String> environment) {
    Map<String, String> known = new HashMap<>(environment);
    Properties running = load();
    if (launcherLives(running.getProperty(LAUNCHER))) {
      running.stringPropertyNames().forEach(name -> known.put(name, running.getProperty(name)));
    }
    return Ports.of(known);
  }

  private Properties load() {
    Properties properties = new Properties();
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        properties.load(reader);
      } catch (IOException refused) {
        throw new StackException(
            "cannot read %s: %s".formatted(file, refused.getMessage()), refused);
      }
    }
    return properties;
  }

  /** A launcher that was killed could not delete the file. */
  private static boolean launcherLives(String pid) {
    return pid != null && ProcessHandle.of(Long.parseLong(pid)).isPresent();
  }

  void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException refused) {
      throw new StackException(
          "cannot delete %s: %s".formatted(file, refused.getMessage()), refused);
    }
  }
}
