package nl.magbellen.site.visit;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.phonecode.ClientAddress;
import nl.magbellen.service.problem.Edge;
import nl.magbellen.site.page.Form;
import nl.magbellen.site.page.Language;
import nl.magbellen.site.page.Notice;
import nl.magbellen.site.page.PageContext;
import nl.magbellen.site.page.Place;
import nl.magbellen.site.text.SiteText;

/** One request of a visitor: in which language, from where, with which session. */
@Edge
@RequestScoped
public class Visit {

  private static final int MOST_OTHERS = 4;

  private static final String HTML = "text/html;charset=UTF-8";

  private final RoutingContext routing;

  /** In the address of a page that answers a form. */
  private static final String SENT = "sent";

  private final SessionCookie cookies;
  private final FilledForms forms;
  private final LeftVisits left;
  private final InstantSource time;

  Visit(
      RoutingContext routing,
      SessionCookie cookies,
      FilledForms forms,
      LeftVisits left,
      InstantSource time) {
    this.routing = routing;
    this.cookies = cookies;
    this.forms = forms;
    this.left = left;
    this.time = time;
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
    return Visitor.known(routing)
        .flatMap(visitor -> cookies.read(routing, visitor, time.instant()));
  }

  /** The visitor's session if the number is proven. */
  public Optional<Session.Proven> proven() {
    return session().filter(Session.Proven.class::isInstance).map(Session.Proven.class::cast);
  }

  /** The visitor's session if a code is on its way. */
  public Optional<Session.Waiting> waiting() {
    return session().filter(Session.Waiting.class::isInstance).map(Session.Waiting.class::cast);
  }

  /** The numbers that stay proven while another one is asked for. */
  List<Session.Known> othersThan(TelephoneNumber number) {
    Instant now = time.instant();
    List<Session.Known> known =
        session()
            .map(found -> found instanceof Session.Proven proven ? proven.all() : found.others())
            .orElse(List.of());
    return known.stream()
        .filter(other -> !other.number().equals(number) && other.isKnownAt(now))
        .limit(MOST_OTHERS)
        .toList();
  }

  /** Keeps a session in the visitor's cookie; a proven one counts as used now. */
  public void keep(Session session) {
    Instant now = time.instant();
    Session kept = session instanceof Session.Proven proven ? proven.usedAt(now) : session;
    cookies.write(routing, Visitor.of(routing), kept, now);
  }

  /** Ends the session, here and for every copy of its cookie. */
  public Uni<Void> leave() {
    return Visitor.known(routing)
        .map(left::leave)
        .orElseGet(() -> Uni.createFrom().voidItem())
        .invoke(
            () -> {
              cookies.end(routing);
              VisitorCookie.end(routing);
            });
  }

  /** What a page of this visit shows around its own content. */
  public PageContext page(Place place) {
    return page(place, session().orElse(null));
  }

  /** The same, with a session that this request made. */
  public PageContext page(Place place, Session session) {
    Notice notice = session == null ? null : session.notice();
    return new PageContext(
        language(),
        place,
        session == null ? null : shown(session.number()),
        session instanceof Session.Proven,
        session == null
            ? List.of()
            : session.others().stream().map(Session.Known::number).map(Visit::shown).toList(),
        notice == null ? null : notice.in(language()));
  }

  /** As people in the Netherlands write it; dots for the middle, which are read out as a pause. */
  private static String shown(TelephoneNumber number) {
    return number.masked().replaceFirst("^\\+31", "0").replaceFirst("•+", "\u00A0…\u00A0");
  }

  /** The page, with 200. */
  public Uni<Response> show(TemplateInstance page) {
    return show(Status.OK, page);
  }

  /** The page of a form: with 400 if anything is wrong with it, else with 200. */
  public Uni<Response> show(Form form, TemplateInstance page) {
    return show(form.hasErrors() ? Status.BAD_REQUEST : Status.OK, page);
  }

  /** The page, with a status. */
  public Uni<Response> show(Status status, TemplateInstance page) {
    return Uni.createFrom()
        .completionStage(() -> page.setLocale(language().locale()).renderAsync())
        .map(html -> Response.status(status).type(HTML).entity(html).build());
  }

  /** Sends the browser on; a reload then repeats nothing. */
  public Response goTo(Place place) {
    // As a text: the framework would put the Host that the client named before it.
    return Response.status(Status.SEE_OTHER)
        .header(HttpHeaders.LOCATION, place.path(language()))
        .build();
  }

  /** The same as {@link #goTo}, for those who answer later. */
  public Uni<Response> goToLater(Place place) {
    return Uni.createFrom().item(() -> goTo(place));
  }

  /**
   * Answers a form by a page with an address of its own: the browser can come back to it, reload it
   * and send nothing again by that.
   *
   * @param place whose page finds the form by {@link #sent}
   * @param otherwise answers a form that is too long for that
   */
  public Uni<Response> goToAnswer(Place place, Form form, Supplier<Uni<Response>> otherwise) {
    String path = place.path(language());
    return forms.write(routing, Visitor.of(routing), path, form)
        ? Uni.createFrom()
            .item(
                () ->
                    Response.status(Status.SEE_OTHER)
                        .header(HttpHeaders.LOCATION, path + "?" + SENT)
                        .build())
        : otherwise.get();
  }

  /** The form that the page answers; empty when it answers none. */
  public Optional<Form> sent(Place place) {
    return SENT.equals(routing.request().query())
        ? Visitor.known(routing)
            .flatMap(visitor -> forms.read(routing, visitor, place.path(language())))
        : Optional.empty();
  }

  /** Asks a visitor whose session is over to begin again; nothing else was done. */
  public Uni<Response> showOver() {
    Form form = Form.empty().refuse("number", language().texts(SiteText.class).sessionOver());
    return goToAnswer(
        Place.RECORDS, form, () -> show(form, VisitTemplates.number(page(Place.RECORDS), form)));
  }

  /** A file for the visitor to keep. */
  public static Response download(byte[] content, String type, String name) {
    return Response.ok(content, type)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .build();
  }
}
