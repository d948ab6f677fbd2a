package nl.magbellen.launcher.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import nl.magbellen.launcher.client.AnswerLayout;
import nl.magbellen.launcher.client.ListExchange;
import nl.magbellen.launcher.client.ScreeningTally;
import nl.magbellen.launcher.issuer.Role;
import nl.magbellen.launcher.issuer.TokenRequest;
import nl.magbellen.launcher.os.StackException;
import nl.magbellen.launcher.stack.LocalAccess;
import nl.magbellen.launcher.stack.Service;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Screens a list, shows how far it is, and says what came of it. */
@Command(
    name = "screen",
    description = {
      "Screens a list: CSV with a header row, or NDJSON (.ndjson, .jsonl), gzipped (.gz) or not.",
      "Ctrl-C cancels it; --resume goes on after the last row that was answered."
    },
    footer = {
      "",
      "Ends with 0 when every row was decided, with 3 when not (a row in error, facts that did not",
      "come in time, a list without rows), with 1 when the list was not screened to its end.",
      "",
      "Example: ./magbellen screen list.csv --advertiser zonnestroom --purpose COMMERCIAL \\",
      "    --subject energy-contract --caller-id +31207001234"
    })
final class Screen implements Callable<Integer> {

  /** The system property that names the directory that the user stands in. */
  private static final String CALLED_FROM = "magbellen.called-from";

  private static final int UNDECIDED = 3;

  @Parameters(paramLabel = "FILE", description = "The list; - is the standard input.")
  private Path file;

  @Option(
      names = "--out",
      description =
          "Where the answers go (default: list.screened.csv for list.csv; the standard output for -).")
  private Path out;

  @Option(names = "--from-row", description = "The first row to be screened, from 1.")
  private long fromRow = 1;

  @Option(names = "--resume", description = "Goes on where the answers end.")
  private boolean resume;

  @Option(
      names = "--map",
      description = "Which column is which field: callee:phone_number,reference:lead_id.")
  private String map;

  @Option(
      names = "--keep",
      paramLabel = "all",
      description = "all: the other columns stand before the answers.")
  private String keep;

  @Option(
      names = "--only",
      paramLabel = "PERMIT|DENY|ERROR",
      description = "Writes the rows of these decisions alone; two with a comma.")
  private String only;

  @Option(
      names = "--numbers",
      paramLabel = "nl",
      description = "nl: numbers that lost their 0 or + are Dutch: 612345678, 31612345678.")
  private String numbers;

  @Option(names = "--charset", description = "The list's encoding, such as windows-1252.")
  private String charset;

  @Option(
      names = "--reader",
      paramLabel = "machine|spreadsheet",
      description = "machine: no cell is made text, and there is no byte order mark.")
  private String reader;

  @Option(
      names = "--yes",
      description = "Takes the map that is proposed where the columns have other names.")
  private boolean yes;

  @Option(names = "--advertiser", description = "For whom, where the rows do not say it.")
  private String advertiser;

  @Option(names = "--purpose", description = "COMMERCIAL, CHARITABLE, IDEAL, SERVICE, RESEARCH.")
  private String purpose;

  @Mixin private QuestionOptions question;

  @Option(
      names = "--at",
      description = {
        "When, such as 2026-11-24T14:00:00+01:00 (default: now);",
        "next: each row in its next calling window."
      })
  private String at;

  @Option(names = "--language", description = "en or nl (default: ${DEFAULT-VALUE}).")
  private String language = "en";

  @Option(names = "--json", description = "Prints the counts as JSON.")
  private boolean json;

  @Spec private CommandSpec spec;

  private final ScreeningTally tally = new ScreeningTally();

  @Override
  public Integer call() throws IOException {
    if (file.toString().equals(ListSource.STANDARD_INPUT)) {
      return screenStandardInput();
    }
    ListSource list = ListSource.of(fromHere(file));
    Path answers = out == null ? list.beside("screened") : fromHere(out);
    return screenFile(list, answers);
  }

  private int screenStandardInput() throws IOException {
    if (resume) {
      throw new StackException("the standard input cannot be read again: there is no --resume");
    }
    ListSource list = ListSource.ofStandardInput();
    propose(list);
    Map<String, String> query = query();
    query.put("only", only);
    if (out == null) {
      exchange(list, query, null, System.out);
      return told("the standard output", spec.commandLine().getErr());
    }
    try (OutputStream answers = Files.newOutputStream(fromHere(out))) {
      exchange(list, query, null, answers);
    }
    return told(fromHere(out).toString(), spec.commandLine().getOut());
  }

