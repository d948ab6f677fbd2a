package nl.magbellen.schemathesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import nl.magbellen.launcher.demo.DemoWorld;
import nl.magbellen.launcher.home.Home;
import nl.magbellen.launcher.issuer.Role;
import nl.magbellen.launcher.issuer.TokenRequest;
import nl.magbellen.launcher.stack.LocalStack;
import nl.magbellen.launcher.stack.Service;
import nl.magbellen.schemathesis.Schemathesis.Result;
import nl.magbellen.schemathesis.Schemathesis.Run;
import nl.magbellen.stack.RunningStack;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * On a stack of its own: whatever the documents let a client ask, and much that they do not, with
 * every role for all advertisers and for one, is answered, by nothing that they do not tell.
 */
@ExtendWith(RunningStack.class)
@Tag("schemathesis")
class SchemathesisIT {

  private static final int CASES_AT_LEAST = 300;

  private static Schemathesis program;

  @BeforeAll
  static void install(LocalStack stack, @TempDir Path home) {
    program = Schemathesis.installed();
    new DemoWorld(stack, new Home(home)).load();
  }

  @ParameterizedTest
  @EnumSource
  void answersAreThoseThatTheDocumentTells(Service service, LocalStack stack) {
    // Given
    Run ofAll = asked(service, stack, "*");
    Run ofOne = asked(service, stack, "zonnestroom");
    // When
    Result forAll = ofAll.result();
    Result forOne = ofOne.result();
    // Then
    assertThat(forAll.exitCode()).as(forAll.output()).isZero();
    assertThat(forOne.exitCode()).as(forOne.output()).isZero();
    assertThat(forAll.cases()).as(forAll.output()).isGreaterThan(CASES_AT_LEAST);
    assertThat(forOne.cases()).as(forOne.output()).isGreaterThan(CASES_AT_LEAST);
  }

  private static Run asked(Service service, LocalStack stack, String advertiser) {
    String token = stack.token(TokenRequest.of(Set.of(Role.values()), advertiser));
    String name = service.name().toLowerCase(Locale.ROOT) + "-" + advertiser.replace("*", "all");
    return program.ask(stack.address(service), token, name);
  }
}
