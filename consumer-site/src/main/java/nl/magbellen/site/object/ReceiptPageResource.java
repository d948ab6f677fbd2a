package nl.magbellen.site.object;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import nl.magbellen.service.pdf.PaperImage;
import nl.magbellen.service.pdf.PdfDocument;
import nl.magbellen.site.page.Language;
import nl.magbellen.site.page.Operator;
import nl.magbellen.site.page.PageContext;
import nl.magbellen.site.page.Place;
import nl.magbellen.site.page.Routes;
import nl.magbellen.site.service.Objections;
import nl.magbellen.site.service.SiteObjection;
import nl.magbellen.site.text.RecordsText;
import nl.magbellen.site.visit.Session;
import nl.magbellen.site.visit.Visit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Gives receipts to the number's holder, and checks those that anybody was given. */
@Path("/")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class ReceiptPageResource {

  private final Visit visit;
  private final Objections objections;
  private final Receipts receipts;
  private final PartyNames names;
  private final Operator operator;
  private final String address;

  ReceiptPageResource(
      Visit visit,
      Objections objections,
      Receipts receipts,
      PartyNames names,
      Operator operator,
      @ConfigProperty(name = "magbellen.objection.url") String address) {
    this.visit = visit;
    this.objections = objections;
    this.receipts = receipts;
    this.names = names;
    this.operator = operator;
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

  private Uni<Response> signed(SiteObjection objection) {
    byte[] file = receipts.sign(objection).getBytes(StandardCharsets.US_ASCII);
    return Uni.createFrom()
        .item(() -> Visit.download(file, "application/jose", name(objection) + ".jws"));
  }

  private Uni<Response> pdf(SiteObjection objection) {
    return names
        .of(objection.against())
        .flatMap(against -> paper(objection, against))
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(PdfDocument::ofXhtml)
        .map(file -> Visit.download(file, "application/pdf", name(objection) + ".pdf"));
  }

  private Uni<String> paper(SiteObjection objection, String against) {
    PageContext page = visit.page(Place.RECEIPT);
    Language language = visit.language();
    String check = address + Place.CHECK.path(language);
    String signed = receipts.sign(objection);
    var paper =
        ObjectTemplates.receiptPaper(
            page,
            objection.number().e164(),
            against,
            page.moment(objection.receivedAt()),
            objection.id(),
            language.texts(RecordsText.class).channel(objection.channel()),
            check,
            signed,
            PaperImage.logo(),
            PaperImage.qrCode(check + "#" + signed),
            operator);
    return Uni.createFrom().completionStage(() -> paper.setLocale(language.locale()).renderAsync());
  }

  private static String name(SiteObjection objection) {
    return "magbellen-" + objection.id();
  }
}
