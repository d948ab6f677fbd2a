package nl.magbellen.site.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import nl.magbellen.number.InvalidTelephoneNumberException;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.site.caller.LookUpLimit;
import nl.magbellen.site.page.Form;
import nl.magbellen.site.page.Place;
import nl.magbellen.site.page.Routes;
import nl.magbellen.site.text.CheckText;
import nl.magbellen.site.visit.Visit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Checks a proof that anybody was given: pasted, or as the file itself. Nothing of it is kept. */
@Path("/")
public class CheckPageResource {

  private static final Logger LOG = Logger.getLogger(CheckPageResource.class);

  private final Visit visit;
  private final Findings findings;
  private final LookUpLimit limit;
  private final Vertx vertx;

  CheckPageResource(Visit visit, Findings findings, LookUpLimit limit, Vertx vertx) {
    this.visit = visit;
    this.findings = findings;
    this.limit = limit;
    this.vertx = vertx;
  }

  @GET
  @Path(Routes.CHECK)
  @PermitAll
  @Operation(hidden = true)
  public Uni<Response> form() {
    return show(Form.empty(), null);
  }

  @POST
  @Path(Routes.CHECK)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @PermitAll
  @Operation(hidden = true)
  public Uni<Response> check(
      @FormParam("receipt") String receipt, @FormParam("number") String number) {
    Form form = Form.empty().with("receipt", receipt).with("number", number);
    return checkPasted(form);
  }

  /** The same with a file, which counts if nothing is pasted. */
  @POST
  @Path(Routes.CHECK)
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @PermitAll
  @Operation(hidden = true)
  public Uni<Response> checkFile(
      @RestForm("receipt") String receipt,
      @RestForm("number") String number,
      @RestForm("file") FileUpload file) {
    Form form = Form.empty().with("receipt", receipt).with("number", number);
    return SignedText.in(form.value("receipt")).isPresent() || file == null || file.size() == 0
        ? checkPasted(form)
        : vertx
            .fileSystem()
            .readFile(file.uploadedFile().toString())
            .flatMap(content -> checkFile(content.getBytes(), form));
  }

  private Uni<Response> checkPasted(Form form) {
    String pasted = form.value("receipt");
    if (pasted.isEmpty()) {
      return show(form.refuse("file", texts().nothingGiven()), null);
    }
    return check("receipt", SignedText.in(pasted), pasted, form);
  }

  private Uni<Response> checkFile(byte[] content, Form form) {
    return check("file", SignedText.in(content), new String(content, UTF_8), form);
  }

  /**
   * Checks what was shown.
   *
   * @param field where it was shown, for what is wrong with it
   * @param shown all of it
   */
  private Uni<Response> check(String field, Optional<String> signed, String shown, Form form) {
    if (signed.isEmpty()) {
      form.refuse(field, texts().notGenuine());
    } else if (!limit.allows(visit.from())) {
      form.refuse(field, texts().tooOften());
    } else if (SignedText.isChanged(shown, signed.get())) {
      form.refuse(field, texts().changed());
    }
    Optional<TelephoneNumber> number = number(form);
    if (form.hasErrors()) {
      return show(form, null);
    }
    return findings
        .of(signed.get(), number, visit.page(Place.CHECK))
        .onFailure()
        .invoke(failure -> LOG.warnf("a proof was not checked: %s", failure.getMessage()))
        .onFailure()
        .recoverWithItem(failure -> cannotCheck(field, form))
        .flatMap(found -> found(field, found, form));
  }

  private Optional<Finding> cannotCheck(String field, Form form) {
    form.refuse(field, texts().cannotCheck());
    return Optional.empty();
  }

  private Uni<Response> found(String field, Optional<Finding> finding, Form form) {
    if (finding.isEmpty() && !form.hasErrors()) {
      form.refuse(field, texts().notGenuine());
    }
    return show(form, finding.orElse(null));
  }

  /** Whose proof it should be; refuses the form when that is no number. */
  private Optional<TelephoneNumber> number(Form form) {
    if (form.value("number").isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(TelephoneNumber.parse(form.value("number")));
    } catch (InvalidTelephoneNumberException wrong) {
      form.refuse("number", visit.language().told(wrong.fault()));
      return Optional.empty();
    }
  }

  private Uni<Response> show(Form form, Finding finding) {
    return visit.show(form, CheckTemplates.check(visit.page(Place.CHECK), form, finding));
  }

  private CheckText texts() {
    return visit.language().texts(CheckText.class);
  }
}
