package nl.magbellen.site.object;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import nl.magbellen.site.caller.Advertisers;
import nl.magbellen.site.page.Form;
import nl.magbellen.site.page.Notice;
import nl.magbellen.site.page.Place;
import nl.magbellen.site.page.Routes;
import nl.magbellen.site.service.Objections;
import nl.magbellen.site.service.SiteObjection;
import nl.magbellen.site.text.LiftText;
import nl.magbellen.site.visit.Session;
import nl.magbellen.site.visit.Visit;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Lifts an objection by the consumer's own express statement: it is read out on a page of its own,
 * must be ticked, and is kept word for word with the code by which the number was proven.
 */
@Path("/")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class LiftPageResource {

  private final Visit visit;
  private final Objections objections;
  private final Advertisers advertisers;
  private final InstantSource time;

  LiftPageResource(
      Visit visit, Objections objections, Advertisers advertisers, InstantSource time) {
    this.visit = visit;
    this.objections = objections;
    this.advertisers = advertisers;
    this.time = time;
  }

  /** The page with the statement, where the browser comes back to it. */
  @GET
  @Path(Routes.LIFT)
  @PermitAll
  @Operation(hidden = true)
  public Uni<Response> asked() {
    Optional<Session.Proven> proven = visit.proven();
    Optional<Form> form = visit.sent(Place.LIFT);
    return proven.isPresent() && form.isPresent()
        ? objections
            .find(UUID.fromString(form.get().value("objection")), proven.get().number())
            .flatMap(found -> found == null ? gone(proven.get()) : named(found, form.get()))
        : visit.goToLater(Place.RECORDS);
  }

  private Uni<Response> named(SiteObjection objection, Form form) {
    return advertisers.name(objection.advertiser()).flatMap(name -> show(objection, name, form));
  }

  /**
   * Asks the statement, then takes it.
   *
   * @param stated null when the page with the statement was not shown yet
   * @param agree null when the statement is not ticked
   */
  @POST
  @Path(Routes.LIFT)
  @PermitAll
  @Operation(hidden = true)
  public Uni<Response> lift(
      @FormParam("objection") UUID objection,
      @FormParam("stated") String stated,
      @FormParam("agree") String agree) {
    Optional<Session.Proven> proven = visit.proven();
    if (proven.isEmpty()) {
      return visit.showOver();
    }
    if (objection == null) {
      return visit.goToLater(Place.RECORDS);
    }
    return objections
        .find(objection, proven.get().number())
        .flatMap(found -> found == null ? gone(proven.get()) : named(found, stated, agree));
  }

  private Uni<Response> named(SiteObjection objection, String stated, String agree) {
    return advertisers
        .name(objection.advertiser())
        .flatMap(
            name ->
                agree == null
                    ? ask(objection, name, stated == null)
                    : take(objection, statement(objection, name)));
  }

  private Uni<Response> ask(SiteObjection objection, String name, boolean first) {
    Form form = Form.empty().with("objection", objection.id().toString());
    if (!first) {
      form.refuse("agree", texts().agreeMissing());
    }
    return visit.goToAnswer(Place.LIFT, form, () -> show(objection, name, form));
  }

  private Uni<Response> show(SiteObjection objection, String name, Form form) {
    return visit.show(
        form,
        ObjectTemplates.lift(
            visit.page(Place.LIFT),
            form,
            objection.isForEverybody(),
            name,
            objection.id(),
            statement(objection, name)));
  }

  private Uni<Response> take(SiteObjection objection, String statement) {
    Session.Proven proven = visit.proven().orElseThrow();
    return objections
        .lift(new Objections.Lift(objection.id(), statement, time.instant(), proven.evidence()))
        .map(lifted -> told(proven, lifted ? Notice.LIFTED : Notice.GONE));
  }

  private Uni<Response> gone(Session.Proven proven) {
    return Uni.createFrom().item(() -> told(proven, Notice.GONE));
  }

  private Response told(Session.Proven proven, Notice notice) {
    visit.keep(proven.with(notice));
    return visit.goTo(Place.RECORDS);
  }

  private String statement(SiteObjection objection, String name) {
    return objection.isForEverybody() ? texts().statementEverybody() : texts().statementOne(name);
  }

  private LiftText texts() {
    return visit.language().texts(LiftText.class);
  }
}
