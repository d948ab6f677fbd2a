package nl.magbellen.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.magbellen.launcher.client.ImportTally;
import nl.magbellen.launcher.client.ListExchange;
import nl.magbellen.launcher.issuer.Role;
import nl.magbellen.launcher.issuer.TokenRequest;
import nl.magbellen.launcher.stack.LocalStack;
import nl.magbellen.launcher.stack.Service;
import nl.magbellen.stack.Clients;
import nl.magbellen.stack.RunningStack;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An import that is cut off at any point ends, sent again, with exactly the rows of its file. */
@ExtendWith(RunningStack.class)
class ImportFaultsIT {

  private static final int ROWS = 9_000;

  /** Of so many rows one is there twice. */
  private static final int REPEATED = 10;

  @TempDir private Path directory;

  /** What is cut off. */
  enum Fault {
    CONNECTION,
    SERVICE,
    DATABASE
  }

  @ParameterizedTest
  @CsvSource({
    "CONNECTION, 1",
    "CONNECTION, 2",
    "SERVICE, 3",
    "SERVICE, 4",
    "DATABASE, 5",
    "DATABASE, 6",
  })
  void importThatIsCutOffEndsWithExactlyItsRows(Fault fault, long seed, Clients clients)
      throws Exception {
    // Given
    Random random = new Random(seed);
    LocalStack stack = clients.stack();
    ReadyAdvertiser ready = new ReadyAdvertiser(clients, "COMMERCIAL");
    Path file = file(ready.advertiser, random);
    int cutAfter = 1 + random.nextInt(ROWS * 3 / 4);

    // When
    long answered = cutOff(stack, file, fault, cutAfter);
    long fromRow = random.nextBoolean() ? 1 : answered + 1;
    ImportTally again = sent(stack, file, fromRow);

    // Then
    assertThat(again.finished()).isTrue();
    assertThat(again.refused()).isEmpty();
    assertThat(again.lastRow()).isEqualTo(ROWS);
    assertThat(
            numbers(
                stack,
                """
                select count(*), count(distinct number_key),
                  (select count(*) from objection_event e
                   where e.objection in (select id from objection where advertiser = '%1$s')),
                  (select count(*) from objection_event e join import_file f on f.id = e.import_file
                   where e.objection in (select id from objection where advertiser = '%1$s')
                     and not f.whole and f.continued_by is null)
                from objection where advertiser = '%1$s'
                """
                    .formatted(ready.advertiser)))
        .as("objections, their numbers, their receipts, receipts of no whole file")
        .containsExactly(
            (long) ROWS - ROWS / REPEATED,
            (long) ROWS - ROWS / REPEATED,
            (long) ROWS - ROWS / REPEATED,
            0L);
  }

  /** The last row that was answered. */
  private static long cutOff(LocalStack stack, Path file, Fault fault, int after)
      throws IOException {
    long answered = 0;
    try (ListExchange exchange = begun(stack, file, 1);
        BufferedReader answers =
            new BufferedReader(new InputStreamReader(exchange.answers(), StandardCharsets.UTF_8))) {
      for (String line = answers.readLine(); line != null; line = answers.readLine()) {
        if (line.matches("\\d+,\\d+,(CREATED|SAME),.*")) {
          answered = Long.parseLong(line.substring(0, line.indexOf(',')));
        }
        if (answered == after) {
          break;
        }
      }
      cut(stack, fault);
    }
    restore(stack, fault);
    return answered;
  }

  private static void cut(LocalStack stack, Fault fault) {
    switch (fault) {
      case CONNECTION -> {}
      case SERVICE -> stack.service(Service.OBJECTION).kill();
      case DATABASE -> stack.killDatabase();
    }
  }

  private static void restore(LocalStack stack, Fault fault) {
    switch (fault) {
      case CONNECTION -> {}
      case SERVICE -> stack.start(Service.OBJECTION);
      case DATABASE -> {
        stack.startDatabase();
        stack.service(Service.OBJECTION).awaitReady();
      }
    }
  }

  private static ImportTally sent(LocalStack stack, Path file, long fromRow) throws IOException {
    ImportTally tally = new ImportTally();
    try (ListExchange exchange = begun(stack, file, fromRow)) {
      tally.readCsv(exchange.answers());
    }
    return tally;
  }

  private static ListExchange begun(LocalStack stack, Path file, long fromRow) {
    URI target =
        stack
            .address(Service.OBJECTION)
            .resolve("/v1/objections/import?name=bezwaren.csv&fromRow=" + fromRow);
    String token = stack.token(TokenRequest.of(Set.of(Role.DIALER), "*"));
    return ListExchange.begin(target, token, "text/csv", file);
  }

  private Path file(String advertiser, Random random) throws IOException {
    int first = random.nextInt(8_000) * 10_000;
    List<String> rows =
        IntStream.range(0, ROWS)
            .map(row -> row % REPEATED == REPEATED - 1 ? row - 1 : row)
            .mapToObj(
                row ->
                    "+3161%07d,%s,2026-11-01T10:00:00+01:00,LETTER"
                        .formatted((first + row) % 9_000_000, advertiser))
            .toList();
    return Files.writeString(
        directory.resolve("bezwaren.csv"),
        rows.stream()
            .collect(Collectors.joining("\n", "number,advertiser,receivedAt,channel\n", "\n")));
  }

  private static List<Long> numbers(LocalStack stack, String sql) throws SQLException {
    String database = Service.OBJECTION.database();
    try (var connection =
            DriverManager.getConnection(
                stack.database().jdbcUrl(database), database, stack.database().password(database));
        var statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return IntStream.rangeClosed(1, row.getMetaData().getColumnCount())
          .mapToObj(
              column -> {
                try {
                  return row.getLong(column);
                } catch (SQLException e) {
                  throw new IllegalStateException(e);
                }
              })
          .toList();
    }
  }
}
