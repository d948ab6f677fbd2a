package nl.magbellen.launcher.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import nl.magbellen.launcher.client.ListExchange;
import nl.magbellen.launcher.client.ScreeningTally;
import nl.magbellen.launcher.issuer.Role;
import nl.magbellen.launcher.issuer.TokenRequest;
import nl.magbellen.launcher.os.Pause;
import nl.magbellen.launcher.os.StackException;
import nl.magbellen.launcher.stack.LocalAccess;
import nl.magbellen.launcher.stack.Service;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Screens a list, shows how far it is, and tells what it came to. */
@Command(
    name = "screen",
    description = {
      "Screens a list: CSV with a header row, or NDJSON (.ndjson, .jsonl).",
      "Ctrl-C cancels it; --resume goes on after the last row that was answered."
    },
    footer = {
      "",
      "Example: ./magbellen screen list.csv --advertiser zonnestroom --purpose COMMERCIAL \\",
      "    --subject energy-contract --caller-id +31207001234"
    })
final class Screen implements Callable<Integer> {

  /** The system property that names the directory that the user stands in. */
  private static final String CALLED_FROM = "magbellen.called-from";

  private static final Duration BETWEEN_LINES = Duration.ofMillis(500);
  private static final int BAR = 30;

  @Parameters(paramLabel = "FILE", description = "The list.")
  private Path file;

  @Option(names = "--out", description = "Where the answers go (default: FILE.screened).")
  private Path out;

  @Option(names = "--from-row", description = "The first row to be screened, from 1.")
  private long fromRow = 1;

  @Option(names = "--resume", description = "Goes on where the --out file ends.")
  private boolean resume;

  @Option(names = "--advertiser", description = "For whom, where the rows do not say it.")
  private String advertiser;

  @Option(names = "--purpose", description = "COMMERCIAL, CHARITABLE, IDEAL, SERVICE, RESEARCH.")
  private String purpose;

  @Option(names = "--subject", description = "What the calls are about.")
  private String subject;

  @Option(names = "--caller-id", description = "The number shown.")
  private String callerId;

  @Option(names = "--agency", description = "The agency that calls for the advertiser.")
  private String agency;

  @Option(names = "--at", description = "When, such as 2026-11-24T14:00:00+01:00 (default: now).")
  private String at;

  @Spec private CommandSpec spec;

  private final ScreeningTally tally = new ScreeningTally();
  private volatile boolean over;

  @Override
  public Integer call() throws IOException {
    Path list = fromHere(file);
    if (!Files.isReadable(list)) {
      throw new StackException("cannot read %s".formatted(file));
    }
    boolean lines = list.toString().matches(".*\\.(ndjson|jsonl)");
    Path target = fromHere(out == null ? Path.of(file + ".screened") : out);
    if (resume) {
      fromRow = new ScreeningResult(target, lines).keepWholeRows() + 1;
    }
    screen(list, lines, target);
    say(tally.summary());
    return CommandLine.ExitCode.OK;
  }

  private void screen(Path list, boolean lines, Path target) throws IOException {
    Instant begun = Instant.now();
    String mediaType = lines ? "application/x-ndjson" : "text/csv";
    try (ListExchange exchange = ListExchange.begin(address(), token(), mediaType, list);
        OutputStream answers = Files.newOutputStream(target, options())) {
      Thread hook = new Thread(() -> cancel(exchange, target), "cancel");
      Runtime.getRuntime().addShutdownHook(hook);
      long size = Files.size(list);
      Thread.ofVirtual().start(() -> showProgress(exchange, size, begun));
      read(new Kept(exchange.answers(), answers), lines, separator(list));
      over = true;
      Runtime.getRuntime().removeShutdownHook(hook);
    }
    if (!tally.finished()) {
      throw new StackException("the answers end before the list does: screen it with --resume");
    }
    say(progress(1, begun));
  }

