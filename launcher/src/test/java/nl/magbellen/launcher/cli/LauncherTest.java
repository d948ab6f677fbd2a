package nl.magbellen.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class LauncherTest {

  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();

  @Test
  void anUnknownRoleIsToldWithTheRolesThereAre() {
    // When
    int exitCode = execute("token", "--role", "chef", "--advertiser", "zonnestroom");

    // Then
    assertThat(exitCode).isEqualTo(2);
    assertThat(output.toString()).isEmpty();
    assertThat(errors.toString())
        .contains("there is no role 'chef'")
        .contains("dialer, consent-writer, registrar, auditor, service, operator");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1h", "PT0S", "-PT1H", ""})
  void aLifetimeThatIsNotOneIsRefused(String lifetime) {
    // When
    int exitCode = execute("token", "--role", "dialer", "--expires", lifetime);

    // Then
    assertThat(exitCode).isEqualTo(2);
    assertThat(errors.toString()).contains("is not a positive ISO 8601 duration such as PT1H");
  }

  @ParameterizedTest
  @CsvSource({
    "token, --role",
    "'decide --advertiser a --purpose SERVICE', CALLEE",
    "'decide +31612345678 --purpose SERVICE', --advertiser",
    "'decide +31612345678 --advertiser a', --purpose",
  })
  void whatIsMissingIsNamed(String words, String missing) {
    // When
    int exitCode = execute(words.split(" "));

    // Then
    assertThat(exitCode).isEqualTo(2);
    assertThat(errors.toString()).contains("Missing required").contains(missing);
  }

  @ParameterizedTest
  @ValueSource(strings = {"up", "token", "decide", "screen", "import", "bench", "chaos"})
  void everyCommandHasHelp(String command) {
    // When
    int exitCode = execute(command, "--help");

    // Then
    assertThat(exitCode).isZero();
    assertThat(output.toString()).startsWith("Usage: magbellen " + command);
  }

  @ParameterizedTest
  @CsvSource({"--minutes, 0", "--minutes, -1", "--rate, 0"})
  void chaosWithoutAnyTimeOrFaultIsRefused(String option, String value) {
    // When
    int exitCode = execute("chaos", option, value);

    // Then
    assertThat(exitCode).isEqualTo(2);
    assertThat(errors.toString()).contains("--minutes and --rate must be positive");
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", ""})
  void aSeedThatIsNoNumberIsRefused(String seed) {
    // When
    int exitCode = execute("chaos", "--seed", seed);

    // Then
    assertThat(exitCode).isEqualTo(2);
    assertThat(errors.toString()).contains("--seed");
  }

  @Test
  void aNumberIsNotRepeatedInAnError() {
    // When
    execute("decide", "+31612345678", "+31687654321", "--advertiser", "a", "--purpose", "SERVICE");

    // Then
    assertThat(errors.toString()).doesNotContain("87654321").doesNotContain("12345678");
  }

  private int execute(String... words) {
    CommandLine commandLine = Launcher.commandLine();
    commandLine.setOut(new PrintWriter(output, true));
    commandLine.setErr(new PrintWriter(errors, true));
    return commandLine.execute(words);
  }
}
