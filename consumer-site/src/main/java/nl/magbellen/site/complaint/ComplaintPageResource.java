package nl.magbellen.site.complaint;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.InstantSource;
import java.util.Optional;
import nl.magbellen.number.DutchTime;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.site.caller.LookUpLimit;
import nl.magbellen.site.page.Form;
import nl.magbellen.site.page.Language;
import nl.magbellen.site.page.Place;
import nl.magbellen.site.page.Routes;
import nl.magbellen.site.service.Complaints;
import nl.magbellen.site.service.ToldCall;
import nl.magbellen.site.text.ComplainText;
import nl.magbellen.site.text.SiteText;
import nl.magbellen.site.visit.CodePosting;
import nl.magbellen.site.visit.Session;
import nl.magbellen.site.visit.Visit;
import nl.magbellen.site.visit.VisitTemplates;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;

/** Telling that somebody called all the same, in three steps: the call, the code, what is known. */
@Path("/")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class ComplaintPageResource {

  private static final Logger LOG = Logger.getLogger(ComplaintPageResource.class);

  private final Visit visit;
  private final CodePosting codes;
  private final Complaints complaints;
  private final LookUpLimit limit;
  private final InstantSource time;

  ComplaintPageResource(
      Visit visit,
      CodePosting codes,
      Complaints complaints,
      LookUpLimit limit,
      InstantSource time) {
    this.visit = visit;
    this.codes = codes;
    this.complaints = complaints;
    this.limit = limit;
    this.time = time;
  }

  @GET
  @Path(Routes.COMPLAIN)
  @PermitAll
  @Operation(hidden = true)
  public Uni<Response> form() {
    return show(visit.sent(Place.COMPLAIN).orElseGet(() -> Form.empty().with("day", today())));
  }

  /** The same, with the number that was just looked up: no address may hold it. */
  @POST
  @Path(Routes.COMPLAIN_ABOUT)
  @PermitAll
  @Operation(hidden = true)
  public Uni<Response> formAbout(
      @FormParam("caller") String caller, @FormParam("withheld") String withheld) {
    return answer(
        Form.empty().with("caller", caller).with("withheld", withheld).with("day", today()));
  }

  @POST
  @Path(Routes.COMPLAIN)
  @PermitAll
  @Operation(hidden = true)
  public Uni<Response> complain(
      @FormParam("caller") String caller,
      @FormParam("withheld") String withheld,
      @FormParam("day") String day,
      @FormParam("time") String hour,
      @FormParam("noConsent") String noConsent,
      @FormParam("hadObjected") String hadObjected,
      @FormParam("notTold") String notTold,
      @FormParam("number") String number,
      @FormParam("work") String work) {
    Form form =
        Form.empty()
            .with("caller", caller)
            .with("withheld", withheld)
            .with("day", day)
            .with("time", hour)
            .with("noConsent", noConsent)
            .with("hadObjected", hadObjected)
            .with("notTold", notTold)
            .with("number", number);
    Optional<ToldCall> call = new CallForm(form, visit.language(), time).read();
    // the number that the visitor proved before is meant unless another one is given
    Optional<Session.Proven> proven =
        form.value("number").isEmpty() ? visit.proven() : Optional.empty();
    if (call.isPresent() && !limit.allows(visit.from())) {
      form.refuse("complaint", visit.language().texts(SiteText.class).tooOften());
    }
    if (proven.isPresent()) {
      return form.hasErrors() ? answer(form) : register(proven.get(), call.orElseThrow(), form);
    }
    Optional<TelephoneNumber> whose = codes.read(form, "number");
    return form.hasErrors()
        ? answer(form)
        : codes
            .send(
                whose.orElseThrow(),
                new CodePosting.Errand(null, call.orElseThrow()),
                false,
                work,
                form,
                "number")
            .flatMap(sent -> sent ? visit.goToLater(Place.COMPLAIN_CODE) : answer(form));
  }

  @GET
  @Path(Routes.COMPLAIN_CODE)
  @PermitAll
  @Operation(hidden = true)
  public Uni<Response> code() {
    return waiting()
        .map(waiting -> askCode(waiting, visit.sent(Place.COMPLAIN_CODE).orElseGet(Form::empty)))
        .orElseGet(() -> visit.goToLater(Place.COMPLAIN));
  }

  @POST
  @Path(Routes.COMPLAIN_CODE)
  @PermitAll
  @Operation(hidden = true)
  public Uni<Response> takeCode(@FormParam("code") String code) {
    Form form = Form.empty().with("code", code);
    Optional<Session.Waiting> waiting = waiting();
    if (waiting.isEmpty()) {
      // the same code, sent twice by an eager hand, made the complaint the first time
      return made().isPresent() ? visit.goToLater(Place.COMPLAIN_DONE) : startAgain();
    }
    ToldCall call = waiting.get().call();
    return codes
        .verify(waiting.get(), form)
        .flatMap(
            proven ->
                proven.isPresent()
                    ? register(proven.get(), call, told(call))
                    : answer(waiting.get(), form));
  }

  @POST
  @Path(Routes.COMPLAIN_AGAIN)
  @PermitAll
  @Operation(hidden = true)
  public Uni<Response> again(@FormParam("voice") String voice, @FormParam("work") String work) {
    Optional<Session.Waiting> waiting = waiting();
    if (waiting.isEmpty()) {
      return startAgain();
    }
    Form form = Form.empty();
    return codes
        .send(
            waiting.get().number(),
            CodePosting.Errand.of(waiting.get()),
            voice != null,
            work,
            form,
            "code")
        .flatMap(sent -> sent ? visit.goToLater(Place.COMPLAIN_CODE) : answer(waiting.get(), form));
  }

  /** The code is used up when this fails: the form comes back filled in, and needs no other. */
  private Uni<Response> register(Session.Proven proven, ToldCall call, Form form) {
    return complaints
        .register(
            new Complaints.NewComplaint(proven.number(), call, time.instant(), proven.evidence()))
        .map(
            made -> {
              visit.keep(proven.withComplaint(made.id()));
              return visit.goTo(Place.COMPLAIN_DONE);
            })
        .onFailure()
        .recoverWithUni(
            failure -> {
              LOG.errorf(failure, "A complaint could not be kept; the visitor may send it again.");
              visit.keep(proven);
              form.refuse("complaint", texts().notKept());
              return show(Status.SERVICE_UNAVAILABLE, form, proven);
            });
  }

  private static Form told(ToldCall call) {
    var called = call.calledAt().atZone(DutchTime.ZONE);
    return Form.empty()
        .with("caller", call.caller() == null ? "" : call.caller().written())
        .with("withheld", call.caller() == null ? "true" : "")
        .with("day", called.toLocalDate().toString())
        .with("time", "%02d:%02d".formatted(called.getHour(), called.getMinute()))
        .with("noConsent", call.noConsent() ? "true" : "")
        .with("hadObjected", call.hadObjected() ? "true" : "")
        .with("notTold", call.notTold() ? "true" : "");
  }

  private Optional<Session.Waiting> waiting() {
    return visit.waiting().filter(found -> found.call() != null);
  }

  private Optional<Session.Proven> made() {
    return visit.proven().filter(found -> found.complaint() != null);
  }

  private Uni<Response> startAgain() {
    return answer(
        Form.empty().refuse("number", visit.language().texts(SiteText.class).sessionOver()));
  }

  private Uni<Response> answer(Form form) {
    return visit.goToAnswer(Place.COMPLAIN, form, () -> show(form));
  }

  private Uni<Response> answer(Session.Waiting waiting, Form form) {
    return visit.goToAnswer(Place.COMPLAIN_CODE, form, () -> askCode(waiting, form));
  }

  private Uni<Response> show(Form form) {
    Status status = form.hasErrors() ? Status.BAD_REQUEST : Status.OK;
    return show(status, form, visit.proven().orElse(null));
  }

  private Uni<Response> show(Status status, Form form, Session.Proven proven) {
    boolean knowsNumber = proven != null && form.error("number") == null;
    return visit.show(
        status,
        ComplaintTemplates.complain(
            proven == null ? visit.page(Place.COMPLAIN) : visit.page(Place.COMPLAIN, proven),
            form,
            knowsNumber,
            today()));
  }

  private Uni<Response> askCode(Session.Waiting waiting, Form form) {
    Language language = visit.language();
    return visit.show(
        form,
        VisitTemplates.code(
            visit.page(Place.COMPLAIN_CODE),
            form,
            false,
            true,
            waiting.spoken(),
            Place.COMPLAIN_CODE.path(language),
            Place.COMPLAIN_AGAIN.path(language),
            Place.COMPLAIN.path(language),
            null));
  }

  /** As browsers take and give a day. */
  private String today() {
    return DutchTime.dateOf(time.instant()).toString();
  }

  private ComplainText texts() {
    return visit.language().texts(ComplainText.class);
  }
}