  private void read(InputStream answers, boolean lines, char separator) throws IOException {
    try {
      if (lines) {
        tally.readLines(answers);
      } else {
        tally.readCsv(answers, separator);
      }
    } catch (IOException cutShort) {
      if (over) {
        throw new StackException("cancelled", cutShort);
      }
      over = true;
      throw new StackException(
          "the gateway has hung up after row %d: go on with --resume".formatted(tally.lastRow()),
          cutShort);
    }
  }

  /** Interrupted: what was answered stays, and says where to go on. */
  private void cancel(ListExchange exchange, Path target) {
    if (over) {
      return;
    }
    over = true;
    try {
      exchange.close();
    } catch (IOException closed) {
      tell("magbellen: " + closed.getMessage());
    }
    tell(
        "%nmagbellen: cancelled after row %d (%s); --resume goes on there%n"
            .formatted(tally.lastRow(), target));
  }

  private StandardOpenOption[] options() {
    return fromRow > 1
        ? new StandardOpenOption[] {StandardOpenOption.CREATE, StandardOpenOption.APPEND}
        : new StandardOpenOption[] {
          StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING
        };
  }

  private void showProgress(ListExchange exchange, long size, Instant begun) {
    while (!over) {
      Pause.of(BETWEEN_LINES);
      if (!over && System.console() != null) {
        tell("\r" + progress(size == 0 ? 1 : (double) exchange.sent() / size, begun));
      }
    }
  }

  private String progress(double part, Instant begun) {
    double seconds = Duration.between(begun, Instant.now()).toMillis() / 1000.0;
    double share = Math.clamp(part, 0, 1);
    int full = (int) (BAR * share);
    return "[%s%s] %3.0f %%  %,d rows  %,.0f rows/s  %s"
        .formatted(
            "█".repeat(full),
            "·".repeat(BAR - full),
            100 * share,
            tally.rows(),
            tally.rows() / Math.max(seconds, 0.001),
            share == 1
                ? "in %.1f s".formatted(seconds)
                : "%.0f s to go".formatted(seconds * (1 - share) / Math.max(share, 0.001)));
  }

  private URI address() {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("fromRow", Long.toString(fromRow));
    query.put("advertiser", advertiser);
    query.put("purpose", purpose);
    query.put("subject", subject);
    query.put("callerId", callerId);
    query.put("agency", agency);
    query.put("at", at);
    String constants =
        query.entrySet().stream()
            .filter(constant -> constant.getValue() != null)
            .map(constant -> constant.getKey() + "=" + encoded(constant.getValue()))
            .collect(Collectors.joining("&"));
    return LocalAccess.here().address(Service.GATEWAY).resolve("/v1/screenings?" + constants);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private String token() {
    TokenRequest dialer =
        new TokenRequest(
            "local",
            List.of(Role.DIALER),
            List.of(advertiser == null ? "*" : advertiser),
            agency,
            TokenRequest.USUAL_LIFETIME);
    return LocalAccess.here().sign(dialer, Instant.now());
  }

  private static char separator(Path list) throws IOException {
    try (var rows = Files.newBufferedReader(list)) {
      String header = String.valueOf(rows.readLine());
      return header.indexOf(',') < 0 && header.indexOf(';') >= 0 ? ';' : ',';
    }
  }

  private static Path fromHere(Path path) {
    return Path.of(System.getProperty(CALLED_FROM, "")).resolve(path).toAbsolutePath();
  }

  private void say(String text) {
    PrintWriter terminal = spec.commandLine().getOut();
    terminal.println(text);
    terminal.flush();
  }

  private void tell(String text) {
    PrintWriter terminal = spec.commandLine().getErr();
    terminal.print(text);
    terminal.flush();
  }

  /** Keeps what is read through it. */
  private static final class Kept extends FilterInputStream {

    private final OutputStream kept;

    Kept(InputStream in, OutputStream kept) {
      super(in);
      this.kept = kept;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = super.read(into, offset, length);
      if (read > 0) {
        kept.write(into, offset, read);
      }
      return read;
    }
  }
}
