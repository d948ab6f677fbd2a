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
import jakarta.ws.rs.core.HttpHeaders;
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

  /** Of a form with a file: the proof that was found in it. */
  private static final String PROOF = "proof";

  /** Of a form with a file: whether the rest of it is what was signed. */
  private static final String STATE = "state";

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
    return visit.sent(Place.CHECK).map(this::answer).orElseGet(() -> show(Form.empty(), null));
  }

  @POST
  @Path(Routes.CHECK)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @PermitAll
  @Operation(hidden = true)
  public Uni<Response> check(
      @FormParam("receipt") String receipt, @FormParam("number") String number) {
    Form form = Form.empty().with("receipt", receipt).with("number", number);
    return visit.goToAnswer(Place.CHECK, form, () -> kept(checkPasted(form)));
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
        ? visit.goToAnswer(Place.CHECK, form, () -> kept(checkPasted(form)))
        : vertx
            .fileSystem()
            .readFile(file.uploadedFile().toString())
            .flatMap(content -> answer(content.getBytes(), form));
  }

  /** Of a file the page that answers it knows the proof that is in it, or that none is. */
  private Uni<Response> answer(byte[] content, Form form) {
    Optional<String> signed = SignedText.in(content);
    String text = new String(content, UTF_8);
    Form known = Form.empty().with("number", form.value("number")).with(PROOF, signed.orElse(""));
    known.with(
        STATE,
        signed.filter(found -> SignedText.isChanged(text, found)).isPresent()
            ? "changed"
            : "whole");
    return visit.goToAnswer(Place.CHECK, known, () -> kept(answer(known)));
  }

  private Uni<Response> answer(Form sent) {
    if (sent.value(STATE).isEmpty()) {
      return checkPasted(sent);
    }
    Form form = Form.empty().with("number", sent.value("number"));
    Optional<String> signed = Optional.of(sent.value(PROOF)).filter(found -> !found.isEmpty());
    return check("file", signed, "changed".equals(sent.value(STATE)), form);
  }

  /**
   * The browser itself keeps the answer to a proof that is too long for an address of its own, else
   * there would be no way back to it; but not with the end of a number that was proven.
   */
  private Uni<Response> kept(Uni<Response> answer) {
    return visit.proven().isPresent()
        ? answer
        : answer.map(
            page ->
                Response.fromResponse(page)
                    .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                    .build());
  }

  private Uni<Response> checkPasted(Form form) {
    String pasted = form.value("receipt");
    if (pasted.isEmpty()) {
      return show(form.refuse("file", texts().nothingGiven()), null);
    }
    Optional<String> signed = SignedText.in(pasted);
    boolean changed = signed.filter(found -> SignedText.isChanged(pasted, found)).isPresent();
    return check("receipt", signed, changed, form);
  }

  /**
   * Checks what was shown.
   *
   * @param field where it was shown, for what is wrong with it
   * @param changed whether the rest of it is not what was signed
   */
  private Uni<Response> check(String field, Optional<String> signed, boolean changed, Form form) {
    if (signed.isEmpty()) {
      form.refuse(field, texts().notGenuine());
    } else if (!limit.allows(visit.from())) {
      form.refuse(field, texts().tooOften());
    } else if (changed) {
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
