package nl.magbellen.callerid.agency;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.stream.Stream;
import nl.magbellen.callerid.refusal.CallerIdRefusal.AgencyNotVisible;
import nl.magbellen.callerid.refusal.CallerIdRefusal.NoSuchAgency;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.database.CurrentSession;
import nl.magbellen.service.refusal.RefusedException;

/**
 * Which agencies a client sees: those that its advertisers ever gave a mandate, the one that it is
 * itself, and those that it registered. Clients of all advertisers see all. Every method runs in
 * the caller's session.
 */
@RequestScoped
class AgencyAccess {

  private static final String MANDATED =
      "select distinct m.agency from Mandate m where m.advertiser in :advertisers";

  private static final String REGISTERED =
      "select v.entry from AgencyVersion v where v.version = 1 and v.recordedBy = :client";

  private final Client client;

  AgencyAccess(Client client) {
    this.client = client;
  }

  /** The ids of the agencies that the client sees; null for all. */
  Uni<List<String>> visible() {
    if (client.actsForAll()) {
      return Uni.createFrom().nullItem();
    }
    return CurrentSession.select(MANDATED, String.class)
        .with("advertisers", client.advertisers())
        .list()
        .flatMap(
            mandated ->
                CurrentSession.select(REGISTERED, String.class)
                    .with("client", client.name())
                    .list()
                    .map(registered -> withOwn(mandated, registered)));
  }

  private List<String> withOwn(List<String> mandated, List<String> registered) {
    return Stream.of(mandated.stream(), registered.stream(), client.agency().stream())
        .flatMap(ids -> ids)
        .distinct()
        .toList();
  }

  /**
   * An agency that was looked up by its id, if the client sees it.
   *
   * @param agency null when there is none
   * @param visible as {@link #visible}
   * @throws RefusedException for a client of some advertisers the same whether the agency is
   *     missing or foreign, so that it can't learn which
   */
  static AgencyRecord requireVisible(AgencyRecord agency, List<String> visible) {
    if (agency != null && (visible == null || visible.contains(agency.id()))) {
      return agency;
    }
    throw new RefusedException(visible == null ? new NoSuchAgency() : new AgencyNotVisible());
  }
}
