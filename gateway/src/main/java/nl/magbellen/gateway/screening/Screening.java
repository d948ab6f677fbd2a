package nl.magbellen.gateway.screening;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import nl.magbellen.gateway.permission.AskedQuestion;
import nl.magbellen.gateway.permission.DecisionPath;
import nl.magbellen.gateway.permission.Intake;
import nl.magbellen.gateway.permission.Screened;
import nl.magbellen.gateway.rules.CurrentRulebook;
import nl.magbellen.gateway.screening.RowFormat.Content;
import nl.magbellen.list.Row;
import nl.magbellen.list.RowReader;
import nl.magbellen.list.UnreadableRowException;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.question.Callee;
import nl.magbellen.service.problem.RefusalTables;

/**
 * One list being screened. It reads on only while few batches are under way and the client takes
 * its answers, so that it holds a few thousand rows of a list of any length.
 */
final class Screening {

  /** The most characters that are under way, and that a batch begins with: rows may be long. */
  private static final int MOST_TEXT = 1 << 20;

  private final RowFormat format;
  private final ScreeningOptions options;
  private final ObjectNode constants;
  private final Intake intake;

  /** Knows the campaigns of the rows that are read together. */
  private Intake knowing;

  private final RefusalTables refusals;
  private final DecisionPath path;
  private final CurrentRulebook rulebook;
  private final ScreeningSettings settings;
  private final InstantSource time;
  private final FirstRows firstRows;
  private final Queue<Pending> underWay = new ArrayDeque<>();
  private boolean ended;
  private Counts counts = Counts.NONE;

  /** Rows whose answers are awaited. */
  private record Pending(
      List<BatchRow> rows, long text, CompletableFuture<List<Screened>> answers) {}

  /** Rows that were read together, and how many characters they have. */
  private record Batch(List<BatchRow> rows, long text) {}

  /**
   * A row that is to be decided, or the answer to one that cannot be; and what goes back with it.
   */
  private sealed interface BatchRow {
    Object kept();

    record ToDecide(Row row, AskedQuestion asked, Long duplicateOf, Object kept)
        implements BatchRow {}

    record Refused(ScreenedRow answer, Object kept) implements BatchRow {}
  }

  Screening(
      RowFormat format,
      ScreeningOptions options,
      ObjectNode constants,
      Intake intake,
      RefusalTables refusals,
      DecisionPath path,
      CurrentRulebook rulebook,
      ScreeningSettings settings,
      RememberedNumbers memory,
      InstantSource time) {
    this.format = format;
    this.options = options;
    this.constants = constants;
    this.intake = intake;
    this.knowing = intake;
    this.refusals = refusals;
    this.path = path;
    this.rulebook = rulebook;
    this.settings = settings;
    this.time = time;
    this.firstRows = new FirstRows(memory);
  }

  /**
   * Answers the whole list. One that was cut short has no counts at its end.
   *
   * @throws IOException when the client is gone; what was decided until then is on record
   */
  void run(OutputStream out) throws IOException {
    try (firstRows) {
      answerAll(out);
    }
    out.flush();
  }

  private void answerAll(OutputStream out) throws IOException {
    if (options.fromRow() == 1) {
      format.begin(out);
    }
    while (beginNext() || !underWay.isEmpty()) {
      if (!mayBeginMore()) {
        writeOldest(out);
      }
    }
    if (!format.rows().isCutShort()) {
      format.end(counts.withDuplicatesKnownTo(firstRows.knownTo()), out);
    }
  }

  /** Begins a batch where one may begin; false when there are no more rows. */
  private boolean beginNext() throws IOException {
    if (mayBeginMore()) {
      Batch batch = read();
      ended = batch.rows().isEmpty();
      if (!ended) {
        underWay.add(new Pending(batch.rows(), batch.text(), decide(batch.rows())));
      }
    }
    return !ended;
  }

  /** With answers under way, a client that is silent gets those before we wait for it. */
  private boolean mayBeginMore() throws IOException {
    return !ended
        && (underWay.isEmpty()
            || underWay.size() < settings.sideBySide()
                && underWay.stream().mapToLong(Pending::text).sum() < MOST_TEXT
                && format.rows().ready());
  }

