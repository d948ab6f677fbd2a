package nl.magbellen.site.object;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import nl.magbellen.number.InvalidTelephoneNumberException;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.service.pdf.PdfDocument;
import nl.magbellen.site.caller.Advertisers;
import nl.magbellen.site.page.Form;
import nl.magbellen.site.page.Language;
import nl.magbellen.site.page.Page;
import nl.magbellen.site.page.Place;
import nl.magbellen.site.page.Routes;
import nl.magbellen.site.service.Objection;
import nl.magbellen.site.service.Objections;
import nl.magbellen.site.text.CheckText;
import nl.magbellen.site.text.ObjectText;
import nl.magbellen.site.text.RecordsText;
import nl.magbellen.site.text.SiteText;
import nl.magbellen.site.visit.Session;
import nl.magbellen.site.visit.Visit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Gives receipts to the number's holder, and checks those that anybody was given. */
@Path("/")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class ReceiptPages {

  private final Visit visit;
  private final Objections objections;
  private final Receipts receipts;
  private final Advertisers advertisers;
  private final String address;

  ReceiptPages(
      Visit visit,
      Objections objections,
      Receipts receipts,
      Advertisers advertisers,
      @ConfigProperty(name = "magbellen.objection.url") String address) {
    this.visit = visit;
    this.objections = objections;
    this.receipts = receipts;
    this.advertisers = advertisers;
    this.address = address;
  }

  /**
   * The receipt of an objection.
   *
   * @param as {@code signed} for the JWS alone, else a PDF with it
   */
  @POST
  @Path(Routes.RECEIPT)
  @PermitAll
  @Operation(hidden = true)
  public Uni<Response> receipt(@FormParam("objection") UUID objection, @FormParam("as") String as) {
    Optional<Session.Proven> proven = visit.proven();
    if (proven.isEmpty()) {
      return visit.showOver();
    }
    if (objection == null) {
      return visit.goToLater(Place.RECORDS);
    }
    return objections
        .find(objection, proven.get().number())
        .flatMap(
            found -> {
              if (found == null) {
                return visit.goToLater(Place.RECORDS);
              }
              return "signed".equals(as) ? signed(found) : pdf(found);
            });
  }

  private Uni<Response> signed(Objection objection) {
    byte[] file = receipts.sign(objection).getBytes(StandardCharsets.US_ASCII);
    return Uni.createFrom()
        .item(() -> Visit.download(file, "application/jose", name(objection) + ".jws"));
  }

  private Uni<Response> pdf(Objection objection) {
    return advertisers
        .name(objection.advertiser())
        .flatMap(name -> paper(objection, name))
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(PdfDocument::ofXhtml)
        .map(file -> Visit.download(file, "application/pdf", name(objection) + ".pdf"));
  }

  private Uni<String> paper(Objection objection, String name) {
    Page page = visit.page(Place.RECEIPT);
    Language language = visit.language();
    var paper =
        ObjectTemplates.receiptPaper(
            page,
            objection.number().e164(),
            objection.isForEverybody() ? language.texts(ObjectText.class).everybody() : name,
            page.moment(objection.receivedAt()),
            objection.id(),
            language.texts(RecordsText.class).channel(objection.channel()),
            address + Place.CHECK.path(language),
            receipts.sign(objection));
    return Uni.createFrom().completionStage(() -> paper.setLocale(language.locale()).renderAsync());
  }

  private static String name(Objection objection) {
    return "magbellen-" + objection.id();
  }

  @GET
  @Path(Routes.CHECK)
  @PermitAll
  @Operation(hidden = true)
  public Uni<Response> form() {
    return show(Form.empty(), null, false);
  }

  @POST
  @Path(Routes.CHECK)
  @PermitAll
  @Operation(hidden = true)
  public Uni<Response> check(
      @FormParam("receipt") String receipt, @FormParam("number") String number) {
    Form form = Form.empty().with("receipt", receipt).with("number", number);
    Optional<Receipt> genuine = receipts.read(form.value("receipt"));
    if (genuine.isEmpty()) {
      form.refuse("receipt", visit.language().texts(CheckText.class).notGenuine());
      return show(form, null, false);
    }
    return show(form, genuine.get(), isOf(genuine.get(), form));
  }

  private boolean isOf(Receipt receipt, Form form) {
    if (form.value("number").isEmpty()) {
      return false;
    }
    try {
      return receipts.isOf(receipt, TelephoneNumber.parse(form.value("number")));
    } catch (InvalidTelephoneNumberException wrong) {
      Language language = visit.language();
      form.refuse(
          "number", language.told(language.texts(SiteText.class).numberWrong(), wrong.fault()));
      return false;
    }
  }

  private Uni<Response> show(Form form, Receipt receipt, boolean matches) {
    return visit.show(form, ObjectTemplates.check(visit.page(Place.CHECK), form, receipt, matches));
  }
}
