package nl.magbellen.schemathesis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.magbellen.stack.RunningStack;

/**
 * The program that makes requests out of an OpenAPI document and compares their answers with it. It
 * is installed where it is not.
 */
final class Schemathesis {

  private static final Path PROJECT = RunningStack.project();
  private static final Path SETTINGS =
      PROJECT.resolve("system-tests/src/test/resources/schemathesis");
  private static final Path RUNS = PROJECT.resolve("system-tests/target/schemathesis-runs");
  private static final int EXAMPLES = Integer.getInteger("magbellen.schemathesis.examples", 3);
  private static final long PATIENCE_IN_MINUTES = 30;

  private final Path program;

  private Schemathesis(Path program) {
    this.program = program;
  }

  /** A run that goes on. */
  record Run(Process process, Path output) {

    /** What it found, when it has ended. */
    Result result() {
      try {
        boolean ended = process.waitFor(PATIENCE_IN_MINUTES, TimeUnit.MINUTES);
        process.destroyForcibly();
        return new Result(ended ? process.exitValue() : -1, Files.readString(output));
      } catch (IOException e) {
        throw new UncheckedIOException("What Schemathesis said cannot be read.", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("The test was interrupted.", e);
      }
    }
  }

  /**
   * What a run found.
   *
   * @param exitCode 0 if every answer was as the document says
   * @param output all that it said
   */
  record Result(int exitCode, String output) {

    private static final Pattern CASES = Pattern.compile("(\\d+) generated");
    private static final Pattern OPERATIONS = Pattern.compile("Tested: (\\d+)");

    /** How many requests it made. */
    int cases() {
      return number(CASES);
    }

    /** How many operations it asked. */
    int operations() {
      return number(OPERATIONS);
    }

    private int number(Pattern pattern) {
      Matcher found = pattern.matcher(output);
      return found.find() ? Integer.parseInt(found.group(1)) : 0;
    }
  }

  /** The program of this project. */
  static Schemathesis installed() {
    Path place =
        Path.of(
            Objects.requireNonNullElse(
                System.getenv("MAGBELLEN_SCHEMATHESIS"),
                PROJECT.resolve("system-tests/target/schemathesis").toString()));
    Run installation =
        started(
            List.of("bash", SETTINGS.resolve("install").toString(), place.toString()),
            "installation");
    Result result = installation.result();
    if (result.exitCode() != 0) {
      throw new IllegalStateException(result.output());
    }
    return new Schemathesis(place.resolve("bin/python"));
  }

  /** Asks a service all that its document tells, with a token. */
  Run ask(URI service, String token, String name) {
    return started(
        List.of(
            program.toString(),
            "-m",
            "schemathesis.cli",
            "--config-file",
            SETTINGS.resolve("schemathesis.toml").toString(),
            "run",
            service + "/q/openapi?format=json",
            "--url",
            service.toString(),
            "--header",
            "Authorization: Bearer " + token,
            "--max-examples",
            Integer.toString(EXAMPLES)),
        name);
  }

  private static Run started(List<String> command, String name) {
    try {
      Files.createDirectories(RUNS);
      Path output = RUNS.resolve(name + ".txt");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(RUNS.toFile())
              .redirectErrorStream(true)
              .redirectOutput(Redirect.to(output.toFile()));
      builder
          .environment()
          .put("MAGBELLEN_SCHEMATHESIS_HOOKS", SETTINGS.resolve("hooks.py").toString());
      return new Run(builder.start(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(command.getFirst() + " cannot be started.", e);
    }
  }
}
