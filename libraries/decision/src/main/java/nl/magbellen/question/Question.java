package nl.magbellen.question;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * May this call be made at this instant?
 *
 * @param callee who is called
 * @param terms by whom, when, and what for
 */
public record Question(Callee callee, Terms terms) {

  public Question {
    requireNonNull(callee, "callee");
    requireNonNull(terms, "terms");
  }

  /** The instant of the call. */
  public Instant at() {
    return terms.at();
  }

  /** The same question for another instant of the call. */
  public Question at(Instant otherInstant) {
    return new Question(callee, terms.at(otherInstant));
  }
}
