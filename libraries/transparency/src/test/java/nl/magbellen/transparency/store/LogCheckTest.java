package nl.magbellen.transparency.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.magbellen.transparency.PurgeStatement.Term;
import nl.magbellen.transparency.store.Finding.What;
import nl.magbellen.transparency.store.LogCheck.Result;
import nl.magbellen.transparency.store.LogCheck.Summary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is done to the rows of a log is told for what it is. */
class LogCheckTest {

  private static final Instant NOW = Instant.parse("2026-12-01T15:00:00Z");

  private static final Term OCTOBER =
      new Term(
          List.of("line"),
          Instant.parse("2026-10-01T00:00:00Z"),
          Instant.parse("2026-11-01T00:00:00Z"));

  private static EmbeddedPostgres postgres;

  private final Diary diary = new Diary();
  private final List<UUID> lines = new ArrayList<>();
  private Connection database;

  @BeforeAll
  static void start() throws IOException {
    postgres = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  @BeforeEach
  void write() throws SQLException {
    Diary.clear(postgres.getPostgresDatabase());
    database = postgres.getPostgresDatabase().getConnection();
    for (int i = 0; i < 600; i++) {
      lines.add(diary.write(database, i < 300 ? "2026-10-20" : "2026-11-20", "line " + i));
      if (i == 400) {
        diary.growth.append(database, 1000);
        diary.checkpoints.sign(database, NOW);
      }
    }
    diary.growth.append(database, 1000);
    diary.checkpoints.sign(database, NOW.plusSeconds(60));
  }

  @AfterEach
  void close() throws SQLException {
    database.close();
  }

  private void alter(String sql) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute(sql);
    }
  }

  private List<Finding> findings() throws SQLException {
    return diary.check.check(database, List.of()).findings();
  }

  private String line(int index) {
    return "line:" + lines.get(index);
  }

  @Test
  void nothingIsFoundWhereNothingWasDone() throws SQLException {
    // When
    Result result = diary.check.check(database, List.of());
    // Then
    assertThat(result).isEqualTo(new Result(600, 2, List.of()));
  }

  @Test
  void changedRecordIsNamed() throws SQLException {
    // When
    alter("update line set words = 'line 7.' where id = '%s'".formatted(lines.get(7)));
    // Then
    assertThat(findings())
        .extracting(Finding::what, Finding::where)
        .containsExactly(tuple(What.CHANGED, line(7)));
  }

  @Test
  void recordsInEachOthersPlaceAreSwapped() throws SQLException {
    // When
    alter(
        "update line a set words = b.words from line b where a.id in ('%1$s', '%2$s') and b.id in ('%1$s', '%2$s') and a.id <> b.id"
            .formatted(lines.get(3), lines.get(500)));
    // Then
    assertThat(findings())
        .extracting(Finding::what, Finding::where)
        .containsExactlyInAnyOrder(tuple(What.SWAPPED, line(3)), tuple(What.SWAPPED, line(500)));
  }

  @Test
  void leavesInEachOthersPlaceAreSwapped() throws SQLException {
    // When
    alter("update leaf set index = -1 where index = 10");
    alter("update leaf set index = 10 where index = 11");
    alter("update leaf set index = 11 where index = -1");
    // Then
    assertThat(findings())
        .extracting(Finding::what, Finding::where)
        .containsExactlyInAnyOrder(tuple(What.SWAPPED, line(10)), tuple(What.SWAPPED, line(11)));
  }

  @Test
  void recordThatIsGoneIsMissing() throws SQLException {
    // When
    alter("delete from line where id = '%s'".formatted(lines.get(42)));
    // Then
    assertThat(findings())
        .extracting(Finding::what, Finding::where)
        .containsExactly(tuple(What.MISSING, line(42)));
  }

  @Test
  void recordAndItsLeafAreAGap() throws SQLException {
    // When
    alter("delete from line where id = '%s'".formatted(lines.get(42)));
    alter("delete from leaf where index = 42");
    // Then
    assertThat(findings())
        .extracting(Finding::what, Finding::where)
        .containsExactly(tuple(What.GAP, "leaf 42"));
  }

  @Test
  void recordThatCameBesideTheLogIsNotInTheTree() throws SQLException {
    // When
    alter(
        "insert into line values ('00000000-0000-4000-8000-000000000001', '2026-11-20', 'added')");
    // Then
    assertThat(findings())
        .extracting(Finding::what, Finding::where)
        .containsExactly(tuple(What.NOT_IN_TREE, "line:00000000-0000-4000-8000-000000000001"));
  }

  @Test
  void recordThatWaitsIsNoFinding() throws SQLException {
    // When
    diary.write(database, "2026-11-20", "new");
    // Then
    assertThat(findings()).isEmpty();
  }

  @Test
  void monthWithoutStatementWasDropped() throws SQLException {
    // When
    alter("delete from line where day = '2026-10-20'");
    // Then
    assertThat(findings())
        .containsExactly(
            new Finding(
                What.MONTH_DROPPED,
                "line:2026-10",
                "300 records, leaves 0 to 299, and no purge statement."));
  }

  @Test
  void monthThatWentByAStatementIsNoFinding() throws SQLException {
    // When
    alter("delete from line where day = '2026-10-20'");
    PurgeStatements.write(database, diary.signer, OCTOBER, NOW);
    diary.growth.append(database, 1000);
    diary.checkpoints.sign(database, NOW.plusSeconds(120));
    // Then
    assertThat(diary.check.check(database, List.of())).isEqualTo(new Result(601, 3, List.of()));
    assertThat(seeds("at < '2026-11-01Z'")).isZero();
    assertThat(seeds("true")).isEqualTo(301);
  }

  @Test
  void statementThatNobodySignedIsForgedAndExcusesNothing() throws SQLException {
    // Given
    LogSigner stranger = Diary.signer("magbellen/diary");
    // When
    alter("delete from line where day = '2026-10-20'");
    PurgeStatements.write(database, stranger, OCTOBER, NOW);
    diary.growth.append(database, 1000);
    // Then
    assertThat(findings())
        .extracting(Finding::what)
        .containsExactly(What.FORGED, What.MONTH_DROPPED);
  }

  /** The time of a leaf is in no hash. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "update leaf set at = '2026-10-20Z' where index = 400",
        "update leaf set at = '2026-10-20Z' where index = 400; update leaf set at = '2026-11-20Z' where index = 7",
        "update leaf set kind = 'line', at = '2026-10-20Z' where kind = 'purge'"
      })
  void leafThatIsMovedIntoAPurgedMonthIsFound(String move) throws SQLException {
    // Given
    alter("delete from line where day = '2026-10-20'");
    PurgeStatements.write(database, diary.signer, OCTOBER, NOW);
    diary.growth.append(database, 1000);
    String statement = "purge:" + text("select id::text from purge_statement");
    // When
    alter("delete from line where id = '%s'".formatted(lines.get(400)));
    alter(move);
    // Then
    assertThat(findings())
        .extracting(Finding::what, Finding::where)
        .contains(tuple(What.MISSING, statement));
  }

  @Test
  void deletedStatementIsMissing() throws SQLException {
    // Given
    alter("delete from line where day = '2026-10-20'");
    PurgeStatements.write(database, diary.signer, OCTOBER, NOW);
    diary.growth.append(database, 1000);
    // When
    alter("delete from purge_statement");
    // Then
    assertThat(findings())
        .extracting(Finding::what)
        .containsExactlyInAnyOrder(What.MISSING, What.MONTH_DROPPED);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, leaves 0 to 400",
    "0, 1, leaves 0 to 400",
    "0, 2, leaves 401 to 599",
    "1, 0, tile 1/0"
  })
  void changedHashOfTheTreeIsTold(int level, int tile, String where) throws SQLException {
    // When
    alter(
        "update tree_tile set hashes = set_byte(hashes, 9, get_byte(hashes, 9) # 1) where level = %d and index = %d"
            .formatted(level, tile));
    // Then
    assertThat(findings())
        .extracting(Finding::what, Finding::where)
        .contains(tuple(What.TREE_CHANGED, where));
  }

  @Test
  void recordThatWasWrittenAnewWithItsLeafIsFoundByWhatWasSigned() throws SQLException {
    // Given
    String kept = newestNote();
    // When: all is made anew but the signatures
    Diary.clear(postgres.getPostgresDatabase());
    for (int i = 0; i < 600; i++) {
      diary.write(database, "2026-10-20", "another line " + i);
    }
    diary.growth.append(database, 1000);
    // Then
    assertThat(diary.check.check(database, List.of(kept)).findings())
        .extracting(Finding::what, Finding::where)
        .containsExactly(tuple(What.TREE_CHANGED, "leaves 0 to 599"));
  }

  @Test
  void olderBackupIsOlderThanTheCheckpointThatSomebodyKept() throws SQLException {
    // Given
    String kept = newestNote();
    // When
    alter("delete from checkpoint where size > 401; delete from leaf where index >= 401");
    alter(
        "update tree_tile set hashes = substr(hashes, 1, 145 * 32) where level = 0 and index = 1");
    alter("delete from tree_tile where level = 0 and index = 2");
    alter("update tree_tile set hashes = substr(hashes, 1, 32) where level = 1");
    for (int i = 401; i < 600; i++) {
      alter("delete from line where id = '%s'".formatted(lines.get(i)));
    }
    // Then
    assertThat(findings()).isEmpty();
    assertThat(diary.check.check(database, List.of(kept)).findings())
        .extracting(Finding::what, Finding::where)
        .containsExactly(tuple(What.OLDER_THAN_CHECKPOINT, "leaves 401 to 599"));
  }

  @Test
  void manyChangedRecordsAreNamedOneByOneAsTheyAreFound() throws SQLException {
    // Given
    List<Finding> told = new ArrayList<>();
    // When
    alter("update line set words = words || '.'");
    Summary summary = diary.check.check(database, List.of(newestNote()), told::add);
    // Then
    assertThat(told).hasSize(600).allMatch(it -> it.what() == What.CHANGED);
    assertThat(summary).isEqualTo(new Summary(600, 3, 600));
  }

  @Test
  void keptFileThatIsNoCheckpointIsForged() throws SQLException {
    // When
    List<Finding> findings = diary.check.check(database, List.of("no note")).findings();
    // Then
    assertThat(findings)
        .extracting(Finding::what, Finding::where)
        .containsExactly(tuple(What.FORGED, "kept checkpoint 1"));
  }

  @Test
  void changedCheckpointIsForged() throws SQLException {
    // When
    alter("update checkpoint set note = replace(note, '401', '400') where size = 401");
    // Then
    assertThat(findings())
        .extracting(Finding::what, Finding::where)
        .containsExactly(tuple(What.FORGED, "checkpoint:401"));
  }

  @Test
  void monthIsSignedWhenAllOfItIsInTheTreeAndOnlyIfTheLogSawIt() throws SQLException {
    // Given
    Instant january = Instant.parse("2027-01-01T00:00:10Z");
    diary.write(database, "2026-12-31", "the last of December");
    // When
    boolean early = diary.checkpoints.sign(database, january);
    diary.growth.append(database, 1000);
    diary.checkpoints.sign(database, january.plusSeconds(60));
    // Then
    assertThat(early).isFalse();
    assertThat(
            text(
                "select string_agg(month || ' ' || size, ', ') from checkpoint where month is not null"))
        .isEqualTo("2026-12-01 601");
  }

  @Test
  void treeThatIsNotWhatWasSignedIsNotSignedAgain() throws SQLException {
    // Given
    diary.write(database, "2026-11-20", "one more");
    diary.growth.append(database, 1000);
    // When
    alter(
        "update tree_tile set hashes = set_byte(hashes, 9, get_byte(hashes, 9) # 1) where level = 0 and index = 2");
    // Then
    assertThatThrownBy(() -> diary.checkpoints.sign(database, NOW.plusSeconds(180)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("not what was signed");
  }

  private long seeds(String where) throws SQLException {
    try (Statement statement = database.createStatement();
        var row = statement.executeQuery("select count(seed) from leaf where " + where)) {
      row.next();
      return row.getLong(1);
    }
  }

  private String newestNote() throws SQLException {
    return text("select note from checkpoint order by size desc limit 1");
  }

  private String text(String query) throws SQLException {
    try (Statement statement = database.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }
}
