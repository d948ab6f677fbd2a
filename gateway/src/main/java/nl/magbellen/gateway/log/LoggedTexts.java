package nl.magbellen.gateway.log;

import java.util.Objects;

/**
 * What of a logged decision is read again, each JSON in one line.
 *
 * @param question what was asked, without the callee
 * @param facts on which it was decided
 * @param answer as the client got it
 */
record LoggedTexts(String question, String facts, String answer) {

  LoggedTexts {
    Objects.requireNonNull(question, "question");
    Objects.requireNonNull(facts, "facts");
    Objects.requireNonNull(answer, "answer");
  }
}
