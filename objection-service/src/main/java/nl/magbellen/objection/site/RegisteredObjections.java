package nl.magbellen.objection.site;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.objection.Channel;
import nl.magbellen.objection.LiftRequest;
import nl.magbellen.objection.ObjectionLedger;
import nl.magbellen.objection.ObjectionLedger.Received;
import nl.magbellen.objection.ObjectionRecord;
import nl.magbellen.objection.ObjectionRequest;
import nl.magbellen.service.api.Paging;
import nl.magbellen.service.refusal.RefusedException;
import nl.magbellen.site.service.Objections;
import nl.magbellen.site.service.Party;
import nl.magbellen.site.service.SiteObjection;

/** Gives the consumers' site the register of objections. */
@ApplicationScoped
class RegisteredObjections implements Objections {

  /** Who recorded it: the consumer, on the pages. */
  static final String CONSUMER = "consumer";

  private static final int MOST = 500;

  private final ObjectionLedger ledger;

  RegisteredObjections(ObjectionLedger ledger) {
    this.ledger = ledger;
  }

  @Override
  public Uni<SiteObjection> register(NewObjection made) {
    ObjectionRequest request =
        new ObjectionRequest(
            made.number(), made.against().id(), made.receivedAt(), Channel.WEB, made.evidence());
    return Panache.withTransaction(() -> ledger.register(new Received(request, CONSUMER, false)))
        .map(registered -> shown(registered.record()));
  }

  @Override
  public Uni<Boolean> lift(Lift lift) {
    LiftRequest request = new LiftRequest(lift.statement(), lift.statedAt(), lift.evidence());
    return Panache.withTransaction(() -> ledger.lift(lift.objection(), request, CONSUMER))
        .map(lifted -> true)
        .onFailure(RefusedException.class)
        .recoverWithItem(false);
  }

  @Override
  public Uni<List<SiteObjection>> ofNumber(TelephoneNumber number) {
    return Panache.withSession(() -> ledger.ofNumber(number, null, Paging.FIRST, MOST))
        .map(found -> found.stream().map(RegisteredObjections::shown).toList());
  }

  @Override
  public Uni<SiteObjection> find(UUID id, TelephoneNumber number) {
    return Panache.withSession(() -> ledger.read(id))
        .map(found -> found != null && found.number().equals(number) ? shown(found) : null);
  }

  @Override
  public Uni<SiteObjection> find(UUID id) {
    return Panache.withSession(() -> ledger.read(id))
        .map(found -> found == null ? null : shown(found));
  }

  private static SiteObjection shown(ObjectionRecord objection) {
    return new SiteObjection(
        objection.id(),
        objection.number(),
        new Party(objection.advertiser()),
        objection.channel().name(),
        objection.receivedAt(),
        objection.liftedAt());
  }
}
