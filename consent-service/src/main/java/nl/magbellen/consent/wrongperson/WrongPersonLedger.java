package nl.magbellen.consent.wrongperson;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import nl.magbellen.number.NumberKeys;

/** Suspends the consents of numbers on which another person was reached. */
@ApplicationScoped
class WrongPersonLedger {

  /** For the advertiser that reached another: its partners know nothing of that call. */
  private static final String SUSPEND =
      """
      with said as (
        select * from unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::text[])
          as s(number_key, advertiser, reached_at, decision)
      )
      insert into consent_event
        (number_key, consent, kind, happened_at, advertiser, decision, recorded_by)
      select c.number_key, c.id, 'DISPUTED', said.reached_at, said.advertiser, said.decision, $5
      from said
        join consent_party p on p.number_key = said.number_key and p.advertiser = said.advertiser
        join consent c on c.number_key = p.number_key and c.id = p.consent
      where c.given_at <= said.reached_at
        and not exists (
          select from consent_event e
          where e.number_key = c.number_key and e.consent = c.id and e.kind = 'DISPUTED'
            and e.advertiser = said.advertiser and e.decision is not distinct from said.decision
            and e.happened_at = said.reached_at)
      """;

  /** A number of the batch, by one of its keys. */
  private record Keyed(UUID key, WrongPerson said) {}

  private final Pool pool;
  private final NumberKeys keys;

  WrongPersonLedger(Pool pool, NumberKeys keys) {
    this.pool = pool;
    this.keys = keys;
  }

  /** Suspends what was given until then, all or none; sent again it changes nothing. */
  Uni<Void> record(List<WrongPerson> batch, String recordedBy) {
    List<Keyed> said =
        batch.stream()
            .distinct()
            .flatMap(one -> keys.values(one.number()).stream().map(key -> new Keyed(key, one)))
            .toList();
    return pool.preparedQuery(SUSPEND)
        .execute(
            Tuple.of(
                said.stream().map(Keyed::key).toArray(UUID[]::new),
                said.stream().map(one -> one.said().advertiser()).toArray(String[]::new),
                said.stream()
                    .map(one -> one.said().reachedAt().atOffset(ZoneOffset.UTC))
                    .toArray(OffsetDateTime[]::new),
                said.stream().map(one -> one.said().decision()).toArray(String[]::new),
                recordedBy))
        .replaceWithVoid();
  }
}
