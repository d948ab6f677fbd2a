package nl.magbellen.callerid.number;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import nl.magbellen.number.TelephoneNumber;

/** Reads caller ids with what happened to them. Every method runs in the caller's session. */
@ApplicationScoped
class CallerIdHistory {

  private static final String LIST =
      """
      select c from CallerId c
      where c.id > :after
        and (:all = true or c.advertiser in :advertisers)
        and (cast(:advertiser as String) is null or c.advertiser = :advertiser)
        and (cast(:number as String) is null or c.number = :number)
        and (:anyClaim = true
          or (:claimed = true and c.claimedAt is not null and c.releasedAt is null)
          or (:claimed = false and (c.claimedAt is null or c.releasedAt is not null)))
      order by c.id
      """;

  private static final String LAST_CHECKS =
      """
      select k from CallbackCheck k
      where k.callerId in :callerIds
        and k.id in (
          select n.id from CallbackCheck n where n.callerId = k.callerId
          order by n.at desc, n.id desc limit 10)
      order by k.at desc, k.id desc
      """;

  /** The caller id with this id; null if there is none. */
  Uni<CallerIdRecord> read(UUID id) {
    return CallerId.<CallerId>findById(id)
        .flatMap(found -> found == null ? Uni.createFrom().nullItem() : of(found));
  }

  /**
   * Caller ids, in the order in which they were recorded.
   *
   * @param among only of these advertisers; null for all
   * @param advertiser only of this one; null for all
   * @param number only this one; null for all
   * @param claimed only claims that wait for agreement, or none of them; null for all
   * @param after only those with a greater id
   */
  Uni<List<CallerIdRecord>> list(
      List<String> among,
      String advertiser,
      TelephoneNumber number,
      Boolean claimed,
      UUID after,
      int most) {
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createQuery(LIST, CallerId.class)
                    .setParameter("after", after)
                    .setParameter("all", among == null)
                    .setParameter("advertisers", among == null ? List.of("") : among)
                    .setParameter("advertiser", advertiser)
                    .setParameter("number", number == null ? null : number.e164())
                    .setParameter("anyClaim", claimed == null)
                    .setParameter("claimed", Boolean.TRUE.equals(claimed))
                    .setMaxResults(most)
                    .getResultList())
        .flatMap(this::of);
  }

  /** The caller id with what happened to it. */
  Uni<CallerIdRecord> of(CallerId callerId) {
    return of(List.of(callerId)).map(List::getFirst);
  }

  private Uni<List<CallerIdRecord>> of(List<CallerId> callerIds) {
    if (callerIds.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    List<UUID> ids = callerIds.stream().map(callerId -> callerId.id).toList();
    return events(ids)
        .flatMap(
            events ->
                lastChecks(ids)
                    .map(
                        checks ->
                            callerIds.stream()
                                .map(callerId -> callerId.asRecord(events, checks))
                                .toList()));
  }

  private static Uni<List<CallerIdEvent>> events(List<UUID> callerIds) {
    return CallerIdEvent.<CallerIdEvent>find("callerId in ?1 order by id", callerIds).list();
  }

  private static Uni<List<CallbackCheck>> lastChecks(List<UUID> callerIds) {
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createQuery(LAST_CHECKS, CallbackCheck.class)
                    .setParameter("callerIds", callerIds)
                    .getResultList());
  }
}