  private int screenFile(ListSource list, Path answers) throws IOException {
    // Beside what is wanted stands what is not, so that a run that breaks off knows where it was.
    Path whole = only == null ? answers : answers.resolveSibling(answers.getFileName() + ".part");
    ScreeningResult result = new ScreeningResult(whole, list.lines());
    if (resume && isFinished(answers, result, list)) {
      say("%s is finished: nothing to resume".formatted(answers));
      return told(answers.toString(), spec.commandLine().getOut());
    }
    boolean goesOn = resume && Files.exists(whole);
    if (goesOn) {
      ScreeningRun.begun(result).ifPresent(this::takeMap);
    }
    propose(list);
    ScreeningRun run = ScreeningRun.of(query(), list.path());
    if (goesOn) {
      run.requireBegun(result);
      result.keepWholeRows();
      result.count(tally);
      fromRow = tally.lastRow() + 1;
    } else {
      run.keepBeside(result);
    }
    AnswerLayout layout = fromRow == 1 ? null : result.layout();
    Map<String, String> query = query();
    query.put("fromRow", Long.toString(fromRow));
    try (OutputStream kept = Files.newOutputStream(whole, options())) {
      exchange(list, query, layout, kept);
    }
    if (goesOn) {
      result.writeTotals(tally);
    }
    if (only != null) {
      result.filterTo(answers, List.of(only.split(",")));
    }
    return told(answers.toString(), spec.commandLine().getOut());
  }

  /** With --only the finished answers are those that are wanted, and the others are gone. */
  private boolean isFinished(Path answers, ScreeningResult whole, ListSource list)
      throws IOException {
    ScreeningResult result =
        Files.exists(whole.file()) ? whole : new ScreeningResult(answers, list.lines());
    if (result.isFinished()) {
      result.count(tally);
      return true;
    }
    return false;
  }

  private void takeMap(ScreeningRun begun) {
    map = map == null ? begun.asked().get("map") : map;
    keep = keep == null ? begun.asked().get("keep") : keep;
  }

  /** Without a map, columns of other names than the fields' are read as the user agrees. */
  private void propose(ListSource list) throws IOException {
    if (list.lines() || map != null) {
      return;
    }
    Optional<MappingProposal> proposal = MappingProposal.of(list.header(charset), query().keySet());
    if (proposal.isEmpty()) {
      return;
    }
    MappingProposal mapping = proposal.get();
    if (!yes && !agrees(mapping)) {
      throw new StackException(
          "no column is the callee. Perhaps %s: say --yes, or --map '%s' --keep all"
              .formatted(mapping.text(), mapping.map()));
    }
    tell("magbellen: %s (--map '%s' --keep all)%n".formatted(mapping.text(), mapping.map()));
    map = mapping.map();
    keep = "all";
  }

  private boolean agrees(MappingProposal mapping) {
    if (System.console() == null || file.toString().equals(ListSource.STANDARD_INPUT)) {
      return false;
    }
    String answer = System.console().readLine("Is this right: %s? [y/N] ", mapping.text());
    return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes|j|ja");
  }

  private void exchange(
      ListSource list, Map<String, String> query, AnswerLayout layout, OutputStream answers)
      throws IOException {
    try (ListExchange exchange = list.send(address(query), token())) {
      new ScreeningExchange(exchange, tally, list, spec.commandLine().getErr())
          .run(answers, layout);
    }
  }

  private StandardOpenOption[] options() {
    return fromRow > 1
        ? new StandardOpenOption[] {StandardOpenOption.CREATE, StandardOpenOption.APPEND}
        : new StandardOpenOption[] {
          StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING
        };
  }

  private int told(String answers, PrintWriter terminal) {
    boolean decided = tally.undecided() == 0 && tally.rows() > 0;
    terminal.println(
        json
            ? tally.json(answers)
            : new ScreeningText(tally, language).of(answers, at == null, numbers == null));
    terminal.flush();
    return decided ? CommandLine.ExitCode.OK : UNDECIDED;
  }

  /** The query of the screening but where it begins. */
  private Map<String, String> query() {
    Map<String, String> query = new LinkedHashMap<>(question.fields());
    query.put("advertiser", advertiser);
    query.put("purpose", purpose);
    query.put("at", at);
    query.put("map", map);
    query.put("keep", keep);
    query.put("numbers", numbers);
    query.put("charset", charset);
    query.put("reader", reader);
    query.values().removeIf(value -> value == null);
    return query;
  }

  private static URI address(Map<String, String> query) {
    String text =
        query.entrySet().stream()
            .filter(parameter -> parameter.getValue() != null)
            .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
            .collect(Collectors.joining("&"));
    return LocalAccess.here().address(Service.GATEWAY).resolve("/v1/screenings?" + text);
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
            question.agency(),
            TokenRequest.USUAL_LIFETIME);
    return LocalAccess.here().sign(dialer, Instant.now());
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
