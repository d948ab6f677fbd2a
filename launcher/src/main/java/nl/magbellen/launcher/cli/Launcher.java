package nl.magbellen.launcher.cli;

import java.io.PrintWriter;
import nl.magbellen.launcher.bench.Bench;
import nl.magbellen.launcher.chaos.Chaos;
import nl.magbellen.launcher.os.DiskFull;
import nl.magbellen.launcher.os.StackException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** The Java half of {@code ./magbellen}: the script finds a JDK, builds, and comes here. */
@Command(
    name = "magbellen",
    description = "May this call be made, and can we prove it?",
    subcommands = {
      Up.class,
      Token.class,
      Decide.class,
      Screen.class,
      Import.class,
      Bench.class,
      Chaos.class
    },
    synopsisSubcommandLabel = "(up | test | token | decide | screen | import | bench | chaos)",
    footer = {
      "",
      "  test     builds everything and runs all tests; what follows goes to Maven",
      "",
      "MAGBELLEN_HOME         where the stack keeps its data (default: .magbellen)",
      "MAGBELLEN_<NAME>_PORT  GATEWAY 8080, CONSENT 8081, OBJECTION 8082, CALLER_ID 8083,",
      "                       ISSUER 8089, DATABASE any free",
      "MAGBELLEN_JDKS         directories in which to look for a JDK, separated by colons"
    })
public final class Launcher {

  @CommandLine.Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Shows this help.")
  private boolean help;

  /**
   * Runs one command and ends with its exit code: 0 done, 1 failed with a message, 2 not
   * understood.
   *
   * @param words the command line
   */
  public static void main(String[] words) {
    System.exit(commandLine().execute(words));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Launcher())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((refused, words) -> tell(refused))
        .setExecutionExceptionHandler((failure, command, parsed) -> tell(failure, command));
  }

  private static int tell(ParameterException refused) {
    CommandLine command = refused.getCommandLine();
    PrintWriter errors = command.getErr();
    errors.println("magbellen: " + said(refused));
    errors.println("see: ./" + command.getCommandSpec().qualifiedName() + " --help");
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  /** A word too many may be a telephone number: it is not repeated. */
  private static String said(ParameterException refused) {
    if (!(refused instanceof UnmatchedArgumentException unmatched)) {
      return refused.getMessage();
    }
    return unmatched.getUnmatched().stream()
        .filter(word -> word.startsWith("-"))
        .findFirst()
        .map(option -> "there is no option " + option)
        .orElse("there is a word too many");
  }

  private static int tell(Exception failure, CommandLine command) {
    String why =
        switch (failure) {
          case StackException told when !DiskFull.causes(told) -> told.getMessage();
          case Exception full when DiskFull.causes(full) ->
              "the disk is full: make room, or set MAGBELLEN_HOME";
          case IllegalArgumentException refused -> refused.getMessage();
          case Exception unexpected -> unexpected.toString();
        };
    command.getErr().println("magbellen: " + why);
    return command.getCommandSpec().exitCodeOnExecutionException();
  }
}
