package nl.magbellen.launcher.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import nl.magbellen.launcher.client.ImportTally;
import nl.magbellen.launcher.client.ListExchange;
import nl.magbellen.launcher.issuer.Role;
import nl.magbellen.launcher.issuer.TokenRequest;
import nl.magbellen.launcher.os.StackException;
import nl.magbellen.launcher.stack.LocalStack;
import nl.magbellen.launcher.stack.Service;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Measures imports, each beside COPY of the very rows that it brought into the same tables, and
 * decisions that go on meanwhile.
 */
final class BenchImports {

  private static final int WARM_UP = 40_000;

  /** The first place whose number nobody of the world has. */
  private static final long FREE = 10_000_000;

  private static final int DECISIONS_PER_SECOND = 100;
  private static final int CONNECTIONS = 32;

  /** What is imported, and the tables that it comes into, each with its condition. */
  private enum Kind {
    OBJECTIONS(
        Service.OBJECTION,
        "objections",
        Role.DIALER,
        Map.of(
            "objection",
            "(number_key, id) in (select number_key, objection from objection_event"
                + " where import_file is not null)",
            "objection_event",
            "import_file is not null")),
    CONSENTS(
        Service.CONSENT,
        "consents",
        Role.CONSENT_WRITER,
        Map.of(
            "consent",
            "(number_key, id) in (select number_key, consent from consent_event"
                + " where import_file is not null)",
            "consent_party",
            "(number_key, consent) in (select number_key, consent from consent_event"
                + " where import_file is not null)",
            "consent_event",
            "import_file is not null"));

    private final Service service;
    private final String path;
    private final Role role;
    private final Map<String, String> tables;

    Kind(Service service, String path, Role role, Map<String, String> tables) {
      this.service = service;
      this.path = path;
      this.role = role;
      this.tables = tables;
    }

    String header() {
      return this == OBJECTIONS
          ? "number,advertiser,receivedAt,channel,source\n"
          : "number,advertiser,subject,givenAt,channel,text.version,source.lead\n";
    }

    String row(long place) {
      String who = BenchWorld.number(place) + "," + BenchWorld.advertiser(place);
      return this == OBJECTIONS
          ? who + ",2026-10-01T10:00:00Z,LETTER,brief " + place + "\n"
          : who + ",solar-panels,2026-10-01T10:00:00Z,WEB,v1,lead-" + place + "\n";
    }
  }

  private final BenchWorld world;
  private final LocalStack stack;
  private final BenchQuestions questions;
  private final int rows;
  private final Path home;
  private final Consumer<BenchFigure> tell;
  private long next = FREE;

  /**
   * @param rows how many are imported each time
   */
  BenchImports(
      BenchWorld world, BenchQuestions questions, int rows, Path home, Consumer<BenchFigure> tell) {
    this.world = world;
    this.stack = world.stack();
    this.questions = questions;
    this.rows = rows;
    this.home = home;
    this.tell = tell;
  }

  void measure() throws IOException {
    for (Kind kind : Kind.values()) {
      imported(kind, file(kind, WARM_UP));
      empty(kind);
      BenchFigure measured = measured(kind, "");
      BenchFigure base = copied(kind);
      tell.accept(base.asBaseline());
      tell.accept(measured.against(base.value()));
      empty(kind);
      besideDecisions(kind);
      empty(kind);
    }
  }

  private BenchFigure measured(Kind kind, String beside) throws IOException {
    Path file = file(kind, rows);
    BenchCpu before = BenchCpu.now(stack);
    double perSecond = imported(kind, file);
    return BenchFigure.of(
            "import",
            "%s imported (CSV), %,d rows%s".formatted(kind.path, rows, beside),
            perSecond,
            "/s")
        .costing(BenchCpu.now(stack).microsSince(before, rows));
  }

