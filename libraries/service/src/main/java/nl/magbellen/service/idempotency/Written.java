package nl.magbellen.service.idempotency;

/**
 * What a write answers.
 *
 * @param status 2xx
 * @param body written as JSON; null for no content
 */
public record Written(int status, Object body) {

  /** 201 with the new record. */
  public static Written created(Object body) {
    return new Written(201, body);
  }

  /** 200 with the record. */
  public static Written ok(Object body) {
    return new Written(200, body);
  }
}
