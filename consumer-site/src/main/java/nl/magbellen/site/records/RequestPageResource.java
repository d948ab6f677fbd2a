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
import java.util.List;
import java.util.Optional;
import nl.magbellen.site.caller.LookUpLimit;
import nl.magbellen.site.page.Form;
import nl.magbellen.site.page.Notice;
import nl.magbellen.site.page.Place;
import nl.magbellen.site.page.Routes;
import nl.magbellen.site.service.Party;
import nl.magbellen.site.service.PrivacyRequests;
import nl.magbellen.site.text.RequestText;
import nl.magbellen.site.text.SiteText;
import nl.magbellen.site.visit.Session;
import nl.magbellen.site.visit.Visit;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Takes a request to correct, erase or not use data (AVG, GDPR, art. 16 to 18), after a code. */
@Path("/")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class RequestPageResource {

  private static final List<String> KINDS = List.of("CORRECT", "ERASE", "RESTRICT");
  private static final int LONGEST = 2000;

  private final Visit visit;
  private final RecordsGatherer records;
  private final PrivacyRequests requests;
  private final LookUpLimit limit;
  private final InstantSource time;

  RequestPageResource(
      Visit visit,
      RecordsGatherer records,
      PrivacyRequests requests,
      LookUpLimit limit,
      InstantSource time) {
    this.visit = visit;
    this.records = records;
    this.requests = requests;
    this.limit = limit;
    this.time = time;
  }

  @GET
  @Path(Routes.REQUEST)
  @PermitAll
  @Operation(hidden = true)
  public Uni<Response> form() {
    return visit
        .proven()
        .map(
            proven ->
                organisations(proven)
                    .flatMap(
                        found -> show(visit.sent(Place.REQUEST).orElseGet(Form::empty), found)))
        .orElseGet(() -> visit.goToLater(Place.RECORDS));
  }

  @POST
  @Path(Routes.REQUEST)
  @PermitAll
  @Operation(hidden = true)
  public Uni<Response> request(
      @FormParam("kind") String kind,
      @FormParam("to") String to,
      @FormParam("words") String words) {
    Optional<Session.Proven> proven = visit.proven();
    if (proven.isEmpty()) {
      return visit.showOver();
    }
    Form form = Form.empty().with("kind", kind).with("to", to).with("words", words);
    if (!limit.allows(visit.from())) {
      form.refuse("words", visit.language().texts(SiteText.class).tooOften());
    }
    return organisations(proven.get())
        .flatMap(
            found ->
                check(form, found).hasErrors() ? answer(form, found) : take(proven.get(), form));
  }

  /** Only who has something on record about the number can be asked. */
  private Form check(Form form, List<Organisation> organisations) {
    RequestText texts = visit.language().texts(RequestText.class);
    if (!KINDS.contains(form.value("kind"))) {
      form.refuse("kind", texts.kindMissing());
    }
    boolean isKnown =
        new Party(form.value("to")).isEverybody()
            || organisations.stream().anyMatch(one -> one.id().equals(form.value("to")));
    if (!isKnown) {
      form.refuse("to", texts.toMissing());
    }
    if (form.value("words").isEmpty() || form.value("words").length() > LONGEST) {
      form.refuse("words", texts.wordsMissing());
    }
    return form;
  }

  private Uni<Response> take(Session.Proven proven, Form form) {
    return requests
        .register(
            new PrivacyRequests.NewRequest(
                proven.number(),
                form.value("kind"),
                new Party(form.value("to")),
                form.value("words"),
                time.instant(),
                proven.evidence()))
        .map(
            made -> {
              visit.keep(proven.with(Notice.REQUEST_MADE));
              return visit.goTo(Place.RECORDS);
            });
  }

  private Uni<List<Organisation>> organisations(Session.Proven proven) {
    return records
        .of(proven.number())
        .map(
            found ->
                found.advertisers().stream()
                    .map(id -> new Organisation(id, found.name(id)))
                    .toList());
  }

  private Uni<Response> answer(Form form, List<Organisation> organisations) {
    return visit.goToAnswer(Place.REQUEST, form, () -> show(form, organisations));
  }

  private Uni<Response> show(Form form, List<Organisation> organisations) {
    return visit.show(
        form, RecordsTemplates.request(visit.page(Place.REQUEST), form, KINDS, organisations));
  }
}
