package nl.magbellen.launcher.os;

import java.nio.file.Path;
import java.util.List;

/**
 * What runs a service.
 *
 * @param directory where it runs
 * @param command the program and its arguments
 */
public record Program(Path directory, List<String> command) {

  public Program {
    command = List.copyOf(command);
  }
}
