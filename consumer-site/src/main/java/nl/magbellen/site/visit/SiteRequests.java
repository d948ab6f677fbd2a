package nl.magbellen.site.visit;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.magbellen.number.NumberCipher;
import nl.magbellen.service.signing.JwksResource;
import nl.magbellen.service.transparency.LogResource;
import nl.magbellen.site.page.Failures;
import nl.magbellen.site.page.Language;
import nl.magbellen.site.page.Place;
import org.jboss.logging.Logger;

/**
 * Every request of the site passes here before its page: who the visitor is, and whether a form is
 * one, is readable, and comes from a page of ours that was made for this visitor. {@link
 * PassedRequests} refuses what did not pass, so a path that is written in another way gets nowhere.
 */
@ApplicationScoped
class SiteRequests {

  private static final Logger LOG = Logger.getLogger(SiteRequests.class);

  /** After the size of forms was looked at. */
  private static final int EARLY = 900;

  /** The page itself needs the database too, and has its own. */
  private static final Duration DEADLINE = Duration.ofSeconds(2);

  private static final int REFUSED = 400;
  private static final int NO_FORM = 415;
  private static final int UNAVAILABLE = 503;

  private static final List<String> OTHERS = List.of("/v1/", "/internal/", "/q/", "/site/");

  /** What scripts and verifiers read: nothing is sent there, whatever it would be. */
  private static final Set<String> TAKE_NO_FORM =
      Set.of(JwksResource.PATH, LogResource.CHECKPOINT, LogResource.CONSISTENCY, "/code-challenge");

  private static final Pattern FORM =
      Pattern.compile("application/x-www-form-urlencoded( *; *charset *= *\"?utf-8\"?)? *");

  private static final String FILES = "multipart/form-data";

  private final LeftVisits left;
  private final SessionCookie sessions;
  private final NumberCipher cipher;
  private final InstantSource time;

  SiteRequests(LeftVisits left, SessionCookie sessions, NumberCipher cipher, InstantSource time) {
    this.left = left;
    this.sessions = sessions;
    this.cipher = cipher;
    this.time = time;
  }

  void register(@Observes Filters filters) {
    filters.register(this::receive, EARLY);
  }

  private void receive(RoutingContext routing) {
    String path = routing.request().path();
    if (path == null || OTHERS.stream().anyMatch(path::startsWith)) {
      routing.next();
    } else if (routing.request().method() != HttpMethod.POST
        || TAKE_NO_FORM.contains(path)
        || isFileToCheck(routing)) {
      identify(routing);
    } else if (isForm(routing)) {
      routing.request().body().onSuccess(form -> take(routing, form)).onFailure(routing::fail);
      routing.request().resume();
    } else {
      refuse(routing, NO_FORM);
    }
  }

  private static boolean isForm(RoutingContext routing) {
    return FORM.matcher(type(routing)).matches();
  }

  /**
   * Files come to one page, which does nothing on behalf of whoever sends them: it needs no token.
   */
  private static boolean isFileToCheck(RoutingContext routing) {
    return type(routing).startsWith(FILES)
        && Stream.of(Language.values())
            .anyMatch(language -> Place.CHECK.path(language).equals(routing.request().path()));
  }

  private static String type(RoutingContext routing) {
    String type = routing.request().getHeader("Content-Type");
    return type == null ? "" : type.toLowerCase(Locale.ROOT);
  }

  private void take(RoutingContext routing, Buffer form) {
    Optional<Map<String, String>> fields = FormText.read(form.getBytes());
    Optional<UUID> visitor = VisitorCookie.sent(routing);
    boolean isOurs =
        fields.isPresent()
            && visitor.isPresent()
            && FormToken.isOf(visitor.get(), fields.get().get(FormToken.FIELD), cipher);
    if (isOurs) {
      ((RoutingContextInternal) routing).setBody(form);
      identify(routing);
    } else {
      refuse(routing, REFUSED);
    }
  }

  /** Only a session can have been left: without one the database is not asked. */
  private void identify(RoutingContext routing) {
    Optional<UUID> visitor = VisitorCookie.sent(routing);
    if (visitor.isEmpty()) {
      pass(routing);
      return;
    }
    if (sessions.read(routing, visitor.get(), time.instant()).isEmpty()) {
      receive(routing, visitor.get(), false);
      return;
    }
    left.hasLeft(visitor.get())
        .ifNoItem()
        .after(DEADLINE)
        .fail()
        .subscribe()
        .with(
            gone -> receive(routing, visitor.get(), gone),
            failure -> {
              LOG.warnf("it cannot be known whether a visitor has left cause=%s", failure);
              routing.response().putHeader("Retry-After", "5");
              refuse(routing, UNAVAILABLE);
            });
  }

  private static void receive(RoutingContext routing, UUID visitor, boolean gone) {
    if (!gone) {
      Visitor.remember(routing, visitor);
      pass(routing);
    } else if (routing.request().method() == HttpMethod.POST) {
      refuse(routing, REFUSED);
    } else {
      pass(routing);
    }
  }

  private static void pass(RoutingContext routing) {
    PassedRequests.mark(routing);
    routing.next();
  }

  private static void refuse(RoutingContext routing, int status) {
    routing
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "text/html;charset=UTF-8")
        .end(Failures.page(status, routing.request().path()));
  }
}
