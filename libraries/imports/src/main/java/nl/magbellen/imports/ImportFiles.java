package nl.magbellen.imports;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import nl.magbellen.imports.DigestedInput.Beginning;

/** Writes which files were sent. */
@Singleton
class ImportFiles {

  private static final int MOST_CONTINUED = 20;

  private static final String BEGUN =
      "insert into import_file (id, kind, name, sender) values ($1, $2, $3, $4)";

  private static final String BROKEN_OFF =
      """
      select id, bytes, digest from import_file
      where sender = $1 and kind = $2 and not whole and continued_by is null and bytes > 0
      order by started_at desc limit %d
      """
          .formatted(MOST_CONTINUED);

  private static final String CAME_SO_FAR =
      "update import_file set bytes = $2, digest = $3 where id = $1";

  private static final String CAME_WHOLE =
      """
      update import_file
      set bytes = $2, digest = $3, whole = true, rows = $4, created = $5, same = $6, errors = $7
      where id = $1
      """;

  private static final String CONTINUED =
      "update import_file set continued_by = $1 where id = any ($2) and not whole";

  private final ImportConnections connections;

  ImportFiles(ImportConnections connections) {
    this.connections = connections;
  }

  /** Files of this sender and kind that broke off and were not continued, the latest of them. */
  Uni<List<Beginning>> brokenOff(String sender, String kind) {
    return connections
        .pool()
        .preparedQuery(BROKEN_OFF)
        .execute(Tuple.of(sender, kind))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(
                        row ->
                            new Beginning(
                                row.getUUID(0), row.getLong(1), row.getBuffer(2).getBytes()))
                    .toList());
  }

  /**
   * A file begins.
   *
   * @param name may be null
   */
  Uni<Void> begin(UUID id, String kind, String name, String sender) {
    return connections
        .pool()
        .preparedQuery(BEGUN)
        .execute(Tuple.of(id, kind, name, sender))
        .replaceWithVoid();
  }

  /** So much of it came in, and what it brought is recorded in this transaction. */
  Uni<Void> came(SqlConnection transaction, Beginning soFar) {
    return transaction
        .preparedQuery(CAME_SO_FAR)
        .execute(Tuple.of(soFar.file(), soFar.bytes(), buffer(soFar.digest())))
        .replaceWithVoid();
  }

  /** All of it came in. */
  Uni<Void> cameWhole(Beginning all, ImportCounts counts, Set<UUID> continued) {
    Tuple whole =
        Tuple.from(
            List.of(
                all.file(),
                all.bytes(),
                buffer(all.digest()),
                counts.rows(),
                counts.created(),
                counts.same(),
                counts.error()));
    return connections
        .pool()
        .withTransaction(
            transaction ->
                transaction
                    .preparedQuery(CAME_WHOLE)
                    .execute(whole)
                    .chain(
                        () ->
                            transaction
                                .preparedQuery(CONTINUED)
                                .execute(Tuple.of(all.file(), continued.toArray(UUID[]::new))))
                    .replaceWithVoid());
  }

  private static Buffer buffer(byte[] bytes) {
    return Buffer.buffer(bytes);
  }
}
