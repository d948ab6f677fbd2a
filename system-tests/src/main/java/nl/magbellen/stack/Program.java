package nl.magbellen.stack;

import java.nio.file.Path;
import java.util.List;

/**
 * What runs a service.
 *
 * @param directory where it runs
 * @param command the program and its arguments
 */
record Program(Path directory, List<String> command) {

  Program {
    command = List.copyOf(command);
  }
}
