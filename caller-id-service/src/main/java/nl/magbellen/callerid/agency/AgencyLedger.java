package nl.magbellen.callerid.agency;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import nl.magbellen.callerid.refusal.CallerIdRefusal.AgencyNamedOtherwise;
import nl.magbellen.callerid.refusal.CallerIdRefusal.AgencyNotRegistered;
import nl.magbellen.callerid.register.Register;
import nl.magbellen.service.database.Filters;
import nl.magbellen.service.idempotency.Registration;
import nl.magbellen.service.refusal.RefusedException;

/** Keeps the agencies. Every method runs in the caller's transaction or session. */
@ApplicationScoped
public class AgencyLedger {

  private final Register<AgencyVersion> register;

  AgencyLedger(InstantSource time) {
    this.register = new Register<>(AgencyVersion.class, "agency", time);
  }

  /**
   * Registers an agency, or changes it from now on.
   *
   * @param mayChange whether an agency that is there already may get another name
   * @throws RefusedException if it would get another name and may not
   */
  Uni<Registration<AgencyRecord>> put(
      String id, AgencyRequest request, boolean mayChange, String recordedBy) {
    return register
        .put(id, now -> next(now, request, mayChange), recordedBy)
        .map(done -> done.map(AgencyVersion::asRecord));
  }

  private static AgencyVersion next(AgencyVersion now, AgencyRequest request, boolean mayChange) {
    AgencyVersion next = AgencyVersion.of(request);
    if (now != null && !mayChange && !now.saysTheSameAs(next)) {
      throw new RefusedException(new AgencyNamedOtherwise());
    }
    return next;
  }

  /** The agency as it is now; null if there is none. */
  Uni<AgencyRecord> read(String id) {
    return register.newest(id).map(found -> found == null ? null : found.asRecord());
  }

  /**
   * Agencies as they are now, by id.
   *
   * @param among only these; null for all
   * @param after only those with a greater id
   */
  Uni<List<AgencyRecord>> list(List<String> among, String after, int most) {
    return register
        .newest(among, new Filters(), after, most)
        .map(found -> found.stream().map(AgencyVersion::asRecord).toList());
  }

  /**
   * Lets only a registered agency pass.
   *
   * @throws RefusedException otherwise
   */
  public Uni<Void> requireRegistered(String id) {
    return register
        .newest(id)
        .onItem()
        .ifNull()
        .failWith(() -> new RefusedException(new AgencyNotRegistered()))
        .replaceWithVoid();
  }
}
