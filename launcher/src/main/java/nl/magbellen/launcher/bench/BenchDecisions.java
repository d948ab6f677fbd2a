package nl.magbellen.launcher.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.magbellen.launcher.client.ListExchange;
import nl.magbellen.launcher.client.ScreeningTally;
import nl.magbellen.launcher.issuer.Role;
import nl.magbellen.launcher.issuer.TokenRequest;
import nl.magbellen.launcher.os.StackException;
import nl.magbellen.launcher.stack.LocalStack;
import nl.magbellen.launcher.stack.Service;

/** Measures single decisions, batches and screening in a world of one size. */
final class BenchDecisions {

  private static final int CLIENTS = 64;
  private static final int FEW = 4;
  private static final int CONNECTIONS = 256;
  private static final int SQL_CLIENTS = 16;
  private static final List<Integer> ALL_CLIENTS = List.of(1, 4, 16, 64, 256);
  private static final double HALF = 0.5;
  private static final double NEARLY = 0.9;
  private static final double FASTER = 1.1;
  private static final int WARM_UPS = 10;

  private final BenchWorld world;
  private final LocalStack stack;
  private final BenchQuestions questions;
  private final BenchSql sql;
  private final Duration time;
  private final int rows;
  private final Consumer<BenchFigure> tell;
  private final String token;

  /**
   * @param time how long each load lasts
   * @param rows how many rows are screened
   * @param tell gets each figure
   */
  BenchDecisions(
      BenchWorld world, int consents, Duration time, int rows, Consumer<BenchFigure> tell) {
    this.world = world;
    this.stack = world.stack();
    this.questions = new BenchQuestions((long) BenchWorld.NUMBERS * consents);
    this.sql = new BenchSql(world, questions.numbers());
    this.time = time;
    this.rows = rows;
    this.tell = tell;
    this.token = stack.token(TokenRequest.of(Set.of(Role.DIALER), "*"));
  }

  /**
   * Until it gets no faster: five Java processes compile on the processors that are measured. With
   * few clients batches are small, so that the services, which see batches only, compile too.
   */
  void warmUp() {
    double best = 0;
    for (int round = 0, slower = 0; round < WARM_UPS && slower < 2; round++) {
      load(this::single).closed(FEW, time);
      double now = load(this::single).closed(CLIENTS, time).perSecond();
      slower = now > best * FASTER ? 0 : slower + 1;
      best = Math.max(best, now);
      load(this::batch).closed(2, time);
    }
  }

  void prepareBaseline(int consents) {
    sql.prepare(consents);
    sql.takePattern();
  }

  /** The figures that show, beside those of the whole world, how cost grows with records. */
  void growth(Set<Bench.Part> wanted, Path home) throws IOException {
    if (wanted.contains(Bench.Part.SINGLE)) {
      closed(CLIENTS);
    }
    if (wanted.contains(Bench.Part.BATCH)) {
      tell.accept(batches());
    }
    if (wanted.contains(Bench.Part.SCREENING)) {
      tell.accept(screening(home));
    }
  }

  void measure(Set<Bench.Part> wanted, Path home) throws IOException {
    if (wanted.contains(Bench.Part.SINGLE)) {
      singles();
    }
    if (wanted.contains(Bench.Part.BATCH)) {
      double base = sql.batched(2, time);
      tell.accept(figure("batch", byHand(2), base, "/s").asBaseline());
      tell.accept(batches().against(base));
    }
    if (wanted.contains(Bench.Part.SCREENING)) {
      Path list = list(home, BenchQuestions.csvHeader(), "");
      double base = sql.screened(list, home.resolve("answers.csv"), rows);
      tell.accept(figure("screening", "one SQL script, %,d rows", base, "/s").asBaseline());
      tell.accept(screening(home).against(base));
      tell.accept(mappedScreening(home).against(base));
    }
  }

  private void singles() {
    BenchLoad constant = load(nth -> BenchConnection.get("/.well-known/jwks.json"));
    BenchLoad.Measured nothing = constant.closed(CLIENTS, time);
    tell.accept(
        figure("single", "constant JSON from Quarkus, 64 clients", nothing.perSecond(), "/s")
            .with(nothing.micros(), nothing.notOk())
            .asBaseline());
    double base = sql.single(SQL_CLIENTS, time);
    tell.accept(figure("single", byHand(SQL_CLIENTS), base, "/s").asBaseline());
    double highest = 0;
    for (int clients : ALL_CLIENTS) {
      highest = Math.max(highest, closed(clients).against(base).value());
    }
    open("due at 50 % of the highest", highest * HALF);
    open("due at 90 % of the highest", highest * NEARLY);
  }

