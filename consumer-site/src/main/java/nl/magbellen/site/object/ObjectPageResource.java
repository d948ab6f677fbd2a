package nl.magbellen.site.object;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.site.page.Form;
import nl.magbellen.site.page.Language;
import nl.magbellen.site.page.PageContext;
import nl.magbellen.site.page.Place;
import nl.magbellen.site.page.Routes;
import nl.magbellen.site.service.CallerDirectory;
import nl.magbellen.site.service.Objections;
import nl.magbellen.site.service.Party;
import nl.magbellen.site.service.SiteObjection;
import nl.magbellen.site.text.SiteText;
import nl.magbellen.site.visit.CodePosting;
import nl.magbellen.site.visit.Session;
import nl.magbellen.site.visit.Visit;
import nl.magbellen.site.visit.VisitTemplates;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;

/**
 * Objecting in three steps: number and from whom, code, done. Depends on this service alone; where
 * names cannot be looked up, objecting goes on without.
 */
@Path("/")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class ObjectPageResource {

  private static final Logger LOG = Logger.getLogger(ObjectPageResource.class);

  private final Visit visit;
  private final PartyChoice parties;
  private final CodePosting codes;
  private final Objections objections;
  private final PartyNames names;
  private final InstantSource time;

  ObjectPageResource(
      Visit visit,
      PartyChoice parties,
      CodePosting codes,
      Objections objections,
      PartyNames names,
      InstantSource time) {
    this.visit = visit;
    this.parties = parties;
    this.codes = codes;
    this.objections = objections;
    this.names = names;
    this.time = time;
  }

  @GET
  @Path(Routes.OBJECT)
  @PermitAll
  @Operation(hidden = true)
  public Uni<Response> form(
      @QueryParam("scope") String scope, @QueryParam("advertiser") String advertiser) {
    Optional<Form> sent = visit.sent(Place.OBJECT);
    if (sent.isPresent()) {
      return parties.offered(sent.get()).flatMap(found -> show(sent.get(), found));
    }
    Form form = Form.empty().with("scope", advertiser == null ? scope : "one");
    return parties.named(advertiser).flatMap(found -> show(chosen(form, found), found));
  }

  private static Form chosen(Form form, List<CallerDirectory.Advertiser> found) {
    found.forEach(one -> form.withExactly("advertiser", one.id()));
    return form;
  }

  @POST
  @Path(Routes.OBJECT)
  @PermitAll
  @Operation(hidden = true)
  public Uni<Response> object(
      @FormParam("number") String number,
      @FormParam("scope") String scope,
      @FormParam("name") String name,
      @FormParam("advertiser") String advertiser,
      @FormParam("instead") String instead,
      @FormParam("work") String work) {
    Form form =
        Form.empty()
            .with("number", number)
            .with("scope", scope)
            .with("name", name)
            .withExactly("advertiser", advertiser);
    Optional<TelephoneNumber> whose = whose(form);
    return parties
        .choose(form, instead)
        .flatMap(
            choice ->
                form.hasErrors()
                    ? answer(form, choice.matches())
                    : proven(whose.orElseThrow())
                        .map(proven -> register(proven, choice.party()))
                        .orElseGet(() -> send(whose.orElseThrow(), choice.party(), work, form)));
  }

  /** The number in the form; without one, the number that the visitor proved before. */
  private Optional<TelephoneNumber> whose(Form form) {
    Optional<Session.Proven> proven = visit.proven();
    return proven.isPresent() && form.value("number").isEmpty()
        ? proven.map(Session.Proven::number)
        : codes.read(form, "number");
  }

  private Optional<Session.Proven> proven(TelephoneNumber number) {
    return visit.proven().filter(proven -> proven.number().equals(number));
  }

  private Uni<Response> send(TelephoneNumber number, Party against, String work, Form form) {
    return codes
        .send(number, new CodePosting.Errand(against, null), false, work, form, "number")
        .flatMap(sent -> sent ? visit.goToLater(Place.OBJECT_CODE) : answer(form, List.of()));
  }

  @POST
  @Path(Routes.SEARCH)
  @PermitAll
  @Operation(hidden = true)
  public Uni<Response> search(@FormParam("name") String name) {
    Form form = Form.empty().with("name", name);
    return parties
        .search(form)
        .flatMap(found -> visit.show(ObjectTemplates.matches(form, found.orElse(List.of()))));
  }

  @GET
  @Path(Routes.OBJECT_CODE)
  @PermitAll
  @Operation(hidden = true)
  public Uni<Response> code() {
    return waiting()
        .map(waiting -> askCode(waiting, visit.sent(Place.OBJECT_CODE).orElseGet(Form::empty)))
        .or(() -> unkept().map(proven -> showNotKept(Status.OK, proven)))
        .orElseGet(() -> visit.goToLater(Place.OBJECT));
  }

  @POST
  @Path(Routes.OBJECT_CODE)
  @PermitAll
  @Operation(hidden = true)
  public Uni<Response> takeCode(@FormParam("code") String code) {
    Form form = Form.empty().with("code", code);
    Optional<Session.Waiting> waiting = waiting();
    if (waiting.isEmpty()) {
      return unkept().map(proven -> register(proven, proven.unkept())).orElseGet(this::endOfVisit);
    }
    return codes
        .verify(waiting.get(), form)
        .flatMap(
            proven ->
                proven.isPresent()
                    ? register(proven.get(), waiting.get().against())
                    : answer(waiting.get(), form));
  }

  /** The same code, sent twice by an eager hand, made the objection the first time. */
  private Uni<Response> endOfVisit() {
    return made().isPresent() ? visit.goToLater(Place.OBJECT_DONE) : startAgain();
  }

  @POST
  @Path(Routes.OBJECT_AGAIN)
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
        .flatMap(sent -> sent ? visit.goToLater(Place.OBJECT_CODE) : answer(waiting.get(), form));
  }

  @GET
  @Path(Routes.OBJECT_DONE)
  @PermitAll
  @Operation(hidden = true)
  public Uni<Response> done() {
    Optional<Session.Proven> proven = made();
    if (proven.isEmpty()) {
      return visit.goToLater(Place.OBJECT);
    }
    return objections
        .find(proven.get().objection(), proven.get().number())
        .flatMap(made -> names.of(made.against()).flatMap(against -> show(made, against)));
  }

  private Uni<Response> show(SiteObjection made, String against) {
    PageContext page = visit.page(Place.OBJECT_DONE);
    return visit.show(
        ObjectTemplates.done(
            page, made.isForEverybody(), against, made.id(), page.moment(made.receivedAt())));
  }

  private Uni<Response> register(Session.Proven proven, Party against) {
    return objections
        .register(
            new Objections.NewObjection(
                proven.number(), against, time.instant(), proven.evidence()))
        .map(
            made -> {
              visit.keep(proven.withObjection(made.id()));
              return visit.goTo(Place.OBJECT_DONE);
            })
        .onFailure()
        .recoverWithUni(failure -> keepUntilItCan(proven.withUnkept(against), failure));
  }

  /** The code is used up: the visit keeps what it proved and for what, so that no other is due. */
  private Uni<Response> keepUntilItCan(Session.Proven proven, Throwable failure) {
    LOG.errorf(failure, "An objection could not be kept; the visitor may send it again.");
    visit.keep(proven);
    return showNotKept(Status.SERVICE_UNAVAILABLE, proven);
  }

  private Uni<Response> showNotKept(Status status, Session.Proven proven) {
    return names
        .of(proven.unkept())
        .flatMap(
            against ->
                visit.show(
                    status,
                    ObjectTemplates.notKept(visit.page(Place.OBJECT_CODE, proven), against)));
  }

  private Optional<Session.Proven> unkept() {
    return visit.proven().filter(found -> found.unkept() != null);
  }

  private Optional<Session.Proven> made() {
    return visit.proven().filter(found -> found.objection() != null);
  }

  private Optional<Session.Waiting> waiting() {
    return visit.waiting().filter(found -> found.against() != null);
  }

  private Uni<Response> startAgain() {
    String over = visit.language().texts(SiteText.class).sessionOver();
    return answer(Form.empty().refuse("number", over), List.of());
  }

  private Uni<Response> answer(Form form, List<CallerDirectory.Advertiser> matches) {
    return visit.goToAnswer(Place.OBJECT, form, () -> show(form, matches));
  }

  private Uni<Response> answer(Session.Waiting waiting, Form form) {
    return visit.goToAnswer(Place.OBJECT_CODE, form, () -> askCode(waiting, form));
  }

  private Uni<Response> show(Form form, List<CallerDirectory.Advertiser> matches) {
    boolean knowsNumber =
        visit.proven().isPresent()
            && form.value("number").isEmpty()
            && form.error("number") == null;
    return visit.show(
        form, ObjectTemplates.object(visit.page(Place.OBJECT), form, matches, knowsNumber));
  }

  private Uni<Response> askCode(Session.Waiting waiting, Form form) {
    return names.of(waiting.against()).flatMap(against -> askCode(waiting, form, against));
  }

  private Uni<Response> askCode(Session.Waiting waiting, Form form, String against) {
    Language language = visit.language();
    return visit.show(
        form,
        VisitTemplates.code(
            visit.page(Place.OBJECT_CODE),
            form,
            true,
            false,
            waiting.spoken(),
            Place.OBJECT_CODE.path(language),
            Place.OBJECT_AGAIN.path(language),
            Place.OBJECT.path(language),
            against));
  }
}
