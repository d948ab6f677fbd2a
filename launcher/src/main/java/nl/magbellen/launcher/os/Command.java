package nl.magbellen.launcher.os;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One program run to its end. */
public final class Command {

  private static final long LONGEST_MINUTES = 3;

  private Command() {}

  /** What a program said, both streams, and its exit code. */
  public record Result(int exitCode, String output) {

    public boolean succeeded() {
      return exitCode == 0;
    }

    public boolean diskFull() {
      return DiskFull.in(output);
    }

    public String lastLine() {
      List<String> lines = output.lines().filter(line -> !line.isBlank()).toList();
      return lines.isEmpty() ? "exit code " + exitCode : lines.getLast().strip();
    }
  }

  /**
   * Runs a program that ends by itself.
   *
   * @throws StackException when it cannot be started, or does not end in time
   */
  public static Result run(List<String> command) {
    return run(new Program(Path.of("").toAbsolutePath(), command));
  }

  /** The same, in a directory of its own. */
  public static Result run(Program program) {
    List<String> command = program.command();
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(program.directory().toFile())
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
              .start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new StackException(command.getFirst() + " does not end");
      }
      return new Result(process.exitValue(), output);
    } catch (IOException missing) {
      throw new StackException("cannot run " + missing.getMessage(), missing);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StackException("interrupted", interrupted);
    }
  }
}
