package nl.magbellen.callerid.telemarketer;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.List;
import nl.magbellen.callerid.mandate.MandateLedger;
import nl.magbellen.number.DutchTime;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.problem.ProblemException;

/**
 * Who may see and change a telemarketer. One of an agency: the agency itself, and the advertisers
 * that gave it a mandate, because an advertiser answers for who calls in its name; once their
 * mandate has ended they may only look. One of an advertiser: the advertiser's clients. Clients of
 * all advertisers may always. Every method runs in the caller's transaction or session.
 */
@RequestScoped
class TelemarketerAccess {

  private static final String OWN =
      """
      select v from TelemarketerVersion v
      where v.telemarketer = :id
        and v.version = (select max(w.version) from TelemarketerVersion w where w.entry = v.entry)
        and (cast(:agency as String) is null or v.agency = :agency)
        and (cast(:advertiser as String) is null or v.advertiser = :advertiser)
        and (:all = true or v.advertiser in :advertisers or v.agency = :ownAgency
          or (cast(:ownAgency as String) is null and exists (
            select 1 from Mandate m
            where m.agency = v.agency and m.advertiser in :advertisers
              and (m.validTo is null or m.validTo > :until))))
      order by v.entry
      """;

  private final Client client;
  private final MandateLedger mandates;

  TelemarketerAccess(Client client, MandateLedger mandates) {
    this.client = client;
    this.mandates = mandates;
  }

  /**
   * Whose telemarketer the client may put.
   *
   * @throws ProblemException 400 if it is not told with whom the person works, 403 if the client
   *     may not register that owner's telemarketers
   */
  Uni<TelemarketerOwner> requireOwner(TelemarketerRequest request) {
    if (request.agency() == null) {
      String advertiser = request.advertiserOr(client.advertisers());
      client.requireAdvertiser(advertiser);
      return Uni.createFrom().item(new TelemarketerOwner(null, advertiser));
    }
    request.requireNoAdvertiser();
    return mayChangeThoseOf(request.agency())
        .invoke(TelemarketerAccess::requireAllowed)
        .replaceWith(new TelemarketerOwner(request.agency(), null));
  }

  private Uni<Boolean> mayChangeThoseOf(String agency) {
    if (client.actsForAll()) {
      return Uni.createFrom().item(true);
    }
    return client
        .agency()
        .map(own -> Uni.createFrom().item(own.equals(agency)))
        .orElseGet(() -> mandates.mandated(agency, client.advertisers(), DutchTime.now()));
  }

  private static void requireAllowed(boolean allowed) {
    if (!allowed) {
      throw ProblemException.forbidden(
          "The token is not of this agency, nor of an advertiser whose mandate it has.");
    }
  }

  /**
   * The telemarketer with this id, among those that the client may see.
   *
   * @param agency only of this agency; null for any owner
   * @param advertiser only of this advertiser; null for any owner
   * @throws ProblemException if there is none, for a client of some advertisers 403 and for a
   *     client of all 404; 409 if there are several
   */
  Uni<TelemarketerVersion> visible(String id, String agency, String advertiser) {
    return own(id, agency, advertiser, Instant.EPOCH).map(this::requireOne);
  }

  /** As {@link #visible}, among those that the client may change. */
  Uni<TelemarketerVersion> changeable(String id, String agency, String advertiser) {
    return own(id, agency, advertiser, DutchTime.now()).map(this::requireOne);
  }

  private Uni<List<TelemarketerVersion>> own(
      String id, String agency, String advertiser, Instant mandatedBeyond) {
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createQuery(OWN, TelemarketerVersion.class)
                    .setParameter("id", id)
                    .setParameter("agency", agency)
                    .setParameter("advertiser", advertiser)
                    .setParameter("all", client.actsForAll())
                    .setParameter("advertisers", client.advertisers())
                    .setParameter("ownAgency", client.agency().orElse(null))
                    .setParameter("until", mandatedBeyond)
                    .setMaxResults(2)
                    .getResultList());
  }

  private TelemarketerVersion requireOne(List<TelemarketerVersion> found) {
    if (found.size() > 1) {
      throw ProblemException.conflict(
          "telemarketer-ambiguous",
          "Several telemarketers have this id; tell agency or advertiser too.");
    }
    if (found.isEmpty()) {
      throw client.actsForAll()
          ? ProblemException.notFound("There is no telemarketer with this id.")
          : ProblemException.forbidden(
              "There is no telemarketer with this id among those of the token's agency or"
                  + " advertisers.");
    }
    return found.getFirst();
  }
}
