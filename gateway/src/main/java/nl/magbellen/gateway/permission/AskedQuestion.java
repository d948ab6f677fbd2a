package nl.magbellen.gateway.permission;

import nl.magbellen.question.Question;

/**
 * A question and who asks it.
 *
 * @param askedBy the client, by its token
 * @param patience whether the asker still waits
 * @param timings how long the steps of its decision take
 */
public record AskedQuestion(Question question, String askedBy, Patience patience, Timings timings) {

  /** One whose asker waits as long as it takes, unless it gives up. */
  public AskedQuestion(Question question, String askedBy) {
    this(question, askedBy, new Patience(), new Timings());
  }
}
