package nl.magbellen.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures the built services on a stack and a world of their own, each beside its baseline. */
@Command(
    name = "bench",
    description = {
      "Measures the built services as processes, with PostgreSQL durable, each figure beside a",
      "baseline of the same run. The load generator runs on this machine too."
    })
final class Bench implements Callable<Integer> {

  /** What can be measured. */
  enum Part {
    SINGLE,
    BATCH,
    SCREENING
  }

  private static final int SMALLEST_WORLD = 50_000;
  private static final int ROWS = 200_000;
  private static final int WIDTH = 1_000;
  private static final int CLIENTS = 64;
  private static final int CONNECTIONS = 512;
  private static final int SQL_CLIENTS = 16;
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  @Parameters(arity = "0..*", description = "single, batch, screening; none for all.")
  private List<Part> parts;

  @Option(
      names = "--scale",
      description = "1 is 50,000 consents, 100,000 objections, 200,000 rows to screen.")
  private int scale = 1;

  @Option(names = "--seconds", description = "How long each load lasts (default: 8).")
  private int seconds = 8;

  @Option(names = "--rows", description = "Rows to screen (default: 200,000 by scale).")
  private int rows;

  @Option(names = "--out", description = "Where the figures go as JSON.")
  private Path out;

  @Spec private CommandSpec spec;

  private final ArrayNode figures = JSON.createArrayNode();
  private LocalStack stack;
  private BenchWorld world;
  private BenchQuestions questions;
  private String token;

  @Override
  public Integer call() throws IOException {
    Path home = Launcher.project().resolve("system-tests/target/bench");
    StackSettings settings =
        StackSettings.onFreePorts(Launcher.project(), home).startingFresh(true);
    try (LocalStack started = new LocalStack(settings, this::say)) {
      Runtime.getRuntime().addShutdownHook(new Thread(started::close, "stop"));
      stack = started;
      stack.start();
      prepare(settings.home());
      measure(home);
    }
    keep(home);
    return CommandLine.ExitCode.OK;
  }

  private void prepare(Home home) {
    world = new BenchWorld(stack, new LocalKeys(home), scale * SMALLEST_WORLD);
    questions = new BenchQuestions(world.numbers());
    token = stack.token(TokenRequest.of(Set.of(Role.DIALER), "*"));
    Instant begun = Instant.now();
    world.load();
    say(
        "%,d consents, %,d objections, %d advertisers loaded in %d s"
            .formatted(
                world.consents(),
                2 * world.consents(),
                BenchWorld.ADVERTISERS,
                Duration.between(begun, Instant.now()).toSeconds()));
    say("warming up");
    load(this::single).closed(CLIENTS, time());
  }

  private void measure(Path home) throws IOException {
    say("%n%-46s %14s %9s %9s %9s %9s".formatted("", "a second", "p50 ms", "p95", "p99", "p99.9"));
    for (Part part : parts == null ? EnumSet.allOf(Part.class) : EnumSet.copyOf(parts)) {
      switch (part) {
        case SINGLE -> single();
        case BATCH -> batch();
        case SCREENING -> screening(home);
      }
    }
    for (Service service : Service.values()) {
      figure("resident MB of " + service.module(), residentMegabytes(service), null, 0);
    }
  }

  private void single() {
    BenchLoad constant = load(nth -> BenchConnection.get("/.well-known/jwks.json"));
    tell(
        "constant JSON from the gateway, %d clients".formatted(CLIENTS),
        constant.closed(CLIENTS, time()));
    figure(
        "same SQL by hand (JDBC), %d clients".formatted(SQL_CLIENTS),
        new BenchSql(world, questions).perSecond(1, SQL_CLIENTS, time()),
        null,
        0);
    BenchLoad decisions = load(this::single);
    tell("decisions, one client", decisions.closed(1, time()));
    BenchLoad.Measured most = decisions.closed(CLIENTS, time());
    tell("decisions, %d clients".formatted(CLIENTS), most);
    BenchLoad.Measured wide = decisions.closed(4 * CLIENTS, time());
    tell("decisions, %d clients".formatted(4 * CLIENTS), wide);
    double highest = Math.max(most.perSecond(), wide.perSecond());
    tell("decisions due, 50 % of the highest", decisions.open(highest / 2, CONNECTIONS, time()));
    tell("decisions due, 90 % of the highest", decisions.open(highest * 0.9, CONNECTIONS, time()));
  }

