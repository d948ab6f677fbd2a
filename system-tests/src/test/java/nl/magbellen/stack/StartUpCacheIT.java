package nl.magbellen.stack;

import static org.assertj.core.api.Assertions.assertThat;

import nl.magbellen.launcher.os.Program;
import nl.magbellen.launcher.stack.LocalStack;
import nl.magbellen.launcher.stack.Packaging;
import nl.magbellen.launcher.stack.Service;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The start-up cache of each build is one that the virtual machine accepts: it says so if not. */
@ExtendWith(RunningStack.class)
class StartUpCacheIT {

  @ParameterizedTest
  @EnumSource
  void serviceStartsFromItsCache(Service service, LocalStack stack) {
    // Given
    Program program = Packaging.JAR.program(service, RunningStack.project());

    // When
    // Then
    assertThat(program.command()).anyMatch(option -> option.startsWith("-XX:AOTCache="));
    assertThat(stack.service(service).log()).content().doesNotContain("[aot]");
  }
}
