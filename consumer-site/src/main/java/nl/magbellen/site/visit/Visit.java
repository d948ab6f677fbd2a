package nl.magbellen.site.visit;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import nl.magbellen.number.DutchTime;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.phonecode.ClientAddress;
import nl.magbellen.site.page.Form;
import nl.magbellen.site.page.Language;
import nl.magbellen.site.page.Notice;
import nl.magbellen.site.page.Page;
import nl.magbellen.site.page.Place;
import nl.magbellen.site.text.SiteText;

/** One request of a visitor: in which language, from where, with which session. */
@RequestScoped
public class Visit {

  private static final String HTML = "text/html;charset=UTF-8";

  private final RoutingContext routing;
  private final SessionCookie cookies;

  Visit(RoutingContext routing, SessionCookie cookies) {
    this.routing = routing;
    this.cookies = cookies;
  }

  /** The language of the page that was asked. */
  public Language language() {
    return Language.ofPath(routing.request().path());
  }

  /** The visitor's address. */
  public ClientAddress from() {
    return ClientAddress.parse(routing.request().remoteAddress().hostAddress());
  }

  /** The visitor's session, waiting for a code or proven. */
  Optional<Session> session() {
    return cookies.read(
        routing.request().getCookie(SessionCookie.name(isSecure())), DutchTime.now());
  }

  /** The visitor's session if the number is proven. */
  public Optional<Session.Proven> proven() {
    return session().filter(Session.Proven.class::isInstance).map(Session.Proven.class::cast);
  }

  /** The visitor's session if a code is on its way. */
  public Optional<Session.Waiting> waiting() {
    return session().filter(Session.Waiting.class::isInstance).map(Session.Waiting.class::cast);
  }

  /** Keeps a session in the visitor's cookie; a proven one counts as used now. */
  public void keep(Session session) {
    Instant now = DutchTime.now();
    Session kept = session instanceof Session.Proven proven ? proven.usedAt(now) : session;
    routing.response().addCookie(cookies.write(kept, now, isSecure()));
  }

  /** Ends the session. */
  public void leave() {
    routing.response().addCookie(cookies.end(isSecure()));
  }

  /** What a page of this visit shows around its own content. */
  public Page page(Place place) {
    return page(place, session().orElse(null));
  }

  /** The same, with a session that this request made. */
  public Page page(Place place, Session session) {
    Notice notice = session == null ? null : session.notice();
    return new Page(
        language(),
        place,
        session == null ? null : shown(session.number()),
        session instanceof Session.Proven,
        notice == null ? null : notice.in(language()));
  }

  /** As people in the Netherlands write it, and without the digits in the middle. */
  private static String shown(TelephoneNumber number) {
    return number.masked().replaceFirst("^\\+31", "0");
  }

  /** The page, with 200. */
  public Uni<Response> show(TemplateInstance page) {
    return show(Status.OK, page);
  }

  /** The page of a form: with 400 if anything is wrong with it, else with 200. */
  public Uni<Response> show(Form form, TemplateInstance page) {
    return show(form.hasErrors() ? Status.BAD_REQUEST : Status.OK, page);
  }

  private Uni<Response> show(Status status, TemplateInstance page) {
    return Uni.createFrom()
        .completionStage(() -> page.setLocale(language().locale()).renderAsync())
        .map(html -> Response.status(status).type(HTML).entity(html).build());
  }

  /** Sends the browser on; a reload then repeats nothing. */
  public Response goTo(Place place) {
    return Response.seeOther(URI.create(place.path(language()))).build();
  }

  /** The same as {@link #goTo}, for those who answer later. */
  public Uni<Response> goToLater(Place place) {
    return Uni.createFrom().item(() -> goTo(place));
  }

  /** Tells a visitor whose session is over to begin again; nothing else was done. */
  public Uni<Response> showOver() {
    Form form = Form.empty().refuse("number", language().texts(SiteText.class).sessionOver());
    return show(form, VisitTemplates.number(page(Place.RECORDS), form));
  }

  /** A file for the visitor to keep. */
  public static Response download(byte[] content, String type, String name) {
    return Response.ok(content, type)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .build();
  }

  private boolean isSecure() {
    return routing.request().isSSL() || "https".equals(routing.request().scheme());
  }
}
