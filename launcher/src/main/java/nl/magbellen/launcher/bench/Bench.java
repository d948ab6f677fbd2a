package nl.magbellen.launcher.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import nl.magbellen.launcher.home.Home;
import nl.magbellen.launcher.home.LocalKeys;
import nl.magbellen.launcher.stack.LocalStack;
import nl.magbellen.launcher.stack.Packaging;
import nl.magbellen.launcher.stack.StackSettings;
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
      "baseline of the same run. The load generator and the database run on this machine too."
    })
public final class Bench implements Callable<Integer> {

  /** What can be measured. */
  public enum Part {
    SINGLE,
    BATCH,
    SCREENING,
    IMPORT,
    OUTCOMES,
    SCALE,
    START,
    MEMORY,
    OVERLOAD
  }

  /** Questions in a batch. */
  static final int WIDTH = 1_000;

  private static final int GROWS = 10;
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  @Parameters(
      arity = "0..*",
      description =
          "single, batch, screening, import, outcomes, scale, start, memory, overload; none: all.")
  private List<Part> parts;

  @Option(
      names = "--consents",
      defaultValue = "1000000",
      description = "Consents; there are twice as many objections (default: ${DEFAULT-VALUE}).")
  private int consents;

  @Option(
      names = "--seconds",
      defaultValue = "5",
      description = "How long each load lasts (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--rows",
      defaultValue = "300000",
      description = "Rows to screen, and to import (default: ${DEFAULT-VALUE}).")
  private int rows;

  @Option(names = "--native", description = "Measures the services as native executables.")
  private boolean asExecutables;

  @Option(names = "--out", description = "Where the figures go: FILE.json and FILE.html.")
  private Path out;

  @Spec private CommandSpec spec;

  private final List<BenchFigure> figures = new ArrayList<>();
  private LocalStack stack;

  @Override
  public Integer call() throws IOException {
    Path home = Home.project().resolve("launcher/target/bench");
    if (!asExecutables) {
      new StartUpTraining(Home.project(), home, this::say).trainWhereMissing();
    }
    StackSettings settings =
        StackSettings.onFreePorts(Home.project(), home)
            .startingFresh(true)
            .packagedAs(asExecutables ? Packaging.EXECUTABLE : Packaging.JAR);
    try (LocalStack started = new LocalStack(settings, this::say)) {
      Runtime.getRuntime().addShutdownHook(new Thread(started::close, "stop"));
      stack = started;
      stack.start();
      measure(settings.home());
    }
    keep(home);
    return CommandLine.ExitCode.OK;
  }

  private void measure(Home home) throws IOException {
    Set<Part> wanted = parts == null ? EnumSet.allOf(Part.class) : EnumSet.copyOf(parts);
    BenchMemory memory = new BenchMemory(stack, this::tell);
    BenchWorld world = new BenchWorld(stack, new LocalKeys(home));
    if (wanted.contains(Part.START)) {
      say("starting each service some times");
      new BenchStart(stack, this::tell).measure();
    }
    if (wanted.contains(Part.MEMORY)) {
      memory.before();
    }
    int small = consents / GROWS;
    grow(world, 0, small);
    BenchDecisions first =
        decisions(world, small, figure -> tell(figure.named(", a tenth of the world")));
    say("warming up");
    first.warmUp();
    heading("a tenth of the world");
    first.growth(wanted, home.root());
    grow(world, small, consents);
    BenchDecisions all = decisions(world, consents, this::tell);
    all.prepareBaseline(consents);
    heading("the whole world");
    all.measure(wanted, home.root());
    if (wanted.contains(Part.IMPORT)) {
      BenchQuestions questions = new BenchQuestions((long) BenchWorld.NUMBERS * consents);
      new BenchImports(world, questions, rows, home.root(), this::tell).measure();
    }
    if (wanted.contains(Part.OUTCOMES)) {
      BenchQuestions questions = new BenchQuestions((long) BenchWorld.NUMBERS * consents);
      new BenchOutcomes(world, questions, Math.min(rows, 100_000), home.root(), this::tell)
          .measure();
    }
    if (wanted.contains(Part.MEMORY)) {
      memory.after();
    }
    BenchQuestions questions = new BenchQuestions((long) BenchWorld.NUMBERS * consents);
    if (wanted.contains(Part.OVERLOAD)) {
      new BenchOverload(stack, questions, Duration.ofSeconds(seconds), this::tell).measure();
    }
    if (wanted.contains(Part.SCALE)) {
      new BenchScale(stack, questions, Duration.ofSeconds(seconds), this::tell).measure();
    }
  }

  private void grow(BenchWorld world, int from, int to) {
    Instant begun = Instant.now();
    world.grow(from, to);
    say(
        "%,d consents, %,d objections, %d advertisers (%d s)"
            .formatted(
                to,
                2 * to,
                BenchWorld.ADVERTISERS,
                Duration.between(begun, Instant.now()).toSeconds()));
  }

  private BenchDecisions decisions(BenchWorld world, int size, Consumer<BenchFigure> each) {
    return new BenchDecisions(world, size, Duration.ofSeconds(seconds), rows, each);
  }

  private void heading(String what) {
    say("");
    say(what);
    say(BenchFigure.header());
  }

  private void tell(BenchFigure figure) {
    figures.add(figure);
    say(figure.line());
  }

  private void keep(Path home) throws IOException {
    Path base = out == null ? home.resolve("figures") : out.toAbsolutePath();
    ObjectNode report =
        JSON.createObjectNode()
            .put("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())
            .put("processors", Runtime.getRuntime().availableProcessors())
            .put("java", Runtime.version().toString())
            .put("native", asExecutables)
            .put("sql", BenchSql.driver())
            .put("consents", consents)
            .put("secondsOfEachLoad", seconds)
            .put("rows", rows);
    ArrayNode all = report.putArray("figures");
    figures.forEach(figure -> all.add(figure.json()));
    Path json = Path.of(base + ".json");
    Path html = Path.of(base + ".html");
    JSON.writeValue(json.toFile(), report);
    Files.writeString(html, new BenchReport(report).html());
    say("figures: %s and %s".formatted(json, html));
  }

  private void say(String line) {
    PrintWriter terminal = spec.commandLine().getOut();
    terminal.println(line);
    terminal.flush();
  }
}
