package nl.magbellen.gateway.apikey;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import nl.magbellen.gateway.refusal.GatewayRefusal.TwoLiveKeys;
import nl.magbellen.service.database.CurrentSession;
import nl.magbellen.service.refusal.CommonRefusal.NoSuchRecord;
import nl.magbellen.service.refusal.RefusedException;

/** Keeps the keys: of each the hash of its secret, and what it is for. None is ever lost. */
@ApplicationScoped
class ApiKeyLedger {

  /** The old one and the new one, while machines change over. */
  private static final int MOST_LIVE = 2;

  private static final String ONE_AT_A_TIME =
      "select cast(pg_advisory_xact_lock(hashtextextended('api-key', 0)) as text)";

  private static final String FULL =
      """
      select scope, string_agg(cast(id as text), ', ' order by id)
      from api_key join unnest(cast(:scopes as text[])) as wanted (scope) on scope = any (scopes)
      where deleted_at is null and expires_at > :now
        and advertiser is not distinct from cast(:advertiser as text)
        and agency is not distinct from cast(:agency as text)
        and campaign is not distinct from cast(:campaign as text)
      group by scope
      having count(*) >= :most
      order by scope
      limit 1
      """;

  private static final String INSERT =
      """
      insert into api_key (id, secret_hash, beginning, advertiser, agency, scopes, campaign,
        addresses, created_by, created_at, expires_at)
      values (:id, :hash, :beginning, cast(:advertiser as text), cast(:agency as text),
        cast(:scopes as text[]), cast(:campaign as text), cast(:addresses as text[]), :createdBy,
        :createdAt, :expiresAt)
      """;

  private static final String LIST =
      """
      select id, beginning, advertiser, agency, scopes, campaign, addresses, created_at, created_by,
        expires_at, last_used_on, deleted_at
      from api_key
      where $1::uuid is null or id > $1
      order by id
      limit $2
      """;

  private static final String DELETE =
      """
      update api_key
      set deleted_at = coalesce(deleted_at, $2), deleted_by = coalesce(deleted_by, $3)
      where id = $1
      """;

  private final Pool pool;
  private final InstantSource time;

  ApiKeyLedger(Pool pool, InstantSource time) {
    this.pool = pool;
    this.time = time;
  }

  /**
   * Adds a key, in the caller's transaction.
   *
   * @throws RefusedException (in the Uni) if two live for the same client, scope and campaign
   */
  Uni<Void> add(ApiKey key, byte[] hash) {
    return CurrentSession.sql(ONE_AT_A_TIME)
        .findOne(String.class)
        .chain(() -> requirePlace(key))
        .chain(() -> insert(key, hash))
        .replaceWithVoid();
  }

  private Uni<Void> requirePlace(ApiKey key) {
    return CurrentSession.sql(FULL)
        .with("scopes", key.scopes().toArray(String[]::new))
        .with("now", key.createdAt())
        .with("advertiser", key.advertiser())
        .with("agency", key.agency())
        .with("campaign", key.campaign())
        .with("most", MOST_LIVE)
        .findOne(Object[].class)
        .invoke(
            full -> {
              if (full != null) {
                throw new RefusedException(new TwoLiveKeys((String) full[0], (String) full[1]));
              }
            })
        .replaceWithVoid();
  }

  private static Uni<Integer> insert(ApiKey key, byte[] hash) {
    return CurrentSession.sql(INSERT)
        .with("id", key.id())
        .with("hash", hash)
        .with("beginning", key.beginning())
        .with("advertiser", key.advertiser())
        .with("agency", key.agency())
        .with("scopes", key.scopes().toArray(String[]::new))
        .with("campaign", key.campaign())
        .with("addresses", key.addresses().toArray(String[]::new))
        .with("createdBy", key.createdBy())
        .with("createdAt", key.createdAt())
        .with("expiresAt", key.expiresAt())
        .execute();
  }

  /**
   * Keys in the order in which they were made, the deleted and the ended too.
   *
   * @param after only those made after this one; null for all
   */
  Uni<List<ApiKey>> list(UUID after, int most) {
    return pool.preparedQuery(LIST)
        .execute(Tuple.of(after, most))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false).map(ApiKeyLedger::read).toList());
  }

  /**
   * Ends a key at once; one that is deleted stays so.
   *
   * @throws RefusedException (in the Uni) if there is none
   */
  Uni<Void> delete(UUID id, String deletedBy) {
    return pool.preparedQuery(DELETE)
        .execute(Tuple.of(id, time.instant().atOffset(ZoneOffset.UTC), deletedBy))
        .invoke(
            deleted -> {
              if (deleted.rowCount() == 0) {
                throw new RefusedException(new NoSuchRecord());
              }
            })
        .replaceWithVoid();
  }

  private static ApiKey read(Row row) {
    return new ApiKey(
        row.getUUID("id"),
        null,
        row.getString("beginning"),
        row.getString("advertiser"),
        row.getString("agency"),
        List.of(row.getArrayOfStrings("scopes")),
        row.getString("campaign"),
        List.of(row.getArrayOfStrings("addresses")),
        instant(row, "created_at"),
        row.getString("created_by"),
        instant(row, "expires_at"),
        row.getLocalDate("last_used_on"),
        instant(row, "deleted_at"));
  }

  private static Instant instant(Row row, String column) {
    OffsetDateTime time = row.getOffsetDateTime(column);
    return time == null ? null : time.toInstant();
  }
}
