package nl.magbellen.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.magbellen.launcher.issuer.Role;
import nl.magbellen.launcher.issuer.TokenRequest;
import nl.magbellen.launcher.stack.LocalStack;
import nl.magbellen.launcher.stack.Service;
import nl.magbellen.stack.RunningStack;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The clients that are generated of the gateway's document, with their thin layers: their examples
 * dial on a real stack, by the commands of docs/clients.md. And the documents are such that others
 * can generate clients, too.
 */
@ExtendWith(RunningStack.class)
class ClientsIT {

  /** What a program came to. */
  private record Run(int exitCode, String output) {}

  @BeforeAll
  static void make() {
    Language.builds().parallelStream()
        .map(build -> run(build, Map.of()))
        .forEach(run -> assertThat(run.exitCode()).as(run.output()).isZero());
  }

  @ParameterizedTest
  @EnumSource
  void exampleCallsWhomItMayAndNobodyElse(Language language, LocalStack stack) {
    // Given
    List<String> command = language.example("+31200000049 06");
    TokenRequest dialer = TokenRequest.of(Set.of(Role.DIALER), "test-shop");
    // When
    Run run =
        run(
            command,
            Map.of(
                "MAGBELLEN_URL", stack.address(Service.GATEWAY).toString(),
                "MAGBELLEN_TOKEN", stack.token(dialer)));
    // Then
    assertThat(run.exitCode()).as(run.output()).isZero();
    assertThat(run.output().lines().filter(line -> line.matches("(\\+|changes).*")))
        .containsExactly(
            "+31200000000 PERMIT verified",
            "+31200000000 reported",
            "+31200000015 DENY OBJECTION_REGISTERED: no call",
            "+31200000049 DENY EVIDENCE_UNAVAILABLE: no call",
            "changes: 0");
    assertThat(run.output()).contains("06 ").contains(": no call");
  }

  @ParameterizedTest
  @MethodSource("nl.magbellen.clients.Language#tests")
  void permitsAreSeenAlikeInEveryLanguage(List<String> command) {
    // When
    Run run = run(command, Map.of());
    // Then
    assertThat(run.exitCode()).as(run.output()).isZero();
  }

  @Test
  void lintersFindNoErrorInTheDocuments() {
    // When
    Run run = run(Language.lint(), Map.of());
    // Then
    assertThat(run.exitCode()).as(run.output()).isZero();
  }

  private static Run run(List<String> command, Map<String, String> environment) {
    try {
      Process process = Language.program(command, environment).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Run(process.waitFor(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(command.getFirst() + " cannot be run.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The test was interrupted.", e);
    }
  }
}
