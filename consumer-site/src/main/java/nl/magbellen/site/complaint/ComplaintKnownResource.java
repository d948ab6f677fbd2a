package nl.magbellen.site.complaint;

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
import java.util.Optional;
import java.util.UUID;
import nl.magbellen.service.pdf.PaperImage;
import nl.magbellen.service.pdf.PdfDocument;
import nl.magbellen.site.caller.Advertisers;
import nl.magbellen.site.page.Operator;
import nl.magbellen.site.page.PageContext;
import nl.magbellen.site.page.Place;
import nl.magbellen.site.page.Routes;
import nl.magbellen.site.service.Complaints;
import nl.magbellen.site.service.SiteComplaint;
import nl.magbellen.site.visit.Session;
import nl.magbellen.site.visit.Visit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Says what is known about a call that somebody complained about: on the page, and on paper. */
@Path("/")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class ComplaintKnownResource {

  private final Visit visit;
  private final Complaints complaints;
  private final ComplaintPapers papers;
  private final Advertisers advertisers;
  private final Operator operator;
  private final String address;

  ComplaintKnownResource(
      Visit visit,
      Complaints complaints,
      ComplaintPapers papers,
      Advertisers advertisers,
      Operator operator,
      @ConfigProperty(name = "magbellen.objection.url") String address) {
    this.visit = visit;
    this.complaints = complaints;
    this.papers = papers;
    this.advertisers = advertisers;
    this.operator = operator;
    this.address = address;
  }

  /** A complaint with the name of the organisation; null when that is not known. */
  private record Named(SiteComplaint complaint, String name) {}

  @GET
  @Path(Routes.COMPLAIN_DONE)
  @PermitAll
  @Operation(hidden = true)
  public Uni<Response> done() {
    Optional<Session.Proven> proven = visit.proven().filter(found -> found.complaint() != null);
    if (proven.isEmpty()) {
      return visit.goToLater(Place.COMPLAIN);
    }
    return find(proven.get().complaint(), proven.get())
        .flatMap(found -> found == null ? visit.goToLater(Place.COMPLAIN) : show(found));
  }

  private Uni<Response> show(Named found) {
    PageContext page = visit.page(Place.COMPLAIN_DONE);
    return visit.show(
        ComplaintTemplates.complained(
            page,
            found.complaint(),
            Told.of(found.complaint(), found.name(), page),
            found.name(),
            operator));
  }

  /** The complaint on paper, for the regulator and the Reclame Code Commissie. */
  @POST
  @Path(Routes.COMPLAINT)
  @PermitAll
  @Operation(hidden = true)
  public Uni<Response> paper(@FormParam("complaint") UUID complaint) {
    Optional<Session.Proven> proven = visit.proven();
    if (proven.isEmpty()) {
      return visit.showOver();
    }
    if (complaint == null) {
      return visit.goToLater(Place.RECORDS);
    }
    return find(complaint, proven.get())
        .flatMap(found -> found == null ? visit.goToLater(Place.RECORDS) : pdf(found));
  }

  private Uni<Response> pdf(Named found) {
    return paper(found)
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(PdfDocument::ofXhtml)
        .map(
            file ->
                Visit.download(
                    file,
                    "application/pdf",
                    "magbellen-klacht-" + found.complaint().id() + ".pdf"));
  }

  private Uni<String> paper(Named found) {
    PageContext page = visit.page(Place.COMPLAINT);
    String check = address + Place.CHECK.path(visit.language());
    String signed = papers.sign(found.complaint());
    var paper =
        ComplaintTemplates.complaintPaper(
            page,
            found.complaint(),
            Told.of(found.complaint(), found.name(), page),
            found.name(),
            check,
            signed,
            PaperImage.logo(),
            PaperImage.qrCode(check + "#" + signed),
            operator);
    return Uni.createFrom()
        .completionStage(() -> paper.setLocale(visit.language().locale()).renderAsync());
  }

  /** Null when the number has no such complaint. */
  private Uni<Named> find(UUID id, Session.Proven proven) {
    return complaints.find(id, proven.number()).flatMap(this::named);
  }

  private Uni<Named> named(SiteComplaint found) {
    if (found == null) {
      return Uni.createFrom().nullItem();
    }
    return found.advertiser() == null
        ? Uni.createFrom().item(new Named(found, null))
        : advertisers.name(found.advertiser()).map(name -> new Named(found, name));
  }
}
