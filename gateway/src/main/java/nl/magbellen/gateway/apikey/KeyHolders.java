package nl.magbellen.gateway.apikey;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.magbellen.gateway.refusal.GatewayRefusal.KeyNotRead;
import nl.magbellen.number.DutchTime;
import nl.magbellen.service.connection.AddressBlock;
import nl.magbellen.service.problem.ChallengedException;
import nl.magbellen.service.refusal.RefusedException;
import org.jboss.logging.Logger;

/**
 * Tells who holds a key. Each request asks the database: nothing is remembered, so that a key that
 * was deleted is taken nowhere from then on.
 */
@ApplicationScoped
class KeyHolders {

  private static final Logger LOG = Logger.getLogger(KeyHolders.class);

  private static final String FIND =
      """
      select id, advertiser, agency, scopes, campaign, addresses, expires_at, last_used_on
      from api_key
      where secret_hash = $1 and deleted_at is null
      """;

  private static final String USED =
      """
      update api_key set last_used_on = $2
      where id = $1 and (last_used_on is null or last_used_on < $2)
      """;

  private final Pool pool;
  private final ApiKeySettings settings;
  private final InstantSource time;

  KeyHolders(Pool pool, ApiKeySettings settings, InstantSource time) {
    this.pool = pool;
    this.settings = settings;
    this.time = time;
  }

  /**
   * Whoever holds this key.
   *
   * @param text that was sent
   * @param from where, as text
   * @param patience how long the asker waits; not longer than the settings say
   * @throws ChallengedException (in the Uni) if it is not taken from there now
   * @throws RefusedException (in the Uni) if that cannot be known in time
   */
  Uni<ApiKeyPrincipal> holder(String text, String from, Optional<Duration> patience) {
    Optional<Secret> secret = Secret.read(text);
    if (secret.isEmpty()) {
      return Uni.createFrom().failure(new ChallengedException(KeyChallenge.UNKNOWN));
    }
    return pool.preparedQuery(FIND)
        .execute(Tuple.of(Buffer.buffer(secret.get().hash())))
        .ifNoItem()
        .after(
            patience
                .filter(it -> it.compareTo(settings.deadline()) < 0)
                .orElse(settings.deadline()))
        .fail()
        .onFailure()
        .transform(KeyHolders::notRead)
        .map(found -> holder(found, from));
  }

  private static RefusedException notRead(Throwable failure) {
    LOG.warnf("api key not read cause=%s", failure);
    return new RefusedException(new KeyNotRead());
  }

  private ApiKeyPrincipal holder(RowSet<Row> found, String from) {
    if (found.rowCount() == 0) {
      throw new ChallengedException(KeyChallenge.UNKNOWN);
    }
    Row row = found.iterator().next();
    Instant now = time.instant();
    Instant end = row.getOffsetDateTime("expires_at").toInstant();
    if (!isTakenFrom(from, row.getArrayOfStrings("addresses"))) {
      throw new ChallengedException(KeyChallenge.UNKNOWN);
    }
    if (!now.isBefore(end)) {
      throw new ChallengedException(KeyChallenge.EXPIRED);
    }
    noteUse(row.getUUID("id"), row.getLocalDate("last_used_on"), DutchTime.dateOf(now));
    return new ApiKeyPrincipal(
        row.getString("advertiser"),
        row.getString("agency"),
        row.getString("campaign"),
        Set.of(row.getArrayOfStrings("scopes")),
        end);
  }

  private static boolean isTakenFrom(String address, String[] blocks) {
    Optional<InetAddress> from = AddressBlock.address(address);
    return blocks.length == 0
        || from.isPresent()
            && Stream.of(blocks)
                .map(AddressBlock::read)
                .flatMap(Optional::stream)
                .anyMatch(block -> block.contains(from.get()));
  }

  /** Once a day, and nobody waits for it: a use that is not noted is a use all the same. */
  private void noteUse(UUID id, LocalDate last, LocalDate today) {
    if (last == null || last.isBefore(today)) {
      pool.preparedQuery(USED)
          .execute(Tuple.of(id, today))
          .subscribe()
          .with(
              _ -> {},
              failure -> LOG.warnf("use of an api key not noted id=%s cause=%s", id, failure));
    }
  }
}
