package nl.magbellen.callerid.number;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import nl.magbellen.callerid.lookup.CallerLookups;
import nl.magbellen.decision.ShownNumber;
import nl.magbellen.facts.CallerFacts;
import nl.magbellen.facts.FactSource;
import nl.magbellen.facts.Gathered;
import nl.magbellen.facts.json.FactsJson;
import nl.magbellen.facts.lookup.CallerLookup;
import nl.magbellen.question.CallerId;
import nl.magbellen.question.Purpose;
import nl.magbellen.question.Terms;
import nl.magbellen.rulebook.Rulebook;

/** Which of an advertiser's numbers may be shown: by the facts and the gates of a decision. */
@Singleton
class UsableCallerIds {

  private static final String ANY_SUBJECT = "*";

  private static final Gathered<CallerFacts> UNREADABLE =
      new Gathered.Unavailable<>(FactSource.CALLER_ID_SERVICE);

  private static final String REGISTERED =
      """
      select id, number, agency,
        case when released_at <= $2 then 'RELEASED' when proven_at <= $2 then 'PROVEN' else 'PENDING' end as state
      from caller_id
      where advertiser = $1 and id > $3
      order by id
      limit $4
      """;

  private final Pool pool;
  private final CallerLookups lookups;
  private final Rulebook rulebook;

  UsableCallerIds(Pool pool, CallerLookups lookups, Rulebook rulebook) {
    this.pool = pool;
    this.lookups = lookups;
    this.rulebook = rulebook;
  }

  /**
   * Who would show a number, and when.
   *
   * @param agency null when the advertiser calls itself
   * @param subject of the calls; null for any that the agency may call about
   */
  record Asked(String advertiser, String agency, String subject, Instant at) {}

  private record Registered(UUID id, String number, String agency, CallerIdState state) {}

  /**
   * All numbers that are or were registered, usable or not, in the order in which they were
   * recorded.
   *
   * @param after only those with a greater id
   */
  Uni<List<UsableCallerId>> find(Asked asked, UUID after, int most) {
    return pool.preparedQuery(REGISTERED)
        .execute(Tuple.of(asked.advertiser(), asked.at().atOffset(ZoneOffset.UTC), after, most))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(UsableCallerIds::registered)
                    .toList())
        .flatMap(registered -> judged(asked, registered));
  }

  private static Registered registered(Row row) {
    return new Registered(
        row.getUUID("id"),
        row.getString("number"),
        row.getString("agency"),
        CallerIdState.valueOf(row.getString("state")));
  }

  private Uni<List<UsableCallerId>> judged(Asked asked, List<Registered> registered) {
    return lookups
        .find(registered.stream().map(one -> lookup(asked, one)).toList())
        .map(FactsJson::callers)
        .map(
            facts ->
                IntStream.range(0, registered.size())
                    .mapToObj(i -> judged(asked, registered.get(i), facts.get(i)))
                    .toList());
  }

  private static CallerLookup lookup(Asked asked, Registered one) {
    return new CallerLookup(
        asked.advertiser(), asked.agency(), one.number(), null, null, asked.at());
  }

  /**
   * @param facts empty where they cannot be read
   */
  private UsableCallerId judged(Asked asked, Registered one, Optional<CallerFacts> facts) {
    String subject =
        asked.subject() == null
            ? facts.flatMap(known -> mandated(known, asked.at())).orElse(ANY_SUBJECT)
            : asked.subject();
    return UsableCallerId.of(
        one.id(),
        one.number(),
        one.agency(),
        one.state(),
        ShownNumber.of(
            terms(asked, one.number(), subject),
            facts.map(known -> gathered(known, one)).orElse(UNREADABLE),
            rulebook.at(asked.at())));
  }

  private static Gathered<CallerFacts> gathered(CallerFacts facts, Registered one) {
    return new Gathered.Known<>(
        new CallerFacts(
            facts.advertiser(),
            facts.mandates(),
            facts.callerIds().stream().filter(fact -> fact.id().equals(one.id())).toList(),
            null,
            List.of()));
  }

  private static Terms terms(Asked asked, String number, String subject) {
    return Terms.of(
        CallerId.parse(number),
        asked.advertiser(),
        asked.agency(),
        Purpose.COMMERCIAL,
        subject,
        asked.at());
  }

  /** A subject that the agency may call about; empty when there is none. */
  private static Optional<String> mandated(CallerFacts facts, Instant at) {
    return facts.mandates().stream()
        .flatMap(
            mandate -> mandate.subjects().stream().filter(subject -> mandate.covers(subject, at)))
        .findFirst();
  }
}