  /** Decisions, some every second whether answered or not, while a file comes in. */
  private void besideDecisions(Kind kind) throws IOException {
    String token = stack.token(TokenRequest.of(Set.of(Role.DIALER), "*"));
    BenchLoad decisions =
        new BenchLoad(
            stack.address(Service.GATEWAY),
            nth -> BenchConnection.post("/v1/call-permissions", token, questions.json(nth)));
    Path file = file(kind, rows);
    CompletableFuture<Double> running =
        CompletableFuture.supplyAsync(() -> imported(kind, file), Thread::startVirtualThread);
    BenchLoad.Measured first = null;
    while (!running.isDone()) {
      BenchLoad.Measured now =
          decisions.open(DECISIONS_PER_SECOND, CONNECTIONS, Duration.ofSeconds(1));
      if (first == null) {
        first = now;
      } else {
        first.micros().add(now.micros());
      }
    }
    tell.accept(
        BenchFigure.of(
            "import", "%s imported beside decisions".formatted(kind.path), running.join(), "/s"));
    tell.accept(
        BenchFigure.of(
                "import",
                "decisions beside it, %d due a second".formatted(DECISIONS_PER_SECOND),
                DECISIONS_PER_SECOND,
                "/s")
            .with(first.micros(), first.notOk()));
  }

  private double imported(Kind kind, Path file) {
    URI target =
        stack.address(kind.service).resolve("/v1/%s/import?name=bench.csv".formatted(kind.path));
    String token = stack.token(TokenRequest.of(Set.of(kind.role), "*"));
    ImportTally tally = new ImportTally();
    long begun = System.nanoTime();
    try (ListExchange exchange = ListExchange.begin(target, token, "text/csv", file);
        InputStream answers = exchange.answers()) {
      tally.readCsv(answers);
    } catch (IOException failed) {
      throw new StackException("an import broke off: " + failed.getMessage(), failed);
    }
    if (!tally.finished() || !tally.refused().isEmpty()) {
      throw new StackException("an import did not finish, or refused rows");
    }
    return tally.rows() * 1e9 / (System.nanoTime() - begun);
  }

  private Path file(Kind kind, int count) throws IOException {
    Path file = home.resolve(kind.path + ".csv");
    try (Writer csv = Files.newBufferedWriter(file)) {
      csv.write(kind.header());
      for (int i = 0; i < count; i++) {
        csv.write(kind.row(next++));
      }
    }
    return file;
  }

  /** The rows that are there by imports, taken out and copied in again, in one transaction. */
  private BenchFigure copied(Kind kind) {
    Map<String, Path> files = new LinkedHashMap<>();
    double[] seconds = new double[1];
    world.with(
        kind.service,
        database -> {
          for (String table : kind.tables.keySet()) {
            files.put(table, home.resolve(table + ".copy"));
            out(database, table, kind.tables.get(table), files.get(table));
          }
          delete(database, kind);
          long begun = System.nanoTime();
          database.setAutoCommit(false);
          for (Map.Entry<String, Path> table : files.entrySet()) {
            in(database, table.getKey(), table.getValue());
          }
          database.commit();
          seconds[0] = (System.nanoTime() - begun) / 1e9;
          database.setAutoCommit(true);
        });
    return BenchFigure.of(
        "import",
        "COPY of the same rows into the same tables (%s)"
            .formatted(files.keySet().stream().sorted().collect(Collectors.joining(", "))),
        rows / seconds[0],
        "/s");
  }

  private void empty(Kind kind) {
    world.with(kind.service, database -> delete(database, kind));
  }

  /** What others point from goes last. */
  private static void delete(Connection database, Kind kind) throws SQLException {
    List<String> tables =
        kind.tables.keySet().stream()
            .sorted(Comparator.comparing(table -> table.endsWith("_event")))
            .toList();
    for (String table : tables) {
      BenchWorld.execute(
          database, "delete from %s where %s".formatted(table, kind.tables.get(table)));
    }
    for (String table : tables) {
      BenchWorld.execute(database, "vacuum analyze " + table);
    }
    BenchWorld.execute(database, "delete from import_file");
  }

  private static void out(Connection database, String table, String where, Path file)
      throws SQLException {
    try (OutputStream out = Files.newOutputStream(file)) {
      copies(database)
          .copyOut("copy (select * from %s where %s) to stdout".formatted(table, where), out);
    } catch (IOException failed) {
      throw new StackException("the baseline failed: " + failed.getMessage(), failed);
    }
  }

  private static void in(Connection database, String table, Path file) throws SQLException {
    try (InputStream in = Files.newInputStream(file)) {
      copies(database).copyIn("copy %s from stdin".formatted(table), in);
    } catch (IOException failed) {
      throw new StackException("the baseline failed: " + failed.getMessage(), failed);
    }
  }

  private static CopyManager copies(Connection database) throws SQLException {
    return database.unwrap(PGConnection.class).getCopyAPI();
  }
}
