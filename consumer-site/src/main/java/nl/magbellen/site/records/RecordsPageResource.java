package nl.magbellen.site.records;

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
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.site.page.Form;
import nl.magbellen.site.page.Language;
import nl.magbellen.site.page.Notice;
import nl.magbellen.site.page.PageContext;
import nl.magbellen.site.page.Place;
import nl.magbellen.site.page.Routes;
import nl.magbellen.site.visit.CodePosting;
import nl.magbellen.site.visit.Session;
import nl.magbellen.site.visit.Visit;
import nl.magbellen.site.visit.VisitTemplates;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Shows a number's holder what is on record about the number, after a code. */
@Path("/")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class RecordsPageResource {

  private final Visit visit;
  private final CodePosting codes;
  private final RecordsGatherer records;
  private final Everything everything;
  private final InstantSource time;

  RecordsPageResource(
      Visit visit,
      CodePosting codes,
      RecordsGatherer records,
      Everything everything,
      InstantSource time) {
    this.visit = visit;
    this.codes = codes;
    this.records = records;
    this.everything = everything;
    this.time = time;
  }

  @GET
  @Path(Routes.RECORDS)
  @PermitAll
  @Operation(hidden = true)
  public Uni<Response> records() {
    Optional<Session.Proven> proven = visit.proven();
    return proven.isPresent() ? show(proven.get()) : askNumber(Place.RECORDS);
  }

  private Uni<Response> show(Session.Proven proven) {
    return records
        .of(proven.number())
        .flatMap(
            found -> {
              PageContext page = visit.page(Place.RECORDS, proven);
              return visit.show(
                  RecordsTemplates.records(
                      page, found, WhoMayCall.of(found, page, time.instant())));
            })
        .invoke(shown -> visit.keep(proven.with(null)));
  }

  @POST
  @Path(Routes.RECORDS)
  @PermitAll
  @Operation(hidden = true)
  public Uni<Response> takeNumber(
      @FormParam("number") String number, @FormParam("work") String work) {
    Form form = Form.empty().with("number", number);
    Optional<TelephoneNumber> whose = codes.read(form, "number");
    if (whose.isEmpty()) {
      return answer(form);
    }
    return codes
        .send(whose.get(), CodePosting.Errand.TO_SEE, false, work, form, "number")
        .flatMap(sent -> sent ? visit.goToLater(Place.RECORDS_CODE) : answer(form));
  }

  @GET
  @Path(Routes.RECORDS_CODE)
  @PermitAll
  @Operation(hidden = true)
  public Uni<Response> code() {
    return visit
        .waiting()
        .map(waiting -> askCode(waiting, visit.sent(Place.RECORDS_CODE).orElseGet(Form::empty)))
        .orElseGet(() -> visit.goToLater(Place.RECORDS));
  }

  @POST
  @Path(Routes.RECORDS_CODE)
  @PermitAll
  @Operation(hidden = true)
  public Uni<Response> takeCode(@FormParam("code") String code) {
    Form form = Form.empty().with("code", code);
    Optional<Session.Waiting> waiting = visit.waiting();
    if (waiting.isPresent()) {
      return verify(waiting.get(), form);
    }
    // the same code, sent twice by an eager hand, proved the number the first time
    return visit.proven().isPresent() ? visit.goToLater(Place.RECORDS) : visit.showOver();
  }

  private Uni<Response> verify(Session.Waiting waiting, Form form) {
    return codes
        .verify(waiting, form)
        .flatMap(
            proven -> {
              if (proven.isEmpty()) {
                return answer(waiting, form);
              }
              visit.keep(proven.get());
              return visit.goToLater(Place.RECORDS);
            });
  }

  @POST
  @Path(Routes.RECORDS_AGAIN)
  @PermitAll
  @Operation(hidden = true)
  public Uni<Response> again(@FormParam("voice") String voice, @FormParam("work") String work) {
    Optional<Session.Waiting> waiting = visit.waiting();
    if (waiting.isEmpty()) {
      return visit.showOver();
    }
    Form form = Form.empty();
    return codes
        .send(waiting.get().number(), CodePosting.Errand.TO_SEE, voice != null, work, form, "code")
        .flatMap(sent -> sent ? visit.goToLater(Place.RECORDS_CODE) : answer(waiting.get(), form));
  }

  @POST
  @Path(Routes.LEAVE)
  @PermitAll
  @Operation(hidden = true)
  public Uni<Response> leave() {
    return visit.leave().map(left -> visit.goTo(Place.START));
  }

  /** Gives all that is on record in one file, or nothing: a part of it would pass for all. */
  @POST
  @Path(Routes.EVERYTHING)
  @PermitAll
  @Operation(hidden = true)
  public Uni<Response> everything() {
    Optional<Session.Proven> proven = visit.proven();
    if (proven.isEmpty()) {
      return visit.showOver();
    }
    return records.of(proven.get().number()).map(found -> everything(proven.get(), found));
  }

  private Response everything(Session.Proven proven, RecordsOfNumber found) {
    if (!found.consentsReachable() || !found.questionsReachable()) {
      visit.keep(proven.with(Notice.UNREACHABLE));
      return visit.goTo(Place.RECORDS);
    }
    return Visit.download(
        everything.file(proven.number(), found), "application/json", "magbellen-alles.json");
  }

  /** Asks for one more number, while the visit goes on. */
  @GET
  @Path(Routes.NUMBER)
  @PermitAll
  @Operation(hidden = true)
  public Uni<Response> number() {
    return askNumber(Place.NUMBER);
  }

  /** Shows another number that was proven in this visit. */
  @POST
  @Path(Routes.SWITCH)
  @PermitAll
  @Operation(hidden = true)
  public Uni<Response> switchTo(@FormParam("other") int other) {
    Optional<Session.Proven> proven = visit.proven();
    if (proven.isEmpty()) {
      return visit.showOver();
    }
    proven
        .filter(found -> 0 <= other && other < found.others().size())
        .ifPresent(found -> visit.keep(found.switchedTo(found.others().get(other))));
    return visit.goToLater(Place.RECORDS);
  }

  /** Whoever has proven a number asks for one more on another page. */
  private Uni<Response> answer(Form form) {
    Place asked = visit.proven().isPresent() ? Place.NUMBER : Place.RECORDS;
    return visit.goToAnswer(asked, form, () -> askNumber(form));
  }

  private Uni<Response> answer(Session.Waiting waiting, Form form) {
    return visit.goToAnswer(Place.RECORDS_CODE, form, () -> askCode(waiting, form));
  }

  private Uni<Response> askNumber(Place place) {
    return askNumber(visit.sent(place).orElseGet(Form::empty));
  }

  private Uni<Response> askNumber(Form form) {
    return visit.show(form, VisitTemplates.number(visit.page(Place.RECORDS), form));
  }

  private Uni<Response> askCode(Session.Waiting waiting, Form form) {
    Language language = visit.language();
    return visit.show(
        form,
        VisitTemplates.code(
            visit.page(Place.RECORDS_CODE),
            form,
            false,
            false,
            waiting.spoken(),
            Place.RECORDS_CODE.path(language),
            Place.RECORDS_AGAIN.path(language),
            Place.RECORDS.path(language),
            null));
  }
}
