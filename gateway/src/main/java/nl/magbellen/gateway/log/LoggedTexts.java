package nl.magbellen.gateway.log;

import java.util.Objects;

/**
 * What the log keeps of one decision, each the very text that was written: JSON in one line.
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
