package nl.magbellen.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import nl.magbellen.launcher.database.UnpackedPrograms;
import nl.magbellen.launcher.os.StackException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What single parts of a running stack do when they are looked at, killed and started again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LocalStackPartsTest {

  private Path directory;
  private StackSettings settings;
  private LocalStack stack;

  @BeforeAll
  void start(@TempDir Path temporary) throws Exception {
    directory = temporary;
    Path project = StandInService.project(directory.resolve("project"));
    UnpackedPrograms.linkInto(directory.resolve("home"));
    settings = StackSettings.onFreePorts(project, directory.resolve("home"));
    stack = new LocalStack(settings, progress -> {});
    stack.start();
  }

  @AfterAll
  void stop() throws Exception {
    stack.close();
    UnpackedPrograms.unlinkFrom(directory.resolve("home"));
  }

  @Test
  void everyServiceHasADatabaseThatIsItsOwn() throws Exception {
    // When
    String owner =
        new Sql(stack).ask(Service.CALLER_ID, "SELECT current_user || '@' || current_database()");

    // Then
    assertThat(owner).isEqualTo("caller_id@caller_id");
    assertThatThrownBy(
            () ->
                new Sql(stack)
                    .connect(Service.CONSENT, stack.database().jdbcUrl(Service.GATEWAY.database())))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("permission denied");
  }

  @Test
  void theDatabaseIsDurable() throws Exception {
    // When
    String settingsInForce =
        new Sql(stack)
            .ask(
                Service.GATEWAY,
                "SELECT string_agg(name || '=' || setting, ' ' ORDER BY name) FROM pg_settings"
                    + " WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit')");

    // Then
    assertThat(settingsInForce).isEqualTo("fsync=on full_page_writes=on synchronous_commit=on");
  }

  @Test
  void whatWasCommittedOutlivesAKilledDatabase() throws Exception {
    // Given
    new Sql(stack).run(Service.GATEWAY, "CREATE TABLE kept AS SELECT 42 AS answer");

    // When
    stack.killDatabase();
    stack.startDatabase();

    // Then
    assertThat(new Sql(stack).ask(Service.GATEWAY, "SELECT answer FROM kept")).isEqualTo("42");
    assertThat(stack.unwantedEnd()).isNotDone();
  }

  @Test
  void aKilledServiceCanBeStartedAgain() {
    // When
    stack.service(Service.CONSENT).kill();
    stack.start(Service.CONSENT);

    // Then
    assertThat(stack.service(Service.CONSENT).isAlive()).isTrue();
    assertThat(stack.unwantedEnd()).isNotDone();
  }

  @Test
  void aSecondStackOnTheSameHomeIsRefusedInOneLine() {
    // When
    // Then
    try (LocalStack second = new LocalStack(settings, progress -> {})) {
      assertThatThrownBy(second::start)
          .isInstanceOf(StackException.class)
          .hasMessage(
              "a stack already runs on %s (process %d): stop it first, or set MAGBELLEN_HOME",
              directory.resolve("home"), ProcessHandle.current().pid());
    }
  }
}
