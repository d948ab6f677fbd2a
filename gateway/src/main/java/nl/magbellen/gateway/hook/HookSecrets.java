package nl.magbellen.gateway.hook;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import nl.magbellen.gateway.disposition.TableOwner;
import nl.magbellen.gateway.reports.Reporter;
import nl.magbellen.number.NumberCipher;

/** Keeps what dialers sign with, encrypted. Nobody is told it. */
@ApplicationScoped
class HookSecrets {

  private static final String SECRETS = "hook_secret.secrets";
  private static final String BETWEEN = "\n";

  private static final String FIND =
      "select * from hook_secret where owner_kind = $1 and owner = $2";

  private static final String PUT =
      """
      insert into hook_secret
        (owner_kind, owner, secrets_cipher, secrets, recorded_by, recorded_at)
      values ($1, $2, $3, $4, $5, $6)
      on conflict (owner_kind, owner) do update
        set secrets_cipher = excluded.secrets_cipher, secrets = excluded.secrets,
          recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at
      """;

  private final Pool pool;
  private final NumberCipher cipher;
  private final InstantSource time;

  HookSecrets(Pool pool, NumberCipher cipher, InstantSource time) {
    this.pool = pool;
    this.cipher = cipher;
    this.time = time;
  }

  /** All that a reporter's dialer may sign with. */
  Uni<List<String>> of(Reporter reporter) {
    return Multi.createFrom()
        .iterable(HookOwners.of(reporter))
        .onItem()
        .transformToUniAndConcatenate(this::row)
        .filter(Optional::isPresent)
        .map(Optional::get)
        .map(row -> cipher.decryptText(row.getBuffer("secrets_cipher").getBytes(), SECRETS))
        .collect()
        .asList()
        .map(all -> all.stream().flatMap(it -> List.of(it.split(BETWEEN)).stream()).toList());
  }

  /** What is known of an owner's; none if there are none. */
  Uni<HookSecretsRecord> known(TableOwner owner) {
    return row(owner)
        .map(
            found ->
                found
                    .map(
                        row ->
                            new HookSecretsRecord(
                                row.getInteger("secrets"),
                                row.getOffsetDateTime("recorded_at").toInstant(),
                                row.getString("recorded_by")))
                    .orElseGet(HookSecretsRecord::none));
  }

  private Uni<Optional<Row>> row(TableOwner owner) {
    return pool.preparedQuery(FIND)
        .execute(Tuple.of(owner.kind().name(), owner.id()))
        .map(found -> StreamSupport.stream(found.spliterator(), false).findFirst());
  }

  /** Puts these in the place of the present ones, which are gone then. */
  Uni<Void> put(TableOwner owner, List<String> secrets, String recordedBy) {
    return pool.preparedQuery(PUT)
        .execute(
            Tuple.of(
                    owner.kind().name(),
                    owner.id(),
                    Buffer.buffer(cipher.encrypt(String.join(BETWEEN, secrets), SECRETS)),
                    secrets.size(),
                    recordedBy)
                .addValue(time.instant().atOffset(ZoneOffset.UTC)))
        .replaceWithVoid();
  }
}
