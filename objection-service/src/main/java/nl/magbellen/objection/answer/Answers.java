package nl.magbellen.objection.answer;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import nl.magbellen.objection.refusal.ObjectionRefusal.AnsweredBefore;
import nl.magbellen.objection.refusal.ObjectionRefusal.AnsweredTooEarly;
import nl.magbellen.service.database.CurrentSession;
import nl.magbellen.service.refusal.RefusedException;

/** Writes answers and what happened, in the caller's transaction. */
@ApplicationScoped
public class Answers {

  private static final String ANSWER =
      """
      update %s set answer = :text, answered_at = :at
      where id = :id and answered_at is null
      """;

  private static final String EVENT =
      """
      insert into answer_event (number_key, subject, kind, happened_at, recorded_by)
      select number_key, id, :kind, :at, :recordedBy from %s where id = :id
      """;

  /** What can be answered, by its table. */
  public enum Subject {
    COMPLAINT("complaint"),
    PRIVACY_REQUEST("privacy_request");

    private final String table;

    Subject(String table) {
      this.table = table;
    }

    String table() {
      return table;
    }
  }

  /** What happened. */
  public enum Kind {
    RECEIVED,
    LOOKED_UP,
    ANSWERED
  }

  /**
   * Answers; the first answer stands.
   *
   * @param receivedAt when the subject was received: no answer is earlier
   * @throws RefusedException if it was answered before, or before it was received
   */
  public Uni<Void> answer(
      Subject subject, UUID id, Instant receivedAt, AnswerRequest answer, String recordedBy) {
    if (answer.answeredAt().isBefore(receivedAt)) {
      throw new RefusedException(new AnsweredTooEarly());
    }
    return CurrentSession.sql(ANSWER.formatted(subject.table()))
        .with("text", answer.text())
        .with("at", answer.answeredAt())
        .with("id", id)
        .execute()
        .invoke(
            answered -> {
              if (answered == 0) {
                throw new RefusedException(new AnsweredBefore());
              }
            })
        .chain(() -> happened(subject, id, Kind.ANSWERED, answer.answeredAt(), recordedBy))
        .chain(CurrentSession::flushAndForget);
  }

  /** Records that something happened. */
  public Uni<Void> happened(
      Subject subject, UUID id, Kind kind, Instant happenedAt, String recordedBy) {
    return CurrentSession.sql(EVENT.formatted(subject.table()))
        .with("kind", kind.name())
        .with("at", happenedAt)
        .with("recordedBy", recordedBy)
        .with("id", id)
        .execute()
        .replaceWithVoid();
  }
}