  private String byHand(int clients) {
    return "SQL by hand (%s), %d clients".formatted(BenchSql.driver(), clients);
  }

  private BenchFigure closed(int clients) {
    BenchFigure figure =
        measured(
            "single",
            "decisions, %d %s".formatted(clients, clients == 1 ? "client" : "clients"),
            () -> load(this::single).closed(clients, time),
            1);
    tell.accept(figure);
    return figure;
  }

  private void open(String what, double perSecond) {
    tell.accept(
        measured(
            "single",
            "decisions " + what,
            () -> load(this::single).open(perSecond, CONNECTIONS, time),
            1));
  }

  private BenchFigure batches() {
    return measured(
        "batch",
        "decisions in batches of %,d, 2 clients".formatted(Bench.WIDTH),
        () -> load(this::batch).closed(2, time),
        Bench.WIDTH);
  }

  private BenchFigure measured(
      String part, String what, Supplier<BenchLoad.Measured> run, int each) {
    BenchCpu before = BenchCpu.now(stack);
    BenchLoad.Measured measured = run.get();
    double decided = (double) measured.micros().getTotalCount() * each;
    return figure(part, what, measured.perSecond() * each, "/s")
        .with(measured.micros(), measured.notOk())
        .costing(BenchCpu.now(stack).microsSince(before, decided));
  }

  private BenchFigure screening(Path home) throws IOException {
    return screened(
        list(home, BenchQuestions.csvHeader(), ""), "", "rows screened (CSV), %,d rows");
  }

  /** The same list as an address book would write it, and all of it kept. */
  private BenchFigure mappedScreening(Path home) throws IOException {
    return screened(
        list(home, "Phone Number,Lead ID,Name,Notes\n", ",Jansen,a note of some length"),
        "&map=callee:Phone%20Number,reference:Lead%20ID&keep=all",
        "rows screened (CSV, map, keep=all), %,d rows");
  }

  private BenchFigure screened(Path list, String options, String what) throws IOException {
    BenchCpu before = BenchCpu.now(stack);
    long begun = System.nanoTime();
    ScreeningTally tally = new ScreeningTally();
    URI target =
        stack
            .address(Service.GATEWAY)
            .resolve("/v1/screenings?fromRow=1&" + BenchQuestions.constants() + options);
    try (ListExchange exchange = ListExchange.begin(target, token, "text/csv", list);
        InputStream answers = exchange.answers()) {
      tally.readCsv(answers, null);
    }
    double perSecond = tally.rows() * 1e9 / (System.nanoTime() - begun);
    if (!tally.finished() || tally.rows() != rows) {
      throw new StackException("a screening did not finish");
    }
    return figure("screening", what, perSecond, "/s")
        .costing(BenchCpu.now(stack).microsSince(before, rows));
  }

  private Path list(Path home, String header, String more) throws IOException {
    Path list = home.resolve("list.csv");
    try (Writer csv = Files.newBufferedWriter(list)) {
      csv.write(header);
      for (int i = 0; i < rows; i++) {
        csv.write(questions.csv(i).replace("\n", more + "\n"));
      }
    }
    return list;
  }

  private BenchFigure figure(String part, String what, double value, String unit) {
    return BenchFigure.of(part, what.contains("%,d") ? what.formatted(rows) : what, value, unit);
  }

  private byte[] single(long nth) {
    return BenchConnection.post("/v1/call-permissions", token, questions.json(nth));
  }

  private byte[] batch(long nth) {
    String items =
        IntStream.range(0, Bench.WIDTH)
            .mapToObj(i -> questions.json(nth * Bench.WIDTH + i))
            .collect(Collectors.joining(","));
    return BenchConnection.post("/v1/call-permissions/batch", token, "{\"items\":[" + items + "]}");
  }

  private BenchLoad load(LongFunction<byte[]> requests) {
    return new BenchLoad(stack.address(Service.GATEWAY), requests);
  }
}
