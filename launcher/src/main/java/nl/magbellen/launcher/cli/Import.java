package nl.magbellen.launcher.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import nl.magbellen.launcher.client.ImportTally;
import nl.magbellen.launcher.client.ListExchange;
import nl.magbellen.launcher.issuer.Role;
import nl.magbellen.launcher.issuer.TokenRequest;
import nl.magbellen.launcher.os.StackException;
import nl.magbellen.launcher.stack.LocalAccess;
import nl.magbellen.launcher.stack.Service;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Imports a file, shows how far it is, and keeps what was refused. */
@Command(
    name = "import",
    description = {
      "Puts the records of a file on record: CSV with a header row, or NDJSON (.ndjson, .jsonl),",
      "gzipped or not. The same file again changes nothing, so that a file that broke off is sent",
      "again. What is refused is kept in a file beside it, to be mended and sent again."
    },
    footer = {
      "",
      "Ends with 0 when every row is on record, with 3 when not (a row refused, a file without rows),",
      "with 1 when the file was not imported to its end.",
      "",
      "Example: ./magbellen import objections bezwaren.csv --map number:Telefoon,receivedAt:Datum \\",
      "    --date-format 'd-M-yyyy' --numbers nl --set advertiser=zonnestroom --set channel=LETTER"
    })
final class Import implements Callable<Integer> {

  /** The system property that names the directory that the user stands in. */
  private static final String CALLED_FROM = "magbellen.called-from";

  private static final int NOT_TAKEN = 3;

  /** What can be imported, where, and by whom. */
  enum Kind {
    CONSENTS("consents", Service.CONSENT, Role.CONSENT_WRITER),
    RELATIONS("customer-relations", Service.CONSENT, Role.CONSENT_WRITER),
    REQUESTED_CALLS("requested-calls", Service.CONSENT, Role.CONSENT_WRITER),
    OBJECTIONS("objections", Service.OBJECTION, Role.DIALER),
    CALLER_IDS("caller-ids", Service.CALLER_ID, Role.REGISTRAR);

    private final String path;
    private final Service service;
    private final Role role;

    Kind(String path, Service service, Role role) {
      this.path = path;
      this.service = service;
      this.role = role;
    }

    /** As it is written on the command line. */
    static Kind named(String text) {
      for (Kind kind : values()) {
        if (kind.name().equalsIgnoreCase(text.replace('-', '_')) || kind.path.equals(text)) {
          return kind;
        }
      }
      throw new CommandLine.TypeConversionException(
          "there is no such kind: consents, relations, requested-calls, objections or caller-ids");
    }
  }

  @Parameters(
      index = "0",
      paramLabel = "KIND",
      converter = KindIn.class,
      description = "consents, relations, requested-calls, objections, caller-ids.")
  private Kind kind;

  @Parameters(
      index = "1",
      paramLabel = "FILE",
      description = "The file; - is the standard input, read to its end first.")
  private Path file;

  @Option(names = "--map", description = "Which column is which field: number:Telefoon,…")
  private String map;

  @Option(names = "--set", description = "A field that is the same in every row: channel=LETTER.")
  private Map<String, String> constants = new LinkedHashMap<>();

  @Option(names = "--advertiser", description = "Whose records they are, in every row.")
  private String advertiser;

  @Option(names = "--date-format", description = "How times are written: dd-MM-yyyy HH:mm.")
  private String dateFormat;

  @Option(names = "--zone", description = "The zone of these times (default: Europe/Amsterdam).")
  private String zone;

  @Option(names = "--numbers", description = "nl: numbers may lack their leading 0 or +.")
  private String numbers;

  @Option(names = "--charset", description = "The file's encoding, such as windows-1252.")
  private String charset;

  @Option(
      names = "--dry-run",
      description = {
        "Answers the same, and records nothing. The same record twice, far apart in the file, is",
        "CREATED twice then."
      })
  private boolean dryRun;

  @Option(names = "--from-row", description = "The first row to be recorded, from 1.")
  private long fromRow = 1;

  @Option(
      names = "--rejects",
      description =
          "Where refused rows go (default: list.rejected.csv for list.csv; rejected.csv for -).")
  private Path rejects;

  @Option(
      names = "--reader",
      paramLabel = "machine|spreadsheet",
      description = "machine: no cell of a refused row is made text.")
  private String reader;

