package nl.magbellen.launcher.chaos.history;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that a client wanted to be on record.
 *
 * @param kind what it says
 * @param number about whom
 * @param advertiser for whom; {@code *} for everybody
 * @param about the id of the record that it changes, or of the decision that it reports about; null
 *     for a new record
 * @param happened when it happened, as the client told
 * @param sent when it was first sent, by {@link System#nanoTime()}
 * @param answered when it was answered for good, or given up
 * @param result what became of it
 * @param id the record's id; null unless it was acknowledged
 */
public record Write(
    Kind kind,
    String number,
    String advertiser,
    String about,
    Instant happened,
    long sent,
    long answered,
    Result result,
    String id) {

  /** What a write says. */
  public enum Kind {
    CONSENT,
    WITHDRAWAL,
    OBJECTION,
    LIFT,
    REQUESTED_CALL,
    RELATION,
    RELATION_END,
    PUBLISHED_NUMBER,
    /** The call of a decision was made. */
    CALLED,
    /** The same, and the consumer objected: {@code id} is the objection's. */
    CALLED_AND_OBJECTED,
    /** Nobody was reached. */
    NOT_REACHED;

    /** Whether the consumer does not want to be called any more. */
    public boolean isObjection() {
      return this == OBJECTION || this == CALLED_AND_OBJECTED;
    }

    /** Whether a call was made. */
    public boolean isUse() {
      return this == CALLED || this == CALLED_AND_OBJECTED;
    }
  }

  /** What became of a write. */
  public enum Result {
    ACKNOWLEDGED,
    /** It is not on record, and never will be. */
    REFUSED,
    /** Nobody knows: it may be on record, or come to be at any later time. */
    UNKNOWN
  }

  /**
   * How the feed tells it: its kind and its evidence, with a space between. Empty for what is not
   * told, or was not acknowledged.
   */
  public Optional<String> change() {
    if (result != Result.ACKNOWLEDGED) {
      return Optional.empty();
    }
    return switch (kind) {
      case CONSENT -> Optional.of("CONSENT_GIVEN consent:" + id);
      case WITHDRAWAL -> Optional.of("CONSENT_WITHDRAWN consent:" + about);
      case OBJECTION, CALLED_AND_OBJECTED -> Optional.of("OBJECTION_RECEIVED objection:" + id);
      case LIFT -> Optional.of("OBJECTION_LIFTED objection:" + about);
      case REQUESTED_CALL -> Optional.of("CALL_REQUESTED requested-call:" + id);
      case RELATION -> Optional.of("RELATION_STARTED relation:" + id);
      case RELATION_END -> Optional.of("RELATION_ENDED relation:" + about);
      case PUBLISHED_NUMBER -> Optional.of("NUMBER_PUBLISHED published-number:" + id);
      case CALLED, NOT_REACHED -> Optional.empty();
    };
  }

  /** Whether it was on record at that instant, without doubt. */
  public boolean certainBy(long instant) {
    return result == Result.ACKNOWLEDGED && answered <= instant;
  }

  /** Whether it may have been on record at that instant. */
  public boolean possibleBy(long instant) {
    return result != Result.REFUSED && sent <= instant;
  }
}
