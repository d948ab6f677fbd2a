package nl.magbellen.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import nl.magbellen.imports.DigestedInput.Beginning;
import nl.magbellen.imports.RowRules.Held;
import nl.magbellen.list.Row;
import nl.magbellen.list.RowReader;
import nl.magbellen.list.UnreadableRowException;
import org.jboss.logging.Logger;

/**
 * One file being imported. While a batch is recorded the next is read and held against the rules;
 * more is not read before the client takes its answers. So it holds a few thousand rows of a file
 * of any length. A row is answered once it is on record.
 */
final class ImportRun<T> {

  private static final Logger LOG = Logger.getLogger(ImportRun.class);
  private static final int MOST_UNDER_WAY = 2;

  /** The most characters in a batch: rows may be long. */
  private static final int MOST_TEXT = 1 << 22;

  private final ImportedKind<T> kind;
  private final FileRows rows;
  private final FileFormat format;
  private final RowRules<T> rules;
  private final Recorder recorder;
  private final ImportFiles files;
  private final DigestedInput file;
  private final Sent sent;
  private final ImportQuery query;
  private final int widest;
  private final Queue<Pending<T>> underWay = new ArrayDeque<>();
  private CompletableFuture<?> latest = CompletableFuture.completedFuture(null);
  private boolean ended;
  private long answered;
  private ImportCounts counts = ImportCounts.NONE;

  /** A row of a batch: one to be recorded, or the answer to one that cannot be. */
  private record BatchRow<T>(long row, long line, T request, ImportedRow refused) {}

  /** Rows whose outcomes are awaited. */
  private record Pending<T>(List<BatchRow<T>> rows, CompletableFuture<List<Outcome>> outcomes) {}

  ImportRun(
      ImportedKind<T> kind,
      FileRows rows,
      FileFormat format,
      RowRules<T> rules,
      Recorder recorder,
      ImportFiles files,
      DigestedInput file,
      Sent sent,
      ImportQuery query,
      int widest) {
    this.kind = kind;
    this.rows = rows;
    this.format = format;
    this.rules = rules;
    this.recorder = recorder;
    this.files = files;
    this.file = file;
    this.sent = sent;
    this.query = query;
    this.widest = widest;
    this.answered = query.fromRow() - 1;
  }

  /**
   * Imports the whole file.
   *
   * @throws IOException when the client is gone; what was recorded until then stays
   */
  void run(OutputStream out) throws IOException {
    if (query.fromRow() == 1) {
      format.begin(out);
    }
    try {
      while (beginNext() || !underWay.isEmpty()) {
        if (!mayBeginMore()) {
          writeOldest(out);
        }
      }
      if (!rows.rows().isCutShort()) {
        format.end(cameWhole(), out);
      }
    } catch (CompletionException failed) {
      LOG.errorf(
          failed.getCause(), "an import broke off kind=%s file=%s", kind.name(), sent.file());
      format.end(
          ImportEnding.brokenOff(
              answered + 1,
              "The database did not take the rows in time. Those before are on record; send the file"
                  + " again, with fromRow or whole."),
          out);
    }
    out.flush();
  }

  private ImportEnding cameWhole() {
    Beginning all = file.soFar(sent.file());
    String sha256 = HexFormat.of().formatHex(all.digest());
    if (query.dryRun()) {
      return ImportEnding.whole(counts, null, sha256);
    }
    files.cameWhole(all, counts, file.continued()).subscribeAsCompletionStage().join();
    return ImportEnding.whole(counts, sent.file(), sha256);
  }

  /** Begins a batch where one may begin; false when there are no more rows. */
  private boolean beginNext() throws IOException {
    if (mayBeginMore()) {
      List<BatchRow<T>> batch = read();
      ended = batch.isEmpty();
      if (!ended) {
        underWay.add(new Pending<>(batch, recorded(batch)));
      }
    }
    return !ended;
  }

  /** With answers under way, a client that is silent gets those before we wait for it. */
  private boolean mayBeginMore() throws IOException {
    return !ended
        && (underWay.isEmpty() || underWay.size() < MOST_UNDER_WAY && rows.rows().ready());
  }

  private List<BatchRow<T>> read() throws IOException {
    List<BatchRow<T>> batch = new ArrayList<>();
    RowReader reader = rows.rows();
    long text = 0;
    while (batch.size() < widest && text < MOST_TEXT && (batch.isEmpty() || reader.ready())) {
      Row row = reader.next();
      if (row == null) {
        break;
      }
      if (row.number() >= query.fromRow() && !(row instanceof Row.Blank)) {
        batch.add(understood(row));
        text += row instanceof Row.Whole whole ? whole.text().length() : 0;
      }
    }
    return batch;
  }

  private BatchRow<T> understood(Row row) {
    return switch (row) {
      case Row.Whole(long number, long line, String text) -> understood(number, line, text);
      case Row.Broken(long number, long line, String why, String text) ->
          unreadable(number, line, why);
      case Row.Blank(long number, long line) -> unreadable(number, line, "The row is blank.");
    };
  }

  private BatchRow<T> understood(long number, long line, String text) {
    ObjectNode json;
    try {
      json = rows.json(text);
    } catch (UnreadableRowException e) {
      return unreadable(number, line, e.getMessage());
    }
    return switch (rules.hold(json)) {
      case Held.Valid<T>(T request) -> new BatchRow<>(number, line, request, null);
      case Held.Invalid<T>(Outcome.Refused refused) ->
          new BatchRow<>(number, line, null, ImportedRow.of(number, line, refused));
    };
  }

  private BatchRow<T> unreadable(long number, long line, String why) {
    return new BatchRow<>(number, line, null, ImportedRow.unreadable(number, line, why));
  }

  /** After the batch before it: of the same row twice in a file the first is the one on record. */
  private CompletableFuture<List<Outcome>> recorded(List<BatchRow<T>> batch) {
    List<Line<T>> lines =
        batch.stream()
            .filter(row -> row.request() != null)
            .map(row -> new Line<>(row.line(), row.request()))
            .toList();
    if (lines.isEmpty()) {
      return latest.thenApply(_ -> List.of());
    }
    Beginning soFar = file.soFar(sent.file());
    CompletableFuture<ImportedKind.Recording> prepared =
        kind.prepare(lines, sent).subscribeAsCompletionStage();
    CompletableFuture<List<Outcome>> outcomes =
        latest
            .thenCombine(prepared, (_, recording) -> recording)
            .thenCompose(
                recording -> recorder.record(recording, soFar).subscribeAsCompletionStage());
    latest = outcomes;
    return outcomes;
  }

  private void writeOldest(OutputStream out) throws IOException {
    Pending<T> oldest = underWay.remove();
    Iterator<Outcome> outcomes = oldest.outcomes().join().iterator();
    for (BatchRow<T> row : oldest.rows()) {
      ImportedRow answer =
          row.refused() == null
              ? told(ImportedRow.of(row.row(), row.line(), outcomes.next()))
              : row.refused();
      counts = counts.plus(answer);
      if (!query.onlyErrors() || answer.result() == ImportedRow.Result.ERROR) {
        format.write(answer, out);
      }
      answered = row.row();
    }
    if (underWay.isEmpty()) {
      out.flush();
    }
  }

  /** The ids of what was not recorded name nothing. */
  private ImportedRow told(ImportedRow row) {
    boolean isNothing = query.dryRun() && row.result() == ImportedRow.Result.CREATED;
    UUID id = isNothing ? null : row.id();
    return new ImportedRow(
        row.row(), row.line(), row.result(), id, row.field(), row.code(), row.reason());
  }
}
