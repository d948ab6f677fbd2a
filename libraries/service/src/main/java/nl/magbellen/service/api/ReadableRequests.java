package nl.magbellen.service.api;

import io.quarkus.arc.All;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import nl.magbellen.service.problem.EarlyProblems;
import nl.magbellen.service.problem.Problem;
import org.jboss.resteasy.reactive.common.util.MediaTypeHelper;

/**
 * Refuses what no resource could read: a request that does not say to which host it is sent, an
 * address whose escapes are none or are not UTF-8 without NUL, a body of no type, types that are
 * none. What comes after this may rest on all of that.
 */
@ApplicationScoped
class ReadableRequests {

  /** After requests are counted, before anything else. */
  private static final int SECOND = Integer.MIN_VALUE + 2;

  private static final String TYPE = "Content-Type";
  private static final String ACCEPT = "Accept";

  /** What looks after processes asks it, and often names no host. */
  private static final String HEALTH = "/q/health/";

  private static final Pattern HOST =
      Pattern.compile("([A-Za-z0-9._~-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?");

  private static final Set<HttpMethod> WITH_BODY =
      Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

  private static final int BAD_REQUEST = Status.BAD_REQUEST.getStatusCode();

  private static final Supplier<Problem> UNREADABLE =
      () ->
          Problem.of(
              Status.BAD_REQUEST,
              "invalid-request",
              "The path and the query must be ASCII; in them, % begins an escape of two hexadecimal"
                  + " digits, and escapes together are UTF-8 without the NUL character.");

  private static final Supplier<Problem> NO_HOST =
      () ->
          Problem.of(
              Status.BAD_REQUEST,
              "invalid-request",
              "The request must name the host that it is sent to: Host: <name>[:<port>].");

  private static final Supplier<Problem> NO_TYPE =
      () ->
          Problem.of(
              Status.UNSUPPORTED_MEDIA_TYPE,
              "http",
              "The request has a body and does not say of what type; see the OpenAPI document for"
                  + " the Content-Type that is read here.");

  private static final Supplier<Problem> ODD_TYPE =
      () ->
          Problem.of(
              Status.UNSUPPORTED_MEDIA_TYPE,
              "http",
              "The Content-Type of the request is no media type; see the OpenAPI document for the one"
                  + " that is read here.");

  private static final Supplier<Problem> ODD_ACCEPT =
      () ->
          Problem.of(
              Status.BAD_REQUEST,
              "invalid-request",
              "Accept must be a list of media types, such as application/json or */*.");

  private final EarlyProblems problems;
  private final List<LenientPaths> lenient;

  ReadableRequests(EarlyProblems problems, @All List<LenientPaths> lenient) {
    this.problems = problems;
    this.lenient = lenient;
  }

  void register(@Observes Router router) {
    router.route().order(SECOND).handler(this::check).failureHandler(this::explain);
  }

  /** The router itself refuses what it cannot read, before anybody is asked, and says nothing. */
  private void explain(RoutingContext asked) {
    if (asked.statusCode() == BAD_REQUEST && !asked.response().headWritten()) {
      problems.refuse(asked, fault(asked.request()).orElse(UNREADABLE.get()));
    } else {
      asked.next();
    }
  }

  private void check(RoutingContext asked) {
    Optional<Problem> fault = fault(asked.request());
    if (fault.isPresent()) {
      problems.refuse(asked, fault.get());
    } else {
      forgetUnreadable(asked.request());
      nameTypeOfNothing(asked.request());
      asked.next();
    }
  }

  /** Where it is no fault, it says nothing. */
  private static void forgetUnreadable(HttpServerRequest request) {
    for (String header : List.of(TYPE, ACCEPT)) {
      if (!isReadable(request, header)) {
        request.headers().remove(header);
      }
    }
  }

  /** A body that is not there is of any type: who reads JSON is told that there is none. */
  private static void nameTypeOfNothing(HttpServerRequest request) {
    if (WITH_BODY.contains(request.method())
        && request.getHeader("Content-Type") == null
        && !mayHaveBody(request)) {
      request.headers().set(TYPE, "application/json");
    }
  }

  private Optional<Problem> fault(HttpServerRequest request) {
    boolean isLenient = lenient.stream().anyMatch(it -> it.has(request.path()));
    if (!StrictText.isReadable(isLenient ? request.path() : request.uri())) {
      return Optional.of(UNREADABLE.get());
    }
    if (!namesHost(request) && !request.uri().startsWith(HEALTH)) {
      return Optional.of(NO_HOST.get());
    }
    return isLenient ? Optional.empty() : faultOfTypes(request);
  }

  private static Optional<Problem> faultOfTypes(HttpServerRequest request) {
    if (!isReadable(request, ACCEPT) && !request.getHeader(ACCEPT).isBlank()) {
      return Optional.of(ODD_ACCEPT.get());
    }
    boolean hasType = request.getHeader(TYPE) != null;
    return hasBody(request)
            && !(hasType && isReadable(request, TYPE))
            && !AllowedMethods.at(request.uri()).refuse(request.method().name())
        ? Optional.of((hasType ? ODD_TYPE : NO_TYPE).get())
        : Optional.empty();
  }

  /** Whether what a header says, if it was sent, is media types. */
  private static boolean isReadable(HttpServerRequest request, String header) {
    try {
      request.headers().getAll(header).forEach(MediaTypeHelper::parseHeader);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** As it was sent: what a proxy said of it is read more leniently. */
  private static boolean namesHost(HttpServerRequest request) {
    if (request.version() == HttpVersion.HTTP_2) {
      return request.authority() != null;
    }
    String host = request.getHeader("Host");
    return host != null && HOST.matcher(host).matches();
  }

  /** In HTTP/2 a body needs no header. */
  private static boolean mayHaveBody(HttpServerRequest request) {
    return hasBody(request)
        || request.version() == HttpVersion.HTTP_2 && request.getHeader("Content-Length") == null;
  }

  private static boolean hasBody(HttpServerRequest request) {
    String length = request.getHeader("Content-Length");
    return WITH_BODY.contains(request.method())
        && (length == null ? request.getHeader("Transfer-Encoding") != null : !length.equals("0"));
  }
}
