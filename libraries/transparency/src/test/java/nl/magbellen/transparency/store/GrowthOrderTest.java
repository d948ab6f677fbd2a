package nl.magbellen.transparency.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
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

  @Test
  void whoeverSignsWaitsForWhoeverAppends() throws Exception {
    // Given
    Instant now = Instant.parse("2026-12-01T15:00:00Z");
    try (Connection appending = connect();
        Connection signing = connect();
        ExecutorService thread = Executors.newSingleThreadExecutor()) {
      diary.write(appending, "2026-11-20", "one");
      diary.growth.append(appending, 100);
      appending.setAutoCommit(false);
      LogGrowth.hold(appending);
      // When
      Future<Boolean> signed = thread.submit(() -> diary.checkpoints.sign(signing, now));
      untilItIs(
          appending, "exists (select from pg_locks where locktype = 'advisory' and not granted)");
      appending.commit();
      // Then
      assertThat(signed.get()).isTrue();
    }
  }

  private static void untilItIs(Connection database, String condition) throws SQLException {
    Instant latest = Instant.now().plusSeconds(60);
    boolean is = false;
    while (!is) {
      assertThat(Instant.now()).isBefore(latest);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      try (var query = database.createStatement();
          var row = query.executeQuery("select " + condition)) {
        row.next();
        is = row.getBoolean(1);
      }
    }
  }

  @Test
  void logIsBehindByWhatWaitsToBeALeafAndThenToBeSigned() throws SQLException {
    try (Connection database = connect()) {
      // Given
      Duration nothing = LogBehind.of(database);
      diary.write(database, "2026-11-20", "one");
      database
          .createStatement()
          .execute("update leaf_waiting set queued_at = now() - interval '1 hour'");
      // When
      Duration waiting = LogBehind.of(database);
      diary.growth.append(database, 100);
      database
          .createStatement()
          .execute("update leaf set appended_at = now() - interval '2 hours'");
      Duration unsigned = LogBehind.of(database);
      diary.checkpoints.sign(database, Instant.now());
      // Then
      assertThat(nothing).isZero();
      assertThat(waiting.toHours()).isEqualTo(1);
      assertThat(unsigned.toHours()).isEqualTo(2);
      assertThat(LogBehind.of(database)).isZero();
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
