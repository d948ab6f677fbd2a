package nl.magbellen.gateway.hook;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import nl.magbellen.gateway.disposition.TableOwner;
import nl.magbellen.gateway.hook.Attempt.NotPlaced;
import nl.magbellen.gateway.reports.Reporter;
import nl.magbellen.number.Ids;
import nl.magbellen.number.NumberCipher;

/**
 * Keeps what dialers sent and could not be placed, until it is or until a person has ended it. What
 * was sent is encrypted: it may hold numbers.
 */
@ApplicationScoped
class UnplacedLedger {

  private static final String LATEST =
      """
      select * from unplaced_report
      where content_key = any($3::uuid[]) and client = $1 and preset = $2
      order by received_at desc, id desc
      limit 1
      """;

  private static final String KEEP =
      """
      insert into unplaced_report as u (id, client, advertisers, agency, advertiser, preset,
        content_cipher, content_key, cause, field, objection, objection_id, received_at, due_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
      on conflict (client, preset, content_key) where state = 'WAITING' do update
        set attempts = u.attempts + 1, cause = excluded.cause, field = excluded.field,
          objection_id = coalesce(excluded.objection_id, u.objection_id), due_at = excluded.due_at
      returning id
      """;

  private static final String TRIED =
      """
      update unplaced_report
      set attempts = attempts + 1, cause = $2, field = $3,
        objection_id = coalesce($4, objection_id), due_at = $5
      where id = $1 and state = 'WAITING'
      """;

  private static final String PLACED =
      """
      update unplaced_report
      set state = 'PLACED', attempts = attempts + 1, outcome = $2,
        objection_id = coalesce($3, objection_id), due_at = null, settled_at = $4
      where id = $1 and state = 'WAITING'
      """;

  private static final String DUE =
      """
      update unplaced_report u
      set due_at = $3
      from (
        select id from unplaced_report
        where state = 'WAITING' and due_at <= $1
        order by due_at, id
        limit $2
        for update skip locked) due
      where u.id = due.id
      returning u.*
      """;

  private static final String WAITING =
      "select count(*) from unplaced_report where state = 'WAITING'";

  private static final String FULL =
      """
      select count(*) >= $2 as full
      from (select from unplaced_report where client = $1 and state = 'WAITING' limit $2) own
      """;

  private static final String DUE_NOW =
      """
      update unplaced_report
      set due_at = $3
      where state = 'WAITING' and cause in ('MAPPING_MISSING', 'NAMES_NO_CALL', 'NUMBER_UNREADABLE')
        and preset = 'custom' and (agency = $1 or agency is null and $2 = any (advertisers))
      """;

  private static final String FORGET =
      "delete from unplaced_report where state = $1 and settled_at < $2";

  private final Pool pool;
  private final KeptReports rows;
  private final NumberCipher cipher;
  private final HookSettings settings;
  private final InstantSource time;

  UnplacedLedger(
      Pool pool, KeptReports rows, NumberCipher cipher, HookSettings settings, InstantSource time) {
    this.pool = pool;
    this.rows = rows;
    this.cipher = cipher;
    this.settings = settings;
    this.time = time;
  }

  /**
   * What is to be kept.
   *
   * @param advertiser for whom the call was made; null if that is not known
   * @param content all that was sent
   * @param name its keyed hash
   * @param objection null if that is not known
   * @param dueAt null for not tried again by itself
   */
  record New(
      Reporter reporter,
      String advertiser,
      String preset,
      String content,
      UUID name,
      NotPlaced not,
      Boolean objection,
      Instant receivedAt,
      Instant dueAt) {}

  /**
   * What was kept.
   *
   * @param isNew whether it was not kept before
   */
  record Kept(UUID id, boolean isNew) {}

  /** The latest that has this content. */
  Uni<Optional<KeptReport>> latest(String client, String preset, List<UUID> names) {
    return pool.preparedQuery(LATEST)
        .execute(Tuple.of(client, preset, names.toArray(UUID[]::new)))
        .map(found -> StreamSupport.stream(found.spliterator(), false).findFirst().map(rows::kept));
  }

  /** Keeps it; one that waits already is that one. */
  Uni<Kept> keep(New one) {
    UUID id = Ids.next();
    return pool.preparedQuery(KEEP)
        .execute(
            Tuple.tuple()
                .addValue(id)
                .addValue(one.reporter().name())
                .addValue(one.reporter().advertisers().toArray(String[]::new))
                .addValue(one.reporter().agency())
                .addValue(one.advertiser())
                .addValue(one.preset())
                .addValue(Buffer.buffer(cipher.encrypt(one.content(), KeptReports.CONTENT)))
                .addValue(one.name())
                .addValue(one.not().cause().name())
                .addValue(one.not().field())
                .addValue(one.objection())
                .addValue(one.not().objectionId())
                .addValue(utc(one.receivedAt()))
                .addValue(utc(one.dueAt())))
        .map(kept -> kept.iterator().next().getUUID("id"))
        .map(kept -> new Kept(kept, kept.equals(id)));
  }

  /**
   * It was tried, and could not be placed.
   *
   * @param dueAt null for not tried again by itself
   */
  Uni<Void> tried(UUID id, NotPlaced not, Instant dueAt) {
    return pool.preparedQuery(TRIED)
        .execute(Tuple.of(id, not.cause().name(), not.field(), not.objectionId(), utc(dueAt)))
        .replaceWithVoid();
  }

  /**
   * It is placed.
   *
   * @param outcome null if it is of none
   * @param objection null if none was made
   */
  Uni<Void> placed(UUID id, UUID outcome, UUID objection) {
    return pool.preparedQuery(PLACED)
        .execute(Tuple.of(id, outcome, objection, utc(time.instant())))
        .replaceWithVoid();
  }

  /** Those that are due; for a while they are due to nobody else. */
  Uni<List<KeptReport>> due(int most, Duration lease) {
    Instant now = time.instant();
    return pool.preparedQuery(DUE)
        .execute(Tuple.of(utc(now), most, utc(now.plus(lease))))
        .map(found -> StreamSupport.stream(found.spliterator(), false).map(rows::kept).toList());
  }

  /** How many wait. */
  Uni<Long> waiting() {
    return pool.query(WAITING).execute().map(found -> found.iterator().next().getLong(0));
  }

  /** Whether as much of what this client sent waits as may. */
  Uni<Boolean> isFull(String client) {
    return pool.preparedQuery(FULL)
        .execute(Tuple.of(client, settings.mostWaiting()))
        .map(found -> found.iterator().next().getBoolean("full"));
  }

  /** The owner's mapping has changed: what it did not explain is due. */
  Uni<Void> explained(TableOwner owner) {
    boolean isAgency = owner.kind() == TableOwner.Kind.AGENCY;
    return pool.preparedQuery(DUE_NOW)
        .execute(
            Tuple.of(
                isAgency ? owner.id() : null, isAgency ? null : owner.id(), utc(time.instant())))
        .replaceWithVoid();
  }

  /** Deletes what was settled long ago. */
  Uni<Void> forget() {
    return forget(UnplacedState.PLACED, settings.placedKeptFor())
        .chain(() -> forget(UnplacedState.ENDED, settings.endedKeptFor()));
  }

  private Uni<Void> forget(UnplacedState state, Duration keptFor) {
    return pool.preparedQuery(FORGET)
        .execute(Tuple.of(state.name(), utc(time.instant().minus(keptFor))))
        .replaceWithVoid();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
