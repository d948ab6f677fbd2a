package nl.magbellen.imports;

import java.util.UUID;
import nl.magbellen.service.problem.Problem;

/** What a row came to. */
public sealed interface Outcome {

  /** It is on record now. */
  record Created(UUID id) implements Outcome {}

  /** It was on record already; nothing changed. */
  record Same(UUID id) implements Outcome {}

  /**
   * It is not on record.
   *
   * @param field at fault, where the problem does not name it; may be null
   */
  record Refused(String field, Problem problem) implements Outcome {}
}
