package nl.magbellen.site.page;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What every answer of the service carries, so that a browser does nothing that was not asked for;
 * and a limit on the size of forms.
 */
@ApplicationScoped
class SafeHeaders {

  private static final int EARLY = 1000;
  private static final int TOO_LARGE = 413;
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String FILES = "multipart/";
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self';"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  /** What the pages are made of; the same for everybody. */
  private static final String ASSETS = "/site/";

  /** A file that a client of the API sends, of any length. */
  private static final Pattern IMPORT = Pattern.compile("/v1/[a-z-]+/import");

  /** At most 9,999 bytes: no form of ours comes near. */
  private static final Pattern SMALL = Pattern.compile("\\d{1,4}");

  /** At most 999,999 bytes: a proof has fewer, with its font. */
  private static final Pattern SMALL_FILE = Pattern.compile("\\d{1,6}");

  void register(@Observes Filters filters) {
    filters.register(this::apply, EARLY);
  }

  private void apply(RoutingContext routing) {
    MultiMap headers = routing.response().headers();
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()");
    if (!routing.normalizedPath().startsWith("/q/")) {
      headers.set("Content-Security-Policy", POLICY);
    }
    routing.addHeadersEndHandler(done -> keepNothing(routing));
    if (isTooLarge(routing) && !IMPORT.matcher(routing.normalizedPath()).matches()) {
      refuse(routing);
    } else {
      routing.next();
    }
  }

  private static void keepNothing(RoutingContext routing) {
    MultiMap headers = routing.response().headers();
    if (!headers.contains("Cache-Control") && !routing.normalizedPath().startsWith(ASSETS)) {
      headers.set("Cache-Control", "no-store");
    }
  }

  /** A form that does not say how long it is may be of any length: no browser sends one. */
  private static boolean isTooLarge(RoutingContext routing) {
    String type = routing.request().getHeader("Content-Type");
    String length = routing.request().getHeader("Content-Length");
    String kind = type == null ? "" : type.toLowerCase(Locale.ROOT);
    return kind.startsWith(FORM) && !isShorter(length, SMALL)
        || kind.startsWith(FILES) && !isShorter(length, SMALL_FILE);
  }

  private static boolean isShorter(String length, Pattern most) {
    return length != null && most.matcher(length).matches();
  }

  private static void refuse(RoutingContext routing) {
    // HTTP/2 closes streams by itself, and forbids this header
    if (routing.request().version() != HttpVersion.HTTP_2) {
      routing.response().putHeader("Connection", "close");
    }
    routing
        .response()
        .setStatusCode(TOO_LARGE)
        .putHeader("Content-Type", "text/html;charset=UTF-8")
        .end(Failures.page(TOO_LARGE, routing.request().path()));
  }
}