  @Option(
      names = "--name",
      description = "How the file is called as evidence (default: its own name).")
  private String name;

  @Spec private CommandSpec spec;

  private final ImportTally tally = new ImportTally();

  /** Reads a kind. */
  static final class KindIn implements CommandLine.ITypeConverter<Kind> {
    @Override
    public Kind convert(String text) {
      return Kind.named(text);
    }
  }

  @Override
  public Integer call() throws IOException {
    if (!isStandardInput()) {
      return take(ListSource.of(fromHere(file)));
    }
    // Kept for as long as it takes: refused rows are copied from it.
    Path kept = Files.createTempFile("magbellen", ".list");
    kept.toFile().deleteOnExit();
    try {
      Files.copy(System.in, kept, StandardCopyOption.REPLACE_EXISTING);
      return take(ListSource.of(kept));
    } finally {
      Files.delete(kept);
    }
  }

  private boolean isStandardInput() {
    return file.toString().equals(ListSource.STANDARD_INPUT);
  }

  private int take(ListSource list) throws IOException {
    send(list);
    say(tally.summary());
    if (!tally.refused().isEmpty()) {
      keepRefused(list);
      return NOT_TAKEN;
    }
    if (tally.rows() == 0) {
      say("the file holds no rows");
      return NOT_TAKEN;
    }
    return CommandLine.ExitCode.OK;
  }

  private void send(ListSource list) throws IOException {
    ProgressBar bar =
        new ProgressBar(list, tally::rows, tally::lastLine, spec.commandLine().getErr());
    try (ListExchange exchange = list.send(address(), token())) {
      bar.show();
      if (list.lines()) {
        tally.readLines(exchange.answers());
      } else {
        tally.readCsv(exchange.answers());
      }
    } catch (IOException cutShort) {
      throw new StackException("the service has hung up: " + whereToGoOn(), cutShort);
    } finally {
      bar.stop();
    }
    if (!tally.finished()) {
      String why = tally.brokenOff() == null ? "the file is cut short" : tally.brokenOff();
      throw new StackException(why + " (" + whereToGoOn() + ")");
    }
    if (System.console() != null) {
      tell("\r");
    }
    say(bar.finished());
    say("SHA-256 of the file: " + tally.sha256());
  }

  private String whereToGoOn() {
    return "rows up to %d are answered: send the file again, or with --from-row %d"
        .formatted(Math.max(tally.lastRow(), fromRow - 1), Math.max(tally.lastRow() + 1, fromRow));
  }

  private void keepRefused(ListSource list) throws IOException {
    Path target = rejects == null ? besideTheFile(list) : fromHere(rejects);
    Path why =
        new RejectFile(list, charset, "machine".equals(reader)).write(tally.refused(), target);
    say("refused rows: %s, and why: %s".formatted(target, why));
    if (tally.hasMoreRefused()) {
      say(
          "only the first %,d of them: mend these and send all again"
              .formatted(tally.refused().size()));
    }
  }

  private Path besideTheFile(ListSource list) {
    return isStandardInput()
        ? fromHere(Path.of("rejected" + (list.lines() ? ".ndjson" : ".csv")))
        : list.beside("rejected");
  }

  private URI address() {
    Map<String, String> query = new LinkedHashMap<>(constants);
    query.put("advertiser", advertiser == null ? constants.get("advertiser") : advertiser);
    query.put("map", map);
    query.put("dateFormat", dateFormat);
    query.put("zone", zone);
    query.put("numbers", numbers);
    query.put("charset", charset);
    query.put("dryRun", dryRun ? "true" : null);
    query.put("fromRow", Long.toString(fromRow));
    query.put("name", name == null && !isStandardInput() ? file.getFileName().toString() : name);
    String said =
        query.entrySet().stream()
            .filter(each -> each.getValue() != null)
            .map(each -> each.getKey() + "=" + encoded(each.getValue()))
            .collect(Collectors.joining("&"));
    return LocalAccess.here()
        .address(kind.service)
        .resolve("/v1/%s/import?%s".formatted(kind.path, said));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private String token() {
    TokenRequest client =
        new TokenRequest(
            "local",
            List.of(kind.role),
            List.of(advertiser == null ? "*" : advertiser),
            null,
            TokenRequest.USUAL_LIFETIME);
    return LocalAccess.here().sign(client, Instant.now());
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
}
