package nl.magbellen.gateway.screening;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import nl.magbellen.gateway.answer.CallPermission;
import nl.magbellen.gateway.permission.DecisionPath;
import nl.magbellen.gateway.permission.DecisionPath.Asked;
import nl.magbellen.gateway.permission.Intake;
import nl.magbellen.gateway.permission.QuestionRequest;
import nl.magbellen.number.DutchTime;

/**
 * One list being screened. It reads on only while few batches are under way and the client takes
 * its answers, so that it holds a few thousand rows of a list of any length.
 */
final class Screening {

  private final RowFormat format;
  private final long fromRow;
  private final ObjectNode constants;
  private final Intake intake;
  private final DecisionPath path;
  private final ScreeningSettings settings;
  private final Queue<Pending> underWay = new ArrayDeque<>();
  private boolean ended;
  private Counts counts = Counts.NONE;

  /** Rows whose answers are awaited. */
  private record Pending(
      List<Understanding> rows, CompletableFuture<List<CallPermission>> answers) {}

  /** A row that is asked, or the answer to one that cannot be. */
  private sealed interface Understanding {
    record Clear(long number, Asked asked) implements Understanding {}

    record Unclear(ScreenedRow answer) implements Understanding {}
  }

  /**
   * @param fromRow the first row to be answered, from 1
   */
  Screening(
      RowFormat format,
      long fromRow,
      ObjectNode constants,
      Intake intake,
      DecisionPath path,
      ScreeningSettings settings) {
    this.format = format;
    this.fromRow = fromRow;
    this.constants = constants;
    this.intake = intake;
    this.path = path;
    this.settings = settings;
  }

  /**
   * Answers the whole list.
   *
   * @throws IOException when the client is gone; what was decided until then is on record
   */
  void run(OutputStream out) throws IOException {
    if (fromRow == 1) {
      format.begin(out);
    }
    while (beginNext() || !underWay.isEmpty()) {
      if (!mayBeginMore()) {
        writeOldest(out);
      }
    }
    format.end(counts, out);
    out.flush();
  }

  /** Begins a batch where one may begin; false when there are no more rows. */
  private boolean beginNext() throws IOException {
    if (mayBeginMore()) {
      List<Understanding> rows = read();
      ended = rows.isEmpty();
      if (!ended) {
        underWay.add(new Pending(rows, decide(rows)));
      }
    }
    return !ended;
  }

  /** With answers under way, a client that is silent gets those before we wait for it. */
  private boolean mayBeginMore() throws IOException {
    return !ended
        && (underWay.isEmpty() || underWay.size() < settings.sideBySide() && format.rows().ready());
  }

  private List<Understanding> read() throws IOException {
    List<Understanding> rows = new ArrayList<>();
    RowReader reader = format.rows();
    Instant now = null;
    while (rows.size() < settings.widest() && (rows.isEmpty() || reader.ready())) {
      Row row = reader.next();
      if (row == null) {
        break;
      }
      if (row.number() >= fromRow) {
        now = now == null ? DutchTime.now() : now;
        rows.add(understand(row, now));
      }
    }
    return rows;
  }

  private Understanding understand(Row row, Instant now) {
    return switch (row) {
      case Row.Broken(long number, String why) ->
          new Understanding.Unclear(ScreenedRow.error(number, null, why));
      case Row.Whole(long number, String text) -> understand(number, text, now);
    };
  }

  private Understanding understand(long number, String text, Instant now) {
    try {
      QuestionRequest plain = format.plain(text);
      if (plain != null) {
        return understood(number, plain.reference(), intake.understand(plain, now));
      }
      JsonNode question = format.question(text);
      String reference = question.path("reference").textValue();
      return understood(number, reference, intake.understand(constants, question, now));
    } catch (UnreadableRowException e) {
      return new Understanding.Unclear(ScreenedRow.error(number, null, e.getMessage()));
    }
  }

  private static Understanding understood(
      long number, String reference, Intake.Outcome understanding) {
    return switch (understanding) {
      case Intake.Understood(Asked asked) -> new Understanding.Clear(number, asked);
      case Intake.Refused(var problem) ->
          new Understanding.Unclear(ScreenedRow.refused(number, reference, problem));
    };
  }

  private CompletableFuture<List<CallPermission>> decide(List<Understanding> rows) {
    List<Asked> asked =
        rows.stream()
            .filter(Understanding.Clear.class::isInstance)
            .map(row -> ((Understanding.Clear) row).asked())
            .toList();
    return asked.isEmpty()
        ? CompletableFuture.completedFuture(List.of())
        : path.screen(asked).subscribeAsCompletionStage();
  }

  private void writeOldest(OutputStream out) throws IOException {
    Pending oldest = underWay.remove();
    Iterator<CallPermission> answers = oldest.answers().join().iterator();
    for (Understanding row : oldest.rows()) {
      ScreenedRow answer =
          switch (row) {
            case Understanding.Clear clear -> ScreenedRow.decided(clear.number(), answers.next());
            case Understanding.Unclear unclear -> unclear.answer();
          };
      counts = counts.plus(answer);
      format.write(answer, out);
    }
    if (underWay.isEmpty()) {
      out.flush();
    }
  }
}
