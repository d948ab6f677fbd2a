package nl.magbellen.service.idempotency;

/**
 * What a write answers.
 *
 * @param status 2xx
 * @param body written as JSON; null for no content
 * @param kept the body that is kept for repeats; another one where the first answer holds what is
 *     shown once
 */
public record WriteResult(int status, Object body, Object kept) {

  /** An answer that repeats get too. */
  public WriteResult(int status, Object body) {
    this(status, body, body);
  }

  /**
   * 201 with the new record, and something that no repeat is shown.
   *
   * @param kept the record without it
   */
  public static WriteResult createdShowingOnce(Object body, Object kept) {
    return new WriteResult(201, body, kept);
  }

  /** 201 with the new record. */
  public static WriteResult created(Object body) {
    return new WriteResult(201, body);
  }

  /** 200 with the record. */
  public static WriteResult ok(Object body) {
    return new WriteResult(200, body);
  }
}