  private void batch() {
    figure(
        "same SQL by hand, %,d in a transaction".formatted(WIDTH),
        new BenchSql(world, questions).perSecond(WIDTH, 2, time()),
        null,
        0);
    BenchLoad.Measured batches = load(this::batch).closed(2, time());
    figure(
        "decisions in batches of %,d, 2 clients".formatted(WIDTH),
        batches.perSecond() * WIDTH,
        batches.micros(),
        batches.failed());
  }

  private void screening(Path home) throws IOException {
    figure(
        "same SQL by hand, %,d in a transaction".formatted(WIDTH),
        new BenchSql(world, questions).perSecond(WIDTH, 2, time()),
        null,
        0);
    Path list = home.resolve("list.csv");
    int most = rows > 0 ? rows : scale * ROWS;
    writeList(list, most / 4);
    screen(list);
    double before = residentMegabytes(Service.GATEWAY);
    writeList(list, most);
    figure("rows screened (CSV)", screen(list), null, 0);
    figure("MB that the gateway grew by", residentMegabytes(Service.GATEWAY) - before, null, 0);
  }

  private void writeList(Path list, int rows) throws IOException {
    try (Writer csv = Files.newBufferedWriter(list)) {
      csv.write(BenchQuestions.csvHeader());
      for (int i = 0; i < rows; i++) {
        csv.write(questions.csv(i));
      }
    }
  }

  /** Rows a second. */
  private double screen(Path list) throws IOException {
    URI target = stack.address(Service.GATEWAY).resolve("/v1/screenings?fromRow=1");
    ScreeningTally tally = new ScreeningTally();
    long begun = System.nanoTime();
    try (ListExchange exchange = ListExchange.begin(target, token, "text/csv", list);
        InputStream answers = exchange.answers()) {
      tally.readCsv(answers, ',');
    }
    if (!tally.finished()) {
      throw new StackException("a screening did not finish");
    }
    return tally.rows() * 1e9 / (System.nanoTime() - begun);
  }

  private byte[] single(long nth) {
    return BenchConnection.post("/v1/call-permissions", token, questions.json(nth));
  }

  private byte[] batch(long nth) {
    String items =
        IntStream.range(0, WIDTH)
            .mapToObj(i -> questions.json(nth * WIDTH + i))
            .collect(Collectors.joining(","));
    return BenchConnection.post("/v1/call-permissions/batch", token, "{\"items\":[" + items + "]}");
  }

  private BenchLoad load(LongFunction<byte[]> requests) {
    return new BenchLoad(stack.address(Service.GATEWAY), requests);
  }

  private Duration time() {
    return Duration.ofSeconds(seconds);
  }

  private double residentMegabytes(Service service) {
    long pid = stack.service(service).pid();
    String kilobytes =
        nl.magbellen.stack.Command.run(List.of("ps", "-o", "rss=", "-p", "" + pid)).output();
    return Long.parseLong(kilobytes.strip()) / 1024.0;
  }

  private void tell(String what, BenchLoad.Measured measured) {
    figure(what, measured.perSecond(), measured.micros(), measured.failed());
  }

  private void figure(String what, double value, Histogram micros, long failed) {
    ObjectNode figure = figures.addObject().put("what", what).put("value", value);
    StringBuilder line = new StringBuilder("%-46s %,14.0f".formatted(what, value));
    if (micros != null) {
      for (double percentile : List.of(50.0, 95.0, 99.0, 99.9)) {
        double millis = micros.getValueAtPercentile(percentile) / 1000.0;
        figure.put("p" + percentile + "Millis", millis);
        line.append(" %9.2f".formatted(millis));
      }
      figure.put("failed", failed);
      line.append(failed == 0 ? "" : "  failed: " + failed);
    }
    say(line.toString());
  }

  private void keep(Path home) throws IOException {
    Path file = out == null ? home.resolve("figures.json") : out.toAbsolutePath();
    ObjectNode report =
        JSON.createObjectNode()
            .put("at", Instant.now().toString())
            .put("processors", Runtime.getRuntime().availableProcessors())
            .put("scale", scale)
            .put("seconds", seconds);
    report.set("figures", figures);
    JSON.writeValue(file.toFile(), report);
    say("figures: " + file);
  }

  private void say(String line) {
    PrintWriter terminal = spec.commandLine().getOut();
    terminal.println(line);
    terminal.flush();
  }
}
