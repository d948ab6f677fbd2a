package nl.magbellen.callerid.number;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import nl.magbellen.imports.FileEvidences;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.service.database.CurrentSession;
import nl.magbellen.service.database.Filters;

/** Reads caller ids with what happened to them. Every method runs in the caller's session. */
@ApplicationScoped
class CallerIdHistory {

  private static final String LAST_CHECKS =
      """
      select k from CallbackCheck k
      where k.callerId in :callerIds
        and k.id in (
          select n.id from CallbackCheck n where n.callerId = k.callerId
          order by n.at desc, n.id desc limit 10)
      order by k.at desc, k.id desc
      """;

  private final FileEvidences files;

  CallerIdHistory(FileEvidences files) {
    this.files = files;
  }

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
    return claims(claimed)
        .and("id > :after", after)
        .and("advertiser in :among", among)
        .and("advertiser = :advertiser", advertiser)
        .and("number = :number", number == null ? null : number.e164())
        .list(CallerId.class, most)
        .flatMap(this::of);
  }

  private static Filters claims(Boolean waiting) {
    if (waiting == null) {
      return new Filters();
    }
    return new Filters()
        .and(
            waiting
                ? "claimedAt is not null and releasedAt is null"
                : "(claimedAt is null or releasedAt is not null)");
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

  private Uni<List<CallerIdEvent>> events(List<UUID> callerIds) {
    return CallerIdEvent.<CallerIdEvent>find("callerId in ?1 order by id", callerIds)
        .list()
        .call(this::nameFiles);
  }

  private Uni<FileEvidences.Found> nameFiles(List<CallerIdEvent> events) {
    return files
        .find(events.stream().map(event -> event.importFile).toList())
        .invoke(
            found ->
                events.forEach(event -> event.file = found.of(event.importFile, event.importLine)));
  }

  private static Uni<List<CallbackCheck>> lastChecks(List<UUID> callerIds) {
    return CurrentSession.select(LAST_CHECKS, CallbackCheck.class)
        .with("callerIds", callerIds)
        .list();
  }
}
