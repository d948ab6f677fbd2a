package nl.magbellen.callerid.telemarketer;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import nl.magbellen.callerid.mandate.MandateLedger;
import nl.magbellen.callerid.refusal.CallerIdRefusal.ForeignAgency;
import nl.magbellen.callerid.refusal.CallerIdRefusal.NoSuchTelemarketer;
import nl.magbellen.callerid.refusal.CallerIdRefusal.SeveralTelemarketers;
import nl.magbellen.callerid.refusal.CallerIdRefusal.TelemarketerNotVisible;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.database.Filters;
import nl.magbellen.service.refusal.RefusedException;

/**
 * Who may see and change a telemarketer. One of an agency: the agency itself, and the advertisers
 * that gave it a mandate, because an advertiser answers for who calls in its name; once their
 * mandate has ended they may only look. One of an advertiser: the advertiser's clients. Clients of
 * all advertisers may always. Every method runs in the caller's transaction or session.
 */
@RequestScoped
class TelemarketerAccess {

  private static final String NEWEST =
      "v.version = (select max(w.version) from TelemarketerVersion w where w.entry = v.entry)";

  private static final String MANDATED =
      """
      exists (
        select 1 from Mandate m
        where m.agency = v.agency and m.advertiser in :advertisers
          and (m.validTo is null or m.validTo > :until))
      """;

  private final Client client;
  private final MandateLedger mandates;
  private final InstantSource time;

  TelemarketerAccess(Client client, MandateLedger mandates, InstantSource time) {
    this.client = client;
    this.mandates = mandates;
    this.time = time;
  }

  /**
   * Whose telemarketer the client may put.
   *
   * @throws RefusedException if the request does not say with whom the person works, or if the
   *     client may not register that owner's telemarketers
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
        .orElseGet(() -> mandates.mandated(agency, client.advertisers(), time.instant()));
  }

  private static void requireAllowed(boolean allowed) {
    if (!allowed) {
      throw new RefusedException(new ForeignAgency());
    }
  }

  /**
   * The telemarketer with this id, among those that the client may see.
   *
   * @param agency only of this agency; null for any owner
   * @param advertiser only of this advertiser; null for any owner
   * @throws RefusedException if there is none, or if there are several
   */
  Uni<TelemarketerVersion> visible(String id, String agency, String advertiser) {
    return own(id, agency, advertiser, Instant.EPOCH).map(this::requireOne);
  }

  /** As {@link #visible}, among those that the client may change. */
  Uni<TelemarketerVersion> changeable(String id, String agency, String advertiser) {
    return own(id, agency, advertiser, time.instant()).map(this::requireOne);
  }

  private Uni<List<TelemarketerVersion>> own(
      String id, String agency, String advertiser, Instant mandatedBeyond) {
    return ofClient(mandatedBeyond)
        .and(NEWEST)
        .and("v.telemarketer = :id", id)
        .and("v.agency = :agency", agency)
        .and("v.advertiser = :advertiser", advertiser)
        .list("select v from TelemarketerVersion v", "v.entry", TelemarketerVersion.class, 2);
  }

  private Filters ofClient(Instant mandatedBeyond) {
    if (client.actsForAll()) {
      return new Filters();
    }
    Filters own = new Filters().with("advertisers", client.advertisers());
    return client
        .agency()
        .map(
            agency ->
                own.and("(v.advertiser in :advertisers or v.agency = :own)").with("own", agency))
        .orElseGet(
            () ->
                own.and("(v.advertiser in :advertisers or " + MANDATED + ")")
                    .with("until", mandatedBeyond));
  }

  private TelemarketerVersion requireOne(List<TelemarketerVersion> found) {
    if (found.size() > 1) {
      throw new RefusedException(new SeveralTelemarketers());
    }
    if (found.isEmpty()) {
      throw new RefusedException(
          client.actsForAll() ? new NoSuchTelemarketer() : new TelemarketerNotVisible());
    }
    return found.getFirst();
  }
}
