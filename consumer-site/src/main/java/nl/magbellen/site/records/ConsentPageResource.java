package nl.magbellen.site.records;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import nl.magbellen.site.page.Notice;
import nl.magbellen.site.page.Place;
import nl.magbellen.site.page.Routes;
import nl.magbellen.site.service.ConsentRecords;
import nl.magbellen.site.visit.Session;
import nl.magbellen.site.visit.Visit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** What a number's holder can do about a consent, each in one click. */
@Path("/")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class ConsentPageResource {

  private static final Logger LOG = Logger.getLogger(ConsentPageResource.class);
  private static final int SERVER_ERRORS = 500;

  private final Visit visit;
  private final RecordsGatherer records;
  private final ConsentRecords consents;
  private final InstantSource time;

  ConsentPageResource(
      Visit visit,
      RecordsGatherer records,
      @RestClient ConsentRecords consents,
      InstantSource time) {
    this.visit = visit;
    this.records = records;
    this.consents = consents;
    this.time = time;
  }

  @POST
  @Path(Routes.WITHDRAW)
  @PermitAll
  @Operation(hidden = true)
  public Uni<Response> withdraw(@FormParam("consent") UUID consent) {
    return whenProven(
        consent,
        proven ->
            consents
                .withdraw(
                    new ConsentRecords.Withdrawal(
                        records.keys(proven.number()), consent, time.instant()))
                .map(done -> tell(proven, Notice.WITHDRAWN)));
  }

  @POST
  @Path(Routes.DISPUTE)
  @PermitAll
  @Operation(hidden = true)
  public Uni<Response> dispute(@FormParam("consent") UUID consent) {
    return whenProven(
        consent,
        proven ->
            consents
                .dispute(
                    new ConsentRecords.Dispute(
                        records.keys(proven.number()), consent, time.instant()))
                .map(done -> tell(proven, Notice.DISPUTED)));
  }

  /**
   * Asks for proof of a consent, or gives it.
   *
   * @param as {@code pdf} or {@code data} for the proof itself
   */
  @POST
  @Path(Routes.PROOF)
  @PermitAll
  @Operation(hidden = true)
  public Uni<Response> proof(@FormParam("consent") UUID consent, @FormParam("as") String as) {
    return whenProven(
        consent,
        proven -> {
          var of = new ConsentRecords.ProofOf(records.keys(proven.number()), consent);
          return switch (as) {
            case "pdf" ->
                consents.proofAsPdf(of).map(file -> download(file, "application/pdf", ".pdf", of));
            case "data" ->
                consents
                    .proofAsData(of)
                    .map(file -> download(file, "application/ld+json", ".jsonld", of));
            case null, default -> ask(proven, consent);
          };
        });
  }

  private static Response download(
      byte[] file, String type, String ending, ConsentRecords.ProofOf of) {
    return Visit.download(file, type, "magbellen-" + of.consent() + ending);
  }

  private Uni<Response> ask(Session.Proven proven, UUID consent) {
    return consents
        .requestProof(
            new ConsentRecords.ProofQuestion(
                records.keys(proven.number()), consent, time.instant()))
        .map(asked -> tell(proven, Notice.PROOF_ASKED));
  }

  private Uni<Response> whenProven(UUID consent, Function<Session.Proven, Uni<Response>> act) {
    Optional<Session.Proven> proven = visit.proven();
    if (proven.isEmpty()) {
      return visit.showOver();
    }
    if (consent == null) {
      return visit.goToLater(Place.RECORDS);
    }
    return act.apply(proven.get())
        .onFailure()
        .recoverWithItem(failure -> tell(proven.get(), whyNot(failure)));
  }

  /** The consent is another number's, gone, or withdrawn before; or the service does not answer. */
  private static Notice whyNot(Throwable failure) {
    if (failure instanceof WebApplicationException refused
        && refused.getResponse().getStatus() < SERVER_ERRORS) {
      return Notice.GONE;
    }
    LOG.warnf("consent-service was not reached: %s", failure.getMessage());
    return Notice.UNREACHABLE;
  }

  private Response tell(Session.Proven proven, Notice notice) {
    visit.keep(proven.with(notice));
    return visit.goTo(Place.RECORDS);
  }
}
