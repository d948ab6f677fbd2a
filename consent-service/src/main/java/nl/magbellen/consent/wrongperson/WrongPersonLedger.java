package nl.magbellen.consent.wrongperson;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import nl.magbellen.consent.ConsentSecrets;
import nl.magbellen.imports.ColumnArrays;
import nl.magbellen.number.Ids;
import nl.magbellen.number.NumberKeys;

/**
 * Keeps on which numbers another person was reached, or a minor, and suspends their consents: those
 * on record now, while the others are when they are recorded.
 */
@ApplicationScoped
class WrongPersonLedger {

  /** For the advertiser that reached another: its partners know nothing of that call. */
  private static final String SUSPEND =
      """
      with said as (
        select * from unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::text[], $5::uuid[],
          $6::boolean[], $7::boolean[], $8::bytea[])
          as s(number_key, advertiser, reached_at, decision, id, minor, newest, number_cipher)
      ),
      kept as (
        insert into wrong_person
          (number_key, id, advertiser, reached_at, minor, number_cipher, decision, recorded_by)
        select number_key, id, advertiser, reached_at, minor, number_cipher, decision, $9
        from said where newest
        on conflict (number_key, advertiser, reached_at, minor, decision) do nothing
      )
      insert into consent_event
        (number_key, consent, kind, happened_at, advertiser, decision, recorded_by)
      select c.number_key, c.id, 'DISPUTED', said.reached_at, said.advertiser, said.decision, $9
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
  private record Keyed(UUID key, boolean newest, WrongPerson said, UUID id) {}

  private final Pool pool;
  private final NumberKeys keys;
  private final ConsentSecrets secrets;

  WrongPersonLedger(Pool pool, NumberKeys keys, ConsentSecrets secrets) {
    this.pool = pool;
    this.keys = keys;
    this.secrets = secrets;
  }

  /** Suspends what was given until then, all or none; sent again it changes nothing. */
  Uni<Void> record(List<WrongPerson> batch, String recordedBy) {
    List<Keyed> said = batch.stream().distinct().flatMap(this::keyed).toList();
    return pool.preparedQuery(SUSPEND)
        .execute(
            new ColumnArrays<>(said)
                .uuids(Keyed::key)
                .texts(one -> one.said().advertiser())
                .instants(one -> one.said().reachedAt())
                .texts(one -> one.said().decision())
                .uuids(Keyed::id)
                .booleans(one -> one.said().minor())
                .booleans(Keyed::newest)
                .bytes(one -> secrets.sealNumber(one.said().number()))
                .value(recordedBy)
                .tuple())
        .replaceWithVoid();
  }

  private Stream<Keyed> keyed(WrongPerson one) {
    UUID newest = keys.newest(one.number()).value();
    return keys.values(one.number()).stream()
        .map(key -> new Keyed(key, key.equals(newest), one, Ids.next()));
  }
}
