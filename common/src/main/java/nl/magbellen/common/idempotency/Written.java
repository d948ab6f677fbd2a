package nl.magbellen.common.idempotency;

/**
 * What a write answers.
 *
 * @param status 2xx
 * @param body written as JSON; null for no content
 * @param isKept whether the same Idempotency-Key gets it again
 */
public record Written(int status, Object body, boolean isKept) {

  /** 201 with the new record. */
  public static Written created(Object body) {
    return new Written(201, body, true);
  }

  /** 200 with the record. */
  public static Written ok(Object body) {
    return new Written(200, body, true);
  }

  /** 200 with an answer that holds for now alone: asked again, the question is asked anew. */
  public static Written passing(Object body) {
    return new Written(200, body, false);
  }
}
