package nl.magbellen.objection.site;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.objection.complaint.CallFinder;
import nl.magbellen.objection.complaint.ComplaintHistory;
import nl.magbellen.objection.complaint.ComplaintLedger;
import nl.magbellen.objection.complaint.ComplaintRecord;
import nl.magbellen.service.api.Paging;
import nl.magbellen.site.service.Complaints;
import nl.magbellen.site.service.SiteComplaint;
import nl.magbellen.site.service.ToldCall;

/** Gives the consumers' site the register of complaints. */
@ApplicationScoped
class RegisteredComplaints implements Complaints {

  private static final int MOST = 500;

  private final ComplaintLedger ledger;
  private final ComplaintHistory history;
  private final CallFinder finder;

  RegisteredComplaints(ComplaintLedger ledger, ComplaintHistory history, CallFinder finder) {
    this.ledger = ledger;
    this.history = history;
    this.finder = finder;
  }

  @Override
  public Uni<SiteComplaint> register(NewComplaint made) {
    ToldCall call = made.call();
    var received =
        new ComplaintLedger.Received(
            made.number(),
            call.caller(),
            call.calledAt(),
            call.noConsent(),
            call.hadObjected(),
            call.notTold(),
            made.receivedAt(),
            made.evidence(),
            null,
            RegisteredObjections.CONSUMER);
    return finder
        .find(made.number(), call.caller(), call.calledAt())
        .flatMap(found -> Panache.withTransaction(() -> ledger.register(received, found)))
        .map(registered -> shown(registered.record()));
  }

  @Override
  public Uni<List<SiteComplaint>> ofNumber(TelephoneNumber number) {
    return Panache.withSession(() -> history.list(number, null, false, Paging.FIRST, MOST))
        .map(found -> found.reversed().stream().map(RegisteredComplaints::shown).toList());
  }

  @Override
  public Uni<SiteComplaint> find(UUID id, TelephoneNumber number) {
    return Panache.withSession(() -> history.find(id))
        .map(found -> found != null && found.number().equals(number) ? shown(found) : null);
  }

  private static SiteComplaint shown(ComplaintRecord one) {
    return new SiteComplaint(
        one.id(),
        one.number(),
        new ToldCall(
            one.callerId(),
            one.calledAt(),
            one.noConsent(),
            one.hadObjected(),
            one.notToldHowToStop()),
        one.finding() == null ? null : one.finding().name(),
        one.advertiser(),
        one.decidedAt(),
        one.basis(),
        one.reasonCodes(),
        one.rightToObjectOffered(),
        one.objectedAt(),
        one.receivedAt(),
        one.dueOn(),
        one.answer(),
        one.answeredAt());
  }
}
