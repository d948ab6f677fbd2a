package nl.magbellen.launcher.chaos;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import nl.magbellen.launcher.home.Home;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Breaks a stack of its own in every way, under load, and tells every promise that it broke. */
@Command(
    name = "chaos",
    description = {
      "Starts a stack of its own, works with it, and meanwhile kills, freezes, cuts and fills what",
      "it is made of. In the end it compares all that was answered with what is on record.",
      "The exit code is 1 when any promise was broken."
    })
public final class Chaos implements Callable<Integer> {

  @Option(
      names = "--minutes",
      defaultValue = "5",
      description = "How long there are faults, such as 0.5 (default: ${DEFAULT-VALUE}).")
  private double minutes;

  @Option(
      names = "--seed",
      description = "Chooses the faults: the same for the same seed (default: any).")
  private Long seed;

  @Option(
      names = "--rate",
      defaultValue = "2",
      description = "Faults of connections in a second (default: ${DEFAULT-VALUE}).")
  private double rate;

  @Option(names = "--half-open-databases", description = "Wires to databases are half-open, too.")
  private boolean halfOpenDatabases;

  @Option(names = "--out", description = "Where the report goes too.")
  private Path out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (minutes <= 0 || rate <= 0) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--minutes and --rate must be positive");
    }
    Duration length = Duration.ofMillis(Math.round(minutes * Duration.ofMinutes(1).toMillis()));
    long chosen = seed == null ? new Random().nextInt(1_000_000) : seed;
    Duration every = Duration.ofMillis(Math.max(2, Math.round(1000 / rate)));
    ChaosReport report =
        new ChaosRun(
                Home.project(),
                Home.project().resolve("launcher/target/chaos"),
                halfOpenDatabases,
                Patience.asPromised(),
                this::say)
            .run(chosen, length, every);
    List<String> lines = report.lines();
    lines.forEach(this::say);
    if (out != null) {
      Files.write(out.toAbsolutePath(), lines);
    }
    return report.violations().isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private void say(String line) {
    PrintWriter terminal = spec.commandLine().getOut();
    terminal.println(line);
    terminal.flush();
  }
}
