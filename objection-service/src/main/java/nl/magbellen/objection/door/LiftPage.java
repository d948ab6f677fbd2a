package nl.magbellen.objection.door;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import nl.magbellen.number.DutchTime;
import nl.magbellen.objection.LiftRequest;
import nl.magbellen.objection.ObjectionLedger;
import nl.magbellen.objection.ObjectionRecord;
import nl.magbellen.objection.door.text.LiftText;
import nl.magbellen.service.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Lifts an objection by the consumer's own express statement: it is read out on a page of its own,
 * must be ticked, and is kept word for word with the code by which the number was proven.
 */
@Path("/")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class LiftPage {

  private final Visit visit;
  private final NumberRecords records;
  private final ObjectionLedger ledger;
  private final Advertisers advertisers;

  LiftPage(Visit visit, NumberRecords records, ObjectionLedger ledger, Advertisers advertisers) {
    this.visit = visit;
    this.records = records;
    this.ledger = ledger;
    this.advertisers = advertisers;
  }

  /**
   * Asks the statement, then takes it.
   *
   * @param stated null when the page with the statement was not shown yet
   * @param agree null when the statement is not ticked
   */
  @POST
  @Path(Routes.LIFT)
  @PermitAll
  @Operation(hidden = true)
  public Uni<Response> lift(
      @FormParam("objection") UUID objection,
      @FormParam("stated") String stated,
      @FormParam("agree") String agree) {
    Optional<Session.Proven> proven = visit.proven();
    if (proven.isEmpty()) {
      return visit.showOver();
    }
    if (objection == null) {
      return visit.goToLater(Place.RECORDS);
    }
    return records
        .objection(objection, proven.get().number())
        .flatMap(found -> found == null ? gone(proven.get()) : named(found, stated, agree));
  }

  private Uni<Response> named(ObjectionRecord objection, String stated, String agree) {
    return advertisers
        .name(objection.advertiser())
        .flatMap(
            name ->
                agree == null
                    ? ask(objection, name, stated == null)
                    : take(objection, statement(objection, name)));
  }

  private Uni<Response> ask(ObjectionRecord objection, String name, boolean first) {
    Form form = Form.empty();
    if (!first) {
      form.refuse("agree", texts().agreeMissing());
    }
    return visit.show(
        form,
        Pages.lift(
            visit.page(Place.LIFT),
            form,
            new Party(objection.advertiser()).isEverybody(),
            name,
            objection.id(),
            statement(objection, name)));
  }

  private Uni<Response> take(ObjectionRecord objection, String statement) {
    Session.Proven proven = visit.proven().orElseThrow();
    LiftRequest request = new LiftRequest(statement, DutchTime.now(), Evidence.of(proven));
    return Panache.withTransaction(() -> ledger.lift(objection.id(), request, Evidence.CONSUMER))
        .map(lifted -> Notice.LIFTED)
        .onFailure(ProblemException.class)
        .recoverWithItem(Notice.GONE)
        .map(notice -> told(proven, notice));
  }

  private Uni<Response> gone(Session.Proven proven) {
    return Uni.createFrom().item(() -> told(proven, Notice.GONE));
  }

  private Response told(Session.Proven proven, Notice notice) {
    visit.keep(proven.with(notice));
    return visit.goTo(Place.RECORDS);
  }

  private String statement(ObjectionRecord objection, String name) {
    return new Party(objection.advertiser()).isEverybody()
        ? texts().statementEverybody()
        : texts().statementOne(name);
  }

  private LiftText texts() {
    return visit.language().texts(LiftText.class);
  }
}
