package nl.magbellen.service.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.annotation.Priority;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import java.util.List;
import nl.magbellen.number.InvalidTelephoneNumberException;
import nl.magbellen.service.problem.Problem.FieldError;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where a failure becomes what the client is told. */
@Priority(1)
public final class ProblemMappers {

  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
  private static final String SEE_ERRORS = "The request was not understood; see errors.";

  @ServerExceptionMapper
  Response problem(ProblemException failure) {
    Response answer = answer(failure.problem());
    return failure
        .retryAfter()
        .map(Duration::toSeconds)
        .map(wait -> Response.fromResponse(answer).header(HttpHeaders.RETRY_AFTER, wait).build())
        .orElse(answer);
  }

  @ServerExceptionMapper
  Response telephoneNumber(InvalidTelephoneNumberException failure) {
    return answer(Problem.of(Status.BAD_REQUEST, "invalid-request", failure.getMessage()));
  }

  @ServerExceptionMapper
  Response constraints(ConstraintViolationException failure) {
    List<FieldError> errors =
        failure.getConstraintViolations().stream()
            .map(FieldErrors::of)
            .sorted((a, b) -> a.pointer().compareTo(b.pointer()))
            .toList();
    return answer(Problem.of(Status.BAD_REQUEST, "invalid-request", SEE_ERRORS, errors));
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
      return answer(problem.problem());
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

  @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
  Response unauthenticated() {
    Problem problem =
        Problem.of(
            Status.UNAUTHORIZED,
            "unauthenticated",
            "A valid bearer token is needed: Authorization: Bearer <token>.");
    return Response.fromResponse(answer(problem))
        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
        .build();
  }

  @ServerExceptionMapper
  Response forbidden(ForbiddenException failure) {
    return answer(
        Problem.of(
            Status.FORBIDDEN, "forbidden", "The token's groups do not hold a role for this."));
  }

  @ServerExceptionMapper
  Response unexpected(Throwable failure) {
    Problem problem =
        Problem.of(
            Status.INTERNAL_SERVER_ERROR,
            "unexpected",
            "Something unexpected failed on our side. Try again, with the same Idempotency-Key if it"
                + " had one, and name the instance if it stays.");
    LOG.errorf(failure, "unexpected failure instance=%s", problem.instance());
    return answer(problem);
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
    return Response.status(problem.status())
        .type(Problem.MEDIA_TYPE)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(problem)
        .build();
  }
}
