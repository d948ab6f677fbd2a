package nl.magbellen.site.caller;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import nl.magbellen.number.InvalidTelephoneNumberException;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.site.page.Form;
import nl.magbellen.site.page.Place;
import nl.magbellen.site.page.Routes;
import nl.magbellen.site.service.CallerDirectory;
import nl.magbellen.site.text.WhoText;
import nl.magbellen.site.visit.Visit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Shows a visitor who called. Nothing that is looked up is kept. */
@Path("/")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class WhoPageResource {

  private static final Logger LOG = Logger.getLogger(WhoPageResource.class);

  private final Visit visit;
  private final CallerDirectory directory;
  private final LookUpLimit limit;

  WhoPageResource(Visit visit, @RestClient CallerDirectory directory, LookUpLimit limit) {
    this.visit = visit;
    this.directory = directory;
    this.limit = limit;
  }

  @GET
  @Path(Routes.WHO)
  @PermitAll
  @Operation(hidden = true)
  public Uni<Response> form() {
    return visit.sent(Place.WHO).map(this::answer).orElseGet(() -> show(Form.empty(), null));
  }

  @POST
  @Path(Routes.WHO)
  @PermitAll
  @Operation(hidden = true)
  public Uni<Response> lookUp(
      @FormParam("caller") String caller, @FormParam("withheld") String withheld) {
    Form form =
        withheld == null
            ? Form.empty().with("caller", caller)
            : Form.empty().with("withheld", "true");
    return visit.goToAnswer(Place.WHO, form, () -> answer(form));
  }

  private Uni<Response> answer(Form form) {
    if (!form.value("withheld").isEmpty()) {
      return show(Form.empty(), WhoAnswer.withheld(texts()));
    }
    if (form.value("caller").isEmpty()) {
      return show(form.refuse("caller", texts().numberMissing()), null);
    }
    if (!limit.allows(visit.from())) {
      return show(form.refuse("caller", texts().tooOften()), null);
    }
    try {
      return lookUp(TelephoneNumber.parse(form.value("caller")), form);
    } catch (InvalidTelephoneNumberException wrong) {
      String told = visit.language().told(wrong.fault());
      return show(form.refuse("caller", told), null);
    }
  }

  private Uni<Response> lookUp(TelephoneNumber number, Form form) {
    return directory
        .whoCallsFrom(new CallerDirectory.Question(number))
        .map(found -> WhoAnswer.of(found, visit.page(Place.WHO)))
        .onFailure()
        .recoverWithItem(this::unreachable)
        .flatMap(answer -> show(form, answer));
  }

  private WhoAnswer unreachable(Throwable failure) {
    LOG.warnf("caller-id-service was not reached: %s", failure.getMessage());
    return WhoAnswer.unreachable(texts());
  }

  private Uni<Response> show(Form form, WhoAnswer answer) {
    return visit.show(form, CallerTemplates.who(visit.page(Place.WHO), form, answer));
  }

  private WhoText texts() {
    return visit.language().texts(WhoText.class);
  }
}
