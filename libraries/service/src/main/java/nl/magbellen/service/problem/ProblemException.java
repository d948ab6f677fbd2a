package nl.magbellen.service.problem;

import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import nl.magbellen.service.refusal.FieldError;

/** Ends a request with a {@link Problem}. Expected, so without a stack trace. */
public final class ProblemException extends RuntimeException {

  private final transient Problem problem;
  private final transient Duration retryAfter;

  /** Ends the request with this problem. */
  public ProblemException(Problem problem) {
    this(problem, null);
  }

  private ProblemException(Problem problem, Duration retryAfter) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
    this.retryAfter = retryAfter;
  }

  /** 400: a field of the body does not hold what it should. */
  public static ProblemException invalidField(String pointer, String code, String message) {
    return invalidFields(List.of(new FieldError(pointer, code, message)));
  }

  /** 400: these fields of the body do not hold what they should. */
  public static ProblemException invalidFields(List<FieldError> errors) {
    return new ProblemException(
        Problem.of(
            Status.BAD_REQUEST,
            "invalid-request",
            "The request was not understood; see errors.",
            errors));
  }

  /** 400: the request as a whole, or a query parameter, does not hold what it should. */
  public static ProblemException badRequest(String detail) {
    return new ProblemException(Problem.of(Status.BAD_REQUEST, "invalid-request", detail));
  }

  /** 403: the client may not do this. */
  public static ProblemException forbidden(String detail) {
    return new ProblemException(Problem.of(Status.FORBIDDEN, "forbidden", detail));
  }

  /** 404: no such record. */
  public static ProblemException notFound(String detail) {
    return new ProblemException(Problem.of(Status.NOT_FOUND, "not-found", detail));
  }

  /** 409: the record's present state does not allow it. */
  public static ProblemException conflict(String kind, String detail) {
    return new ProblemException(Problem.of(Status.CONFLICT, kind, detail));
  }

  /** 409: the fields differ from what is on record. */
  public static ProblemException conflict(String kind, String detail, List<FieldError> errors) {
    return new ProblemException(Problem.of(Status.CONFLICT, kind, detail, errors));
  }

  /** 422: understood, but it cannot be done. */
  public static ProblemException unprocessable(String kind, String detail) {
    return unprocessable(kind, detail, List.of());
  }

  /** 422: understood, but it cannot be done; the errors name the fields. */
  public static ProblemException unprocessable(
      String kind, String detail, List<FieldError> errors) {
    return new ProblemException(Problem.of(422, "Unprocessable Content", kind, detail, errors));
  }

  /** 503: a part that this answer needs cannot be reached. */
  public static ProblemException unavailable(String detail) {
    return new ProblemException(Problem.of(Status.SERVICE_UNAVAILABLE, "unavailable", detail));
  }

  /** 503 with {@code Retry-After}: a part that this answer needs cannot be reached for now. */
  public static ProblemException unavailable(String detail, Duration retryAfter) {
    return new ProblemException(
        Problem.of(Status.SERVICE_UNAVAILABLE, "unavailable", detail), retryAfter);
  }

  /** 503 with {@code Retry-After}: more is asked at once than can be answered. */
  public static ProblemException busy(String detail, Duration retryAfter) {
    return new ProblemException(Problem.busy(detail), retryAfter);
  }

  /** 429 with {@code Retry-After}: this client asks too often. */
  public static ProblemException tooOften(String detail, Duration retryAfter) {
    return new ProblemException(
        Problem.of(Status.TOO_MANY_REQUESTS, "too-many-requests", detail), retryAfter);
  }

  /** How long the client should wait before it asks again; empty when that would not help. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  /** The message for the client. */
  public Problem problem() {
    return problem;
  }
}
