package nl.magbellen.launcher.chaos.check;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import nl.magbellen.launcher.chaos.history.Answer;
import nl.magbellen.launcher.chaos.history.Write;

/**
 * Something that must never be.
 *
 * @param kind which promise was broken
 * @param what in a few words
 * @param from from when it is about, by {@link System#nanoTime()}
 * @param to until when
 * @param witnesses the writes and answers that show it
 */
public record Violation(Kind kind, String what, long from, long to, List<Record> witnesses) {

  /** The promises. */
  public enum Kind {
    WRITE_LOST,
    WRITE_DOUBLED,
    WRITE_NEVER_TAKEN,
    CHANGE_NOT_SENT,
    OBJECTION_IGNORED,
    OBJECTION_MADE_UP,
    PERMIT_WITHOUT_BASIS,
    BASIS_IGNORED,
    REQUEST_PERMITTED_TWICE,
    PERMIT_NOT_IN_LOG,
    DENIAL_NOT_IN_LOG,
    LOG_DIFFERS,
    PERMIT_NOT_SIGNED,
    ID_GIVEN_TWICE,
    ANSWER_LATE,
    NO_ANSWER,
    NO_DECISION,
    NOT_RECOVERED
  }

  static Violation of(Kind kind, String what, Answer answer, Record... more) {
    List<Record> witnesses = Stream.concat(Stream.of(answer), Stream.of(more)).toList();
    return new Violation(kind, what, answer.sent(), answer.answered(), witnesses);
  }

  /** That not everything was served again in time after the last fault. */
  public static Violation notRecovered(Duration within) {
    long now = System.nanoTime();
    String what = "not everything was served again within %d s".formatted(within.toSeconds());
    return new Violation(Kind.NOT_RECOVERED, what, now - within.toNanos(), now, List.of());
  }

  static Violation of(Kind kind, String what, Write write) {
    return new Violation(kind, what, write.sent(), write.answered(), List.of(write));
  }
}
