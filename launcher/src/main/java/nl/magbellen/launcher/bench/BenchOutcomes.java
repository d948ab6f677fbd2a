package nl.magbellen.launcher.bench;

import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import nl.magbellen.launcher.client.ListExchange;
import nl.magbellen.launcher.client.ScreeningTally;
import nl.magbellen.launcher.issuer.Role;
import nl.magbellen.launcher.issuer.TokenRequest;
import nl.magbellen.launcher.os.StackException;
import nl.magbellen.launcher.stack.LocalStack;
import nl.magbellen.launcher.stack.Service;

/**
 * Measures reports of calls, many at once, found by the references of their questions: three of ten
 * reached somebody, one of a hundred objected (whom nobody knew: the world's own objections name no
 * number that could be read). The baseline is the same rows, inserted by one statement.
 */
final class BenchOutcomes {

  /** As many as a request may hold. */
  private static final int AT_ONCE = 10_000;

  private static final int WARM_UP = 20_000;

  private final BenchWorld world;
  private final LocalStack stack;
  private final BenchQuestions questions;
  private final int rows;
  private final Path home;
  private final Consumer<BenchFigure> tell;
  private final HttpClient http = HttpClient.newHttpClient();

  BenchOutcomes(
      BenchWorld world, BenchQuestions questions, int rows, Path home, Consumer<BenchFigure> tell) {
    this.world = world;
    this.stack = world.stack();
    this.questions = questions;
    this.rows = rows;
    this.home = home;
    this.tell = tell;
  }

  void measure() throws IOException {
    ask(0, WARM_UP + rows);
    reported(0, WARM_UP);
    BenchCpu before = BenchCpu.now(stack);
    double perSecond = reported(WARM_UP, WARM_UP + rows);
    BenchFigure measured =
        BenchFigure.of(
                "outcomes", "outcomes reported, %,d at once".formatted(AT_ONCE), perSecond, "/s")
            .costing(BenchCpu.now(stack).microsSince(before, rows));
    BenchFigure base = inserted();
    tell.accept(base.asBaseline());
    tell.accept(measured.against(base.value()));
  }

  private String token() {
    return stack.token(TokenRequest.of(Set.of(Role.DIALER), "*"));
  }

  private void ask(int from, int to) throws IOException {
    Path list = home.resolve("called.csv");
    try (Writer csv = Files.newBufferedWriter(list)) {
      csv.write(BenchQuestions.csvHeader());
      for (int nth = from; nth < to; nth++) {
        csv.write(
            objects(nth)
                ? BenchWorld.number(questions.numbers() + nth) + ",called-" + nth + "\n"
                : questions.csv(nth).replace(",row-", ",called-"));
      }
    }
    ScreeningTally tally = new ScreeningTally();
    URI target =
        stack.address(Service.GATEWAY).resolve("/v1/screenings?" + BenchQuestions.constants());
    try (ListExchange exchange = ListExchange.begin(target, token(), "text/csv", list)) {
      tally.readCsv(exchange.answers(), null);
    }
    if (!tally.finished()) {
      throw new StackException("the calls to report were not asked for");
    }
  }

  private static boolean objects(int nth) {
    return nth % 100 == 0;
  }

  private double reported(int from, int to) throws IOException {
    long begun = System.nanoTime();
    for (int next = from; next < to; next += AT_ONCE) {
      int end = Math.min(to, next + AT_ONCE);
      report(next, end);
    }
    return (to - from) * 1e9 / (System.nanoTime() - begun);
  }

  private void report(int from, int to) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int nth = from; nth < to; nth++) {
      lines.append(
          "{\"reference\":\"called-%d\",\"connected\":%b,\"objection\":%b,\"callId\":\"%d\"}\n"
              .formatted(nth, nth % 10 < 3, objects(nth), nth));
    }
    HttpRequest request =
        HttpRequest.newBuilder(stack.address(Service.GATEWAY).resolve("/v1/outcomes"))
            .header("Authorization", "Bearer " + token())
            .header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofString(lines.toString()))
            .build();
    try {
      List<String> answers = http.send(request, BodyHandlers.ofLines()).body().toList();
      Optional<String> refused =
          answers.stream().filter(line -> !line.contains("\"result\":\"CREATED\"")).findFirst();
      if (refused.isPresent() || answers.size() != to - from) {
        throw new StackException(
            "of %,d outcomes %,d were answered; the first that was not taken: %s"
                .formatted(to - from, answers.size(), refused.orElse("none")));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("the bench was interrupted", e);
    }
  }

  private BenchFigure inserted() {
    double[] seconds = new double[1];
    world.with(
        Service.GATEWAY,
        database -> {
          BenchWorld.execute(
              database, "create table bench_outcome (like outcome including indexes)");
          long begun = System.nanoTime();
          BenchWorld.execute(
              database,
              "insert into bench_outcome select * from outcome order by id desc limit " + rows);
          seconds[0] = (System.nanoTime() - begun) / 1e9;
          BenchWorld.execute(database, "drop table bench_outcome");
        });
    return BenchFigure.of(
        "outcomes", "one SQL insert of the same rows, without looking", rows / seconds[0], "/s");
  }
}
