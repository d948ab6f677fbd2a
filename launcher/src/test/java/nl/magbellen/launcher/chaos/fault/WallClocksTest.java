package nl.magbellen.launcher.chaos.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import nl.magbellen.launcher.stack.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WallClocksTest {

  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  @TempDir Path directory;

  @Test
  void oneProcessSeesTheStepAndWaitsNoLongerForIt() {
    // Given
    Optional<WallClocks> compiled = WallClocks.compiledIn(directory);
    if (compiled.isEmpty()) {
      assertThat(hasCompiler()).as("Linux with a C compiler has clocks that step").isFalse();
      return;
    }
    WallClocks clocks = compiled.get();
    // When
    clocks.set(Service.GATEWAY, Duration.ofMinutes(-3));
    Instant behind = clockOf(Service.GATEWAY, clocks);
    Instant right = clockOf(Service.CONSENT, clocks);
    clocks.set(Service.GATEWAY, Duration.ZERO);
    Instant back = clockOf(Service.GATEWAY, clocks);
    // Then
    assertThat(behind)
        .isCloseTo(Instant.now().minus(Duration.ofMinutes(3)), within(Duration.ofMinutes(1)));
    assertThat(right).isCloseTo(Instant.now(), within(Duration.ofMinutes(1)));
    assertThat(back).isCloseTo(Instant.now(), within(Duration.ofMinutes(1)));
  }

  /** What a JVM says after it has waited for half a second by its monotonic clock. */
  private Instant clockOf(Service service, WallClocks clocks) {
    ProcessBuilder builder =
        new ProcessBuilder(
            JAVA.toString(), "-cp", System.getProperty("java.class.path"), Said.class.getName());
    builder.environment().putAll(clocks.environment(service));
    try {
      Process process = builder.redirectErrorStream(true).start();
      return Instant.parse(new String(process.getInputStream().readAllBytes()).strip());
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  private static boolean hasCompiler() {
    try {
      return System.getProperty("os.name").equals("Linux")
          && new ProcessBuilder("cc", "--version").start().waitFor() == 0;
    } catch (IOException missing) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Waits, and says what time it is; fails when the wait ended at once. */
  static final class Said {

    private Said() {}

    public static void main(String... none) throws InterruptedException {
      long begun = System.nanoTime();
      Thread.sleep(500);
      long waited = Duration.ofNanos(System.nanoTime() - begun).toMillis();
      System.out.println(waited < 450 ? "waited for " + waited + " ms" : Instant.now().toString());
    }
  }
}
