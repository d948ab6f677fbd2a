package nl.magbellen.callerid.agency;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.stream.Stream;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.problem.ProblemException;

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
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createQuery(MANDATED, String.class)
                    .setParameter("advertisers", client.advertisers())
                    .getResultList()
                    .flatMap(
                        mandated ->
                            session
                                .createQuery(REGISTERED, String.class)
                                .setParameter("client", client.name())
                                .getResultList()
                                .map(registered -> withOwn(mandated, registered))));
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
   * @throws ProblemException for a client of some advertisers 403 whether the agency is missing or
   *     foreign, so that it can't learn which; for a client of all 404
   */
  static AgencyRecord requireVisible(AgencyRecord agency, List<String> visible) {
    if (agency != null && (visible == null || visible.contains(agency.id()))) {
      return agency;
    }
    throw visible == null
        ? ProblemException.notFound("There is no agency with this id.")
        : ProblemException.forbidden(
            "There is no agency with this id among those that the token's advertisers mandated, or"
                + " that this client registered.");
  }
}
