package nl.magbellen.transparency.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import nl.magbellen.transparency.store.LogCheck.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every record becomes a leaf, once, however many write and append at the same time. */
class GrowthOrderTest {

  private final Diary diary = new Diary();
  private EmbeddedPostgres postgres;

  @BeforeEach
  void start() throws IOException, SQLException {
    postgres = EmbeddedPostgres.start();
    Diary.clear(postgres.getPostgresDatabase());
  }

  @AfterEach
  void stop() throws IOException {
    postgres.close();
  }

  private Connection connect() throws SQLException {
    return postgres.getPostgresDatabase().getConnection();
  }

  @Test
  void whatIsCommittedLateIsNotSkippedAndStandsBehind() throws SQLException {
    // Given
    try (Connection late = connect();
        Connection early = connect()) {
      late.setAutoCommit(false);
      UUID first = diary.write(late, "2026-11-20", "late");
      UUID second = diary.write(early, "2026-11-20", "early");
      diary.growth.append(early, 100);
      // When
      late.commit();
      diary.growth.append(early, 100);
      // Then
      assertThat(StoredLeaves.from(early, 0, 10))
          .extracting(LeafRow::record)
          .containsExactly(second, first);
    }
  }

  @Test
  void manyWritersAndAppendersSkipNothingAndTakeNothingTwice() throws Exception {
    // Given
    List<Callable<Void>> writers = IntStream.range(0, 4).mapToObj(this::writer).toList();
    List<Callable<Void>> appenders = IntStream.range(0, 3).mapToObj(_ -> appender()).toList();
    // When
    try (ExecutorService threads = Executors.newFixedThreadPool(7)) {
      List<Future<Void>> appending = appenders.stream().map(threads::submit).toList();
      for (Future<Void> written : threads.invokeAll(writers)) {
        written.get();
      }
      for (Future<Void> appended : appending) {
        appended.get();
      }
    }
    // Then
    try (Connection database = connect()) {
      diary.growth.append(database, 800);
      diary.checkpoints.sign(database, Instant.parse("2026-12-01T15:00:00Z"));
      assertThat(diary.check.check(database, List.of()))
          .extracting(Result::leaves, Result::findings)
          .containsExactly(800L, List.of());
    }
  }

  @Test
  void recordThatIsQueuedTwiceIsOneLeaf() throws SQLException {
    // Given
    try (Connection database = connect()) {
      UUID id = diary.write(database, "2026-11-20", "once");
      String again =
          "insert into leaf_waiting (kind, record, at) values ('line', '%s', now())".formatted(id);
      database.createStatement().execute(again);
      // When
      diary.growth.append(database, 100);
      database.createStatement().execute(again);
      diary.growth.append(database, 100);
      // Then
      assertThat(StoredLeaves.size(database)).isEqualTo(1);
    }
  }

  private Callable<Void> writer(int number) {
    return () -> {
      try (Connection database = connect()) {
        database.setAutoCommit(false);
        for (int i = 0; i < 200; i++) {
          diary.write(database, "2026-11-20", "line %d of %d".formatted(i, number));
          if (i % 7 == 6) {
            database.commit();
          }
        }
        database.commit();
      }
      return null;
    };
  }

  private Callable<Void> appender() {
    return () -> {
      try (Connection database = connect()) {
        for (int i = 0; i < 30; i++) {
          diary.growth.append(database, 50);
        }
      }
      return null;
    };
  }
}
