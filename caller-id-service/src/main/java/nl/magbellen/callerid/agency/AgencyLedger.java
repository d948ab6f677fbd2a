package nl.magbellen.callerid.agency;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import nl.magbellen.callerid.register.Register;
import nl.magbellen.service.problem.ProblemException;

/** Keeps the agencies. Every method runs in the caller's transaction or session. */
@ApplicationScoped
public class AgencyLedger {

  private final Register<AgencyVersion> register = new Register<>(AgencyVersion.class, "agency");

  /**
   * What came of putting an agency.
   *
   * @param isNew whether it was not there before
   */
  record Registration(AgencyRecord agency, boolean isNew) {}

  /**
   * Registers an agency, or changes it from now on.
   *
   * @param mayChange whether an agency that is there already may get another name
   * @throws ProblemException 403 if it would get another name and may not
   */
  Uni<Registration> put(String id, AgencyRequest request, boolean mayChange, String recordedBy) {
    return register
        .put(id, now -> next(now, request, mayChange), recordedBy)
        .map(done -> new Registration(done.version().asRecord(), done.isNew()));
  }

  private static AgencyVersion next(AgencyVersion now, AgencyRequest request, boolean mayChange) {
    AgencyVersion next = AgencyVersion.of(request);
    if (now != null && !mayChange && !now.saysTheSameAs(next)) {
      throw notYours();
    }
    return next;
  }

  private static ProblemException notYours() {
    return ProblemException.forbidden(
        "The agency has another name already; only its own registrar, or one of all advertisers,"
            + " may change it.");
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
        .newest(among, "", after, most)
        .map(found -> found.stream().map(AgencyVersion::asRecord).toList());
  }

  /**
   * Lets only a registered agency pass.
   *
   * @throws ProblemException 422
   */
  public Uni<Void> requireRegistered(String id) {
    return register
        .newest(id)
        .onItem()
        .ifNull()
        .failWith(
            () ->
                ProblemException.unprocessable(
                    "agency-not-registered",
                    "The agency is not registered; PUT /v1/agencies/{id} first."))
        .replaceWithVoid();
  }
}
