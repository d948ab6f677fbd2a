package nl.magbellen.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import nl.magbellen.launcher.database.UnpackedPrograms;
import nl.magbellen.launcher.os.Command;
import nl.magbellen.launcher.os.StackException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStackTest {

  @TempDir private Path directory;
  private StackSettings settings;
  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  private LocalStack stack;

  @BeforeEach
  void layOut() throws Exception {
    UnpackedPrograms.linkInto(directory.resolve("home"));
    Path project = StandInService.project(directory.resolve("project"));
    settings = StackSettings.onFreePorts(project, directory.resolve("home"));
    stack = new LocalStack(settings, this::told);
  }

  /** What is told before it runs is of no interest here. */
  private void told(String progress) {
    if (progress.contains("again")) {
      told.add(progress);
    }
  }

  /** Null, which no test expects, when nothing more is told. */
  private String nextTold() throws InterruptedException {
    return told.poll(2, TimeUnit.MINUTES);
  }

  private String nextToldNow() {
    try {
      return nextTold();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterEach
  void stop() throws Exception {
    stack.close();
    UnpackedPrograms.unlinkFrom(directory.resolve("home"));
  }

  @Test
  void whatWasCommittedIsThereAtTheNextStart() throws Exception {
    // Given
    stack.start();
    new Sql(stack).run(Service.CONSENT, "CREATE TABLE kept AS SELECT 42 AS answer");
    stack.close();

    // When
    stack = new LocalStack(settings, progress -> {});
    stack.start();

    // Then
    assertThat(new Sql(stack).ask(Service.CONSENT, "SELECT answer FROM kept")).isEqualTo("42");
  }

  @Test
  void aFreshStartFindsAnEmptyDatabase() throws Exception {
    // Given
    stack.start();
    new Sql(stack).run(Service.CONSENT, "CREATE TABLE kept AS SELECT 42 AS answer");
    stack.close();

    // When
    stack = new LocalStack(settings.startingFresh(true), progress -> {});
    stack.start();

    // Then
    assertThat(new Sql(stack).ask(Service.CONSENT, "SELECT to_regclass('kept') IS NULL"))
        .isEqualTo("t");
  }

  @Test
  void aServiceThatEndsByItselfIsToldWithTheEndOfItsLog() throws Exception {
    // Given
    stack.start();
    Files.writeString(stack.service(Service.OBJECTION).log(), "its last words\n");

    // When
    processOf(Service.OBJECTION).destroyForcibly();

    // Then
    assertThat(stack.unwantedEnd().get(1, TimeUnit.MINUTES))
        .startsWith("objection-service has stopped by itself (exit code 137)")
        .contains("its last words");
  }

  @Test
  void aServiceThatEndsByItselfIsStartedAgain() throws Exception {
    // Given
    stack.start();
    stack.startAgainWhatEnds();
    ProcessHandle first = processOf(Service.OBJECTION);

    // When
    first.destroyForcibly();

    // Then
    assertThat(nextTold()).isEqualTo("objection-service has stopped by itself; starting it again");
    assertThat(nextTold()).isEqualTo("objection-service runs again");
    assertThat(processOf(Service.OBJECTION).pid()).isNotEqualTo(first.pid());
    assertThat(stack.unwantedEnd()).isNotDone();
  }

  @Test
  void aDatabaseThatEndsByItselfIsStartedAgainWithWhatWasCommitted() throws Exception {
    // Given
    stack.start();
    stack.startAgainWhatEnds();
    new Sql(stack).run(Service.CONSENT, "CREATE TABLE kept AS SELECT 42 AS answer");

    // When
    stack.database().postmaster().orElseThrow().destroyForcibly();

    // Then
    assertThat(nextTold()).isEqualTo("the database has stopped by itself; starting it again");
    assertThat(nextTold()).isEqualTo("the database runs again");
    assertThat(new Sql(stack).ask(Service.CONSENT, "SELECT answer FROM kept")).isEqualTo("42");
  }

  @Test
  void aServiceThatIsSlowToStartIsToldAndEndsNothing() throws Exception {
    // Given
    Path ready = directory.resolve("ready");
    stack =
        new LocalStack(
            settings.with(Service.OBJECTION, "STAND_IN_READY_WITH", ready.toString()), told::add);
    stack.tellSlowEvery(Duration.ofMillis(500));
    CompletableFuture<Void> start = CompletableFuture.runAsync(stack::start);

    // When
    boolean twice =
        Stream.generate(this::nextToldNow)
                .filter(told -> told.startsWith("objection-service is not ready after"))
                .limit(2)
                .count()
            == 2;
    Files.createFile(ready);

    // Then
    start.get(2, TimeUnit.MINUTES);
    assertThat(twice).isTrue();
    assertThat(stack.service(Service.GATEWAY).isAlive()).isTrue();
  }

  @Test
  void aServiceThatHangsIsEndedAndStartedAgain() throws Exception {
    // Given
    stack.start();
    stack.startAgainWhatEnds(Restarts.untilBroken(), Duration.ofSeconds(3));
    ProcessHandle first = processOf(Service.OBJECTION);

    // When
    Command.run(List.of("/bin/sh", "-c", "kill -s STOP " + first.pid()));

    // Then
    assertThat(nextTold()).isEqualTo("objection-service has stopped by itself; starting it again");
    assertThat(nextTold()).isEqualTo("objection-service runs again");
    assertThat(processOf(Service.OBJECTION).pid()).isNotEqualTo(first.pid());
    assertThat(stack.unwantedEnd()).isNotDone();
  }

  @Test
  void aServiceThatDoesNotStartIsToldAtOnce() {
    // Given
    stack = new LocalStack(settings.with(Service.GATEWAY, "STAND_IN_FAILS", "1"), progress -> {});

    // When
    // Then
    assertThatThrownBy(stack::start)
        .isInstanceOf(StackException.class)
        .hasMessageStartingWith("gateway has stopped by itself (exit code 7)")
        .hasMessageContaining("stand-in fails as it was told");
  }

  @Test
  void closingLeavesNoProcessBehind() {
    // Given
    stack.start();
    ProcessHandle consent = processOf(Service.CONSENT);
    ProcessHandle database = stack.database().postmaster().orElseThrow();

    // When
    stack.close();

    // Then
    assertThat(consent.isAlive()).isFalse();
    assertThat(database.isAlive()).isFalse();
  }

  private ProcessHandle processOf(Service service) {
    return ProcessHandle.of(stack.service(service).pid()).orElseThrow();
  }
}
