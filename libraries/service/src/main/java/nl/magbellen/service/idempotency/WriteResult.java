package nl.magbellen.service.idempotency;

/**
 * What a write answers.
 *
 * @param status 2xx
 * @param body written as JSON; null for no content
 */
public record WriteResult(int status, Object body) {

  /** 201 with the new record. */
  public static WriteResult created(Object body) {
    return new WriteResult(201, body);
  }

  /** 200 with the record. */
  public static WriteResult ok(Object body) {
    return new WriteResult(200, body);
  }
}