  private Batch read() throws IOException {
    List<BatchRow> rows = new ArrayList<>();
    knowing = intake;
    RowReader reader = format.rows();
    Moment moment = null;
    long text = 0;
    while (rows.size() < settings.widest()
        && text < MOST_TEXT
        && (rows.isEmpty() || reader.ready())) {
      Row row = reader.next();
      if (row == null) {
        break;
      }
      moment = moment == null ? moment() : moment;
      BatchRow understood = understand(row, moment);
      if (row.number() >= options.fromRow()) {
        rows.add(understood);
        text += length(row);
      }
    }
    return new Batch(rows, text);
  }

  private static int length(Row row) {
    return switch (row) {
      case Row.Whole(_, _, String text) -> text.length();
      case Row.Broken(_, _, _, String text) -> text == null ? 0 : text.length();
      case Row.Blank _ -> 0;
    };
  }

  private Moment moment() {
    return Moment.of(
        time.instant(),
        options.atNext() ? rulebook.shown().await().indefinitely().rulebook() : null);
  }

  private BatchRow understand(Row row, Moment moment) {
    return switch (row) {
      case Row.Whole whole -> understand(whole, moment);
      case Row.Broken broken -> refused(row, format.seeming(broken.text()), broken.why());
      case Row.Blank _ -> refused(row, format.seeming(null), "The row is blank.");
    };
  }

  private static BatchRow refused(Row row, Content content, String why) {
    return new BatchRow.Refused(ScreenedRow.error(row, content.reference(), why), content.kept());
  }

  private BatchRow understand(Row.Whole row, Moment moment) {
    try {
      Content content = format.content(row.text());
      return switch (understanding(content, moment.now())) {
        case Intake.Understood(AskedQuestion asked) -> toDecide(row, content, moment.of(asked));
        case Intake.Refused(var refusal) ->
            new BatchRow.Refused(
                ScreenedRow.refused(row, content.reference(), refusals.problem(refusal)),
                content.kept());
      };
    } catch (UnreadableRowException e) {
      return refused(row, format.seeming(row.text()), e.getMessage());
    }
  }

  private Intake.Understanding understanding(Content content, Instant now) {
    Set<String> campaigns =
        content.plain() == null
            ? Intake.campaignsOf(Stream.of(constants, content.question()))
            : Intake.campaignsOf(content.plain());
    if (!campaigns.isEmpty()) {
      knowing = knowing.knowing(campaigns).await().indefinitely();
    }
    return content.plain() == null
        ? knowing.understand(constants, content.question(), now)
        : knowing.understand(content.plain(), now);
  }

  private BatchRow toDecide(Row row, Content content, AskedQuestion asked) {
    Long duplicateOf =
        asked.question().callee() instanceof Callee.Numbered(TelephoneNumber number)
            ? firstRows.firstOf(number, row.number())
            : null;
    return new BatchRow.ToDecide(row, asked, duplicateOf, content.kept());
  }

  private CompletableFuture<List<Screened>> decide(List<BatchRow> rows) {
    List<AskedQuestion> asked =
        rows.stream()
            .filter(BatchRow.ToDecide.class::isInstance)
            .map(row -> ((BatchRow.ToDecide) row).asked())
            .toList();
    return asked.isEmpty()
        ? CompletableFuture.completedFuture(List.of())
        : path.screen(asked).subscribeAsCompletionStage();
  }

  private void writeOldest(OutputStream out) throws IOException {
    Pending oldest = underWay.remove();
    Iterator<Screened> answers = oldest.answers().join().iterator();
    for (BatchRow row : oldest.rows()) {
      ScreenedRow answer =
          switch (row) {
            case BatchRow.ToDecide(Row asked, var question, Long duplicateOf, _) ->
                ScreenedRow.decided(asked, question.question(), answers.next(), duplicateOf);
            case BatchRow.Refused refused -> refused.answer();
          };
      counts = counts.plus(answer);
      if (options.only().contains(answer.decision())) {
        format.write(answer, row.kept(), out);
      }
    }
    if (underWay.isEmpty()) {
      out.flush();
    }
  }
}
