package nl.magbellen.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.magbellen.endtoend.ImportedList.Recorded;
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
import org.junit.jupiter.params.provider.EnumSource;

/** An import that is cut off at any point ends, sent again, with exactly the rows of its file. */
@ExtendWith(RunningStack.class)
class ImportFaultsIT {

  private static final int ROWS = 9_000;

  /** Of so many rows one is there twice. */
  private static final int REPEATED = 10;

  private static final long RECORDS = ROWS - ROWS / REPEATED;

  /** One record a number, one event a record, each from a whole file. */
  private static final Recorded EXACTLY = new Recorded(RECORDS, RECORDS, RECORDS, 0);

  @TempDir private Path directory;

  /** What is cut off. */
  enum Fault {
    CONNECTION,
    SERVICE,
    DATABASE
  }

  @ParameterizedTest
  @CsvSource({
    "OBJECTIONS,         CONNECTION, 1",
    "OBJECTIONS,         SERVICE,    2",
    "OBJECTIONS,         SERVICE,    3",
    "OBJECTIONS,         DATABASE,   4",
    "OBJECTIONS,         DATABASE,   5",
    "CONSENTS,           CONNECTION, 6",
    "CONSENTS,           SERVICE,    7",
    "CONSENTS,           DATABASE,   8",
    "CUSTOMER_RELATIONS, SERVICE,    9",
    "CUSTOMER_RELATIONS, DATABASE,  10",
    "REQUESTED_CALLS,    SERVICE,   11",
    "REQUESTED_CALLS,    DATABASE,  12",
    "CALLER_IDS,         SERVICE,   13",
    "CALLER_IDS,         DATABASE,  14",
  })
  void importThatIsCutOffEndsWithExactlyItsRows(
      ImportedList list, Fault fault, long seed, Clients clients) throws Exception {
    // Given
    Random random = new Random(seed);
    LocalStack stack = clients.stack();
    String advertiser = registered(clients);
    Path file = file(list, advertiser, random);
    int cutAfter = 1 + random.nextInt(ROWS * 3 / 4);

    // When
    long answered = cutOff(stack, list, file, fault, cutAfter);
    long fromRow = random.nextBoolean() ? 1 : answered + 1;
    ImportTally again = sent(stack, list, file, fromRow);

    // Then
    assertThat(again.finished()).isTrue();
    assertThat(again.refused()).isEmpty();
    assertThat(again.lastRow()).isEqualTo(ROWS);
    assertThat(list.recorded(stack, advertiser)).isEqualTo(EXACTLY);
  }

  @ParameterizedTest
  @EnumSource
  void sameFileTwiceAtOnceIsRecordedOnce(ImportedList list, Clients clients) throws Exception {
    // Given
    LocalStack stack = clients.stack();
    String advertiser = registered(clients);
    Path file = file(list, advertiser, new Random(list.ordinal()));
    Callable<ImportTally> sending = () -> sent(stack, list, file, 1);

    // When
    List<Future<ImportTally>> both;
    try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
      both = senders.invokeAll(List.of(sending, sending));
    }

    // Then
    for (Future<ImportTally> tally : both) {
      assertThat(tally.get().finished()).isTrue();
      assertThat(tally.get().refused()).isEmpty();
    }
    assertThat(list.recorded(stack, advertiser)).isEqualTo(EXACTLY);
  }

  /** An advertiser of which nothing else is on record. */
  private static String registered(Clients clients) {
    String advertiser = "adv-" + UUID.randomUUID();
    clients
        .of(Service.CALLER_ID, Role.OPERATOR, advertiser)
        .body(
            Map.of("name", "Advertiser", "sector", "COMMERCIAL", "website", "https://adv.example"))
        .put("/v1/advertisers/" + advertiser)
        .then()
        .statusCode(201);
    return advertiser;
  }

  /** The last row that was answered. */
  private static long cutOff(LocalStack stack, ImportedList list, Path file, Fault fault, int after)
      throws IOException {
    long answered = 0;
    try (ListExchange exchange = begun(stack, list, file, 1);
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
      cut(stack, list, fault);
    }
    restore(stack, list, fault);
    return answered;
  }

  private static void cut(LocalStack stack, ImportedList list, Fault fault) {
    switch (fault) {
      case CONNECTION -> {}
      case SERVICE -> stack.service(list.service).kill();
      case DATABASE -> stack.killDatabase();
    }
  }

  private static void restore(LocalStack stack, ImportedList list, Fault fault) {
    switch (fault) {
      case CONNECTION -> {}
      case SERVICE -> stack.start(list.service);
      case DATABASE -> {
        stack.startDatabase();
        stack.service(list.service).awaitReady();
      }
    }
  }

  private static ImportTally sent(LocalStack stack, ImportedList list, Path file, long fromRow)
      throws IOException {
    ImportTally tally = new ImportTally();
    try (ListExchange exchange = begun(stack, list, file, fromRow)) {
      tally.readCsv(exchange.answers());
    }
    return tally;
  }

  private static ListExchange begun(LocalStack stack, ImportedList list, Path file, long fromRow) {
    URI target =
        stack.address(list.service).resolve(list.path + "?name=lijst.csv&fromRow=" + fromRow);
    String token = stack.token(TokenRequest.of(Set.of(list.role), "*"));
    return ListExchange.begin(target, token, "text/csv", file);
  }

  private Path file(ImportedList list, String advertiser, Random random) throws IOException {
    int first = random.nextInt(8_000) * 10_000;
    return Files.writeString(
        directory.resolve("lijst.csv"),
        IntStream.range(0, ROWS)
            .map(row -> row % REPEATED == REPEATED - 1 ? row - 1 : row)
            .mapToObj(row -> list.row((first + row) % 9_000_000, advertiser))
            .collect(Collectors.joining("\n", list.header + "\n", "\n")));
  }
}
