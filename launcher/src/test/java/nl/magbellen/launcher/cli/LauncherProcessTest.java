package nl.magbellen.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nl.magbellen.launcher.database.UnpackedPrograms;
import nl.magbellen.launcher.home.Home;
import nl.magbellen.launcher.stack.Port;
import nl.magbellen.launcher.stack.Service;
import nl.magbellen.launcher.stack.StackSettings;
import nl.magbellen.launcher.stack.StandInService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code up} as its own process, to see what it leaves behind however it ends. */
class LauncherProcessTest {

  private static final long PATIENCE_SECONDS = 30;

  @TempDir private Path directory;
  private Path project;
  private Process launcher;

  @BeforeEach
  void layOut() throws IOException {
    project = StandInService.project(directory.resolve("project"));
    UnpackedPrograms.linkInto(directory.resolve("home"));
  }

  @AfterEach
  void stop() throws Exception {
    if (launcher != null) {
      launcher.destroy();
      launcher.waitFor();
    }
    UnpackedPrograms.unlinkFrom(directory.resolve("home"));
  }

  @Test
  void theLastLineSaysThatItIsReady() throws Exception {
    // Given
    launcher = launch(0);

    // When
    List<String> lines = linesUntilReady();

    // Then
    assertThat(lines.getLast()).startsWith("magbellen ready");
  }

  @Test
  void theConsumerSiteAndItsCodesAreSaidByAddress() throws Exception {
    // Given
    launcher = launch(0);

    // When
    List<String> lines = linesUntilReady();

    // Then
    assertThat(lines)
        .anyMatch(line -> line.matches("  consumer site +http://localhost:\\d+/"))
        .anyMatch(line -> line.matches("  its codes +http://localhost:\\d+/dev/codes"));
  }

  @Test
  void aTerminationSignalStopsAllThatItStarted() throws Exception {
    // Given
    launcher = launch(0);
    linesUntilReady();
    List<ProcessHandle> started = started();

    // When
    launcher.destroy();
    launcher.waitFor();

    // Then
    assertThat(started).hasSize(5).noneMatch(ProcessHandle::isAlive);
  }

  @Test
  void aKilledLauncherLeavesNothingRunning() throws Exception {
    // Given
    launcher = launch(0);
    linesUntilReady();
    List<ProcessHandle> started = started();

    // When
    launcher.destroyForcibly().waitFor();

    // Then
    for (ProcessHandle process : started) {
      process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
  }

  @Test
  void theNextStartRecoversFromAKilledOne() throws Exception {
    // Given
    launcher = launch(0);
    linesUntilReady();
    launcher.destroyForcibly().waitFor();

    // When
    launcher = launch(0);

    // Then
    assertThat(linesUntilReady().getLast()).startsWith("magbellen ready");
  }

  @Test
  void aTakenPortIsToldInOneLine() throws Exception {
    // Given
    try (ServerSocket holder = new ServerSocket(0)) {
      // When
      launcher = launch(holder.getLocalPort());
      String told = new String(launcher.getInputStream().readAllBytes());

      // Then
      assertThat(told.strip())
          .isEqualTo(
              "magbellen: port %d (GATEWAY) is taken: stop what listens there,"
                      .formatted(holder.getLocalPort())
                  + " or set MAGBELLEN_GATEWAY_PORT to another port");
      assertThat(launcher.waitFor()).isEqualTo(1);
    }
  }

  private Process launch(int gatewayPort) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-D" + Home.PROJECT_PROPERTY + "=" + project,
            "-cp",
            System.getProperty("java.class.path"),
            Launcher.class.getName(),
            "up",
            "--no-demo");
    for (Port port : Port.values()) {
      builder.environment().put(port.variable(), "0");
    }
    builder.environment().put(Port.GATEWAY.variable(), Integer.toString(gatewayPort));
    builder.environment().put(StackSettings.HOME_VARIABLE, directory.resolve("home").toString());
    return builder.redirectErrorStream(true).start();
  }

  private List<String> linesUntilReady() throws IOException {
    BufferedReader output = launcher.inputReader();
    List<String> lines = new ArrayList<>();
    do {
      String line = output.readLine();
      assertThat(line).as("output ended after %s", lines).isNotNull();
      lines.add(line);
    } while (!lines.getLast().startsWith("magbellen ready"));
    return lines;
  }

  /** The four services and the database's main process. */
  private List<ProcessHandle> started() throws IOException {
    Path home = directory.resolve("home");
    List<Path> files = new ArrayList<>();
    for (Service service : Service.values()) {
      files.add(home.resolve("run").resolve(service.module() + ".pid"));
    }
    files.add(home.resolve("postgresql/data/postmaster.pid"));
    List<ProcessHandle> processes = new ArrayList<>();
    for (Path file : files) {
      String pid = Files.readAllLines(file).getFirst().split(" ")[0];
      processes.add(ProcessHandle.of(Long.parseLong(pid)).orElseThrow());
    }
    return processes;
  }
}
