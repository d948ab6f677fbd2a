package nl.magbellen.service.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.annotation.Priority;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import nl.magbellen.number.InvalidTelephoneNumberException;
import nl.magbellen.service.refusal.FieldError;
import nl.magbellen.service.refusal.RefusedException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where a failure becomes the client's answer. */
@Priority(1)
public final class ProblemMappers {

  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  /** Nothing that was asked in these ways has changed anything. */
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  /** What passes by itself, and how long a client waits that was not told otherwise. */
  private static final Set<Integer> WAITED_FOR = Set.of(429, 503);

  private static final Duration AFTER_A_WHILE = Duration.ofSeconds(5);
  private static final String SEE_ERRORS = "The request was not understood; see errors.";

  private final RefusalTables tables;

  ProblemMappers(RefusalTables tables) {
    this.tables = tables;
  }

  @ServerExceptionMapper
  Response refused(RefusedException failure) {
    return problem(tables.find(failure.refusal()));
  }

  @ServerExceptionMapper
  Response problem(ProblemException failure) {
    return answer(failure.problem(), failure.retryAfter().orElse(AFTER_A_WHILE));
  }

  @ServerExceptionMapper
  Response telephoneNumber(InvalidTelephoneNumberException failure) {
    return answer(Problem.of(Status.BAD_REQUEST, "invalid-request", failure.getMessage()));
  }

  @ServerExceptionMapper
  Response constraints(ConstraintViolationException failure) {
    return answer(constraints(failure.getConstraintViolations()));
  }

  @ServerExceptionMapper
  Response json(MismatchedInputException failure) {
    return answer(json(failure, ""));
  }

  @ServerExceptionMapper
  Response web(WebApplicationException failure) {
    if (failure.getCause() instanceof JacksonException json) {
      return answer(json(json, ""));
    }
    if (failure.getCause() instanceof ProblemException problem) {
      return problem(problem);
    }
    if (failure instanceof NotFoundException && failure.getCause() != null) {
      return answer(
          Problem.of(
              Status.BAD_REQUEST,
              "invalid-request",
              "A parameter in the path or the query has the wrong form; see the OpenAPI document."));
    }
    Response.StatusType status = failure.getResponse().getStatusInfo();
    String detail =
        failure instanceof NotFoundException
            ? "There is nothing at this path."
            : "The request could not be handled: " + status.getReasonPhrase() + ".";
    return answer(
        Problem.of(status.getStatusCode(), status.getReasonPhrase(), "http", detail, List.of()));
  }

  @ServerExceptionMapper({
    UnauthorizedException.class,
    AuthenticationFailedException.class,
    ChallengedException.class
  })
  Response unauthenticated(SecurityException failure, HttpHeaders request) {
    Challenge challenge =
        BearerChallenge.of(failure, request.getHeaderString(HttpHeaders.AUTHORIZATION) != null);
    return Response.fromResponse(
            answer(Problem.of(Status.UNAUTHORIZED, "unauthenticated", challenge.detail())))
        .header(HttpHeaders.WWW_AUTHENTICATE, challenge.header())
        .build();
  }

  @ServerExceptionMapper
  Response forbidden(ForbiddenException failure) {
    return answer(
        Problem.of(
            Status.FORBIDDEN, "forbidden", "The token's groups do not hold a role for this."));
  }

  @ServerExceptionMapper
  Response unexpected(Throwable failure, Request request) {
    if (Unreachable.isCauseOf(failure)) {
      LOG.warnf("unreachable or too late method=%s cause=%s", request.getMethod(), failure);
      return answer(unavailable(request.getMethod()));
    }
    if (UnreadableParts.areCauseOf(failure)) {
      return answer(
          Problem.of(
              Status.BAD_REQUEST, "invalid-request", "The parts of the form cannot be read."));
    }
    Problem problem =
        Problem.of(
            Status.INTERNAL_SERVER_ERROR,
            "unexpected",
            "Something unexpected failed on our side. Try again, with the same Idempotency-Key if it"
                + " had one, and name the instance if it stays.");
    LOG.errorf(failure, "unexpected failure instance=%s", problem.instance());
    return answer(problem);
  }

  /** The database, or another part that the answer needs, does not answer in time. */
  private static Problem unavailable(String method) {
    return Problem.of(
        Status.SERVICE_UNAVAILABLE,
        "unavailable",
        READING.contains(method)
            ? "A part that this answer needs cannot be reached in time. Ask again."
            : "A part that this needs cannot be reached in time. It may have been done all the same:"
                + " send it again with the same Idempotency-Key, and it is done once.");
  }

  /** Fields that do not hold what they should. */
  public static Problem constraints(Collection<? extends ConstraintViolation<?>> violations) {
    List<FieldError> errors =
        violations.stream()
            .map(FieldErrors::of)
            .sorted((a, b) -> a.pointer().compareTo(b.pointer()))
            .toList();
    return Problem.of(Status.BAD_REQUEST, "invalid-request", SEE_ERRORS, errors);
  }

  /**
   * A body that is not the JSON that was asked for.
   *
   * @param failure what Jackson says
   * @param prefix JSON Pointer of the body within the request, "" for the whole
   */
  public static Problem json(JacksonException failure, String prefix) {
    if (!(failure instanceof JsonMappingException mapping)) {
      String place =
          failure.getLocation() == null
              ? ""
              : " (line %d, column %d)"
                  .formatted(
                      failure.getLocation().getLineNr(), failure.getLocation().getColumnNr());
      return Problem.of(
          Status.BAD_REQUEST, "invalid-json", "The body is not well-formed JSON" + place + ".");
    }
    FieldError error = FieldErrors.of(mapping, prefix);
    return Problem.of(Status.BAD_REQUEST, "invalid-request", SEE_ERRORS, List.of(error));
  }

  private static Response answer(Problem problem) {
    return answer(problem, AFTER_A_WHILE);
  }

  private static Response answer(Problem problem, Duration retryAfter) {
    Response.ResponseBuilder answer =
        Response.status(problem.status())
            .type(Problem.MEDIA_TYPE)
            .header(HttpHeaders.CACHE_CONTROL, "no-store")
            .entity(problem);
    return (WAITED_FOR.contains(problem.status())
            ? answer.header(HttpHeaders.RETRY_AFTER, retryAfter.toSeconds())
            : answer)
        .build();
  }
}
