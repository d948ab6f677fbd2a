package nl.magbellen.question;

import java.time.Instant;

/**
 * A question as plain values, without the callee: what the decision log keeps in the clear. The
 * callee's text is kept encrypted beside it and comes back in {@link #askedAbout}.
 *
 * @param callerId text of the caller id; null when withheld
 */
public record LoggedQuestion(
    String callerId,
    String advertiser,
    String agency,
    String telemarketer,
    Purpose purpose,
    String subject,
    CalleeKind calleeKind,
    String person,
    Caller caller,
    boolean calleeMinor,
    Instant at,
    String reference) {

  /** The question without its callee. */
  public static LoggedQuestion of(Question question) {
    return new LoggedQuestion(
        question.callerId().text(),
        question.advertiser(),
        question.agency(),
        question.telemarketer(),
        question.purpose(),
        question.subject(),
        question.calleeKind(),
        question.person(),
        question.caller(),
        question.calleeMinor(),
        question.at(),
        question.reference());
  }

  /** The question as it was asked, equal to the one that {@link #of} was given. */
  public Question askedAbout(Callee callee) {
    return new Question(
        callee,
        CallerId.parse(callerId),
        advertiser,
        agency,
        telemarketer,
        purpose,
        subject,
        calleeKind,
        person,
        caller,
        calleeMinor,
        at,
        reference);
  }
}
