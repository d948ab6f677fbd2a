package nl.magbellen.imports;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import nl.magbellen.imports.DigestedInput.Beginning;
import nl.magbellen.imports.ImportedKind.Recording;
import nl.magbellen.service.problem.Unreachable;
import org.jboss.logging.Logger;

/**
 * Records the batches of one file, each in one transaction, one after another. Batches of one kind
 * wait for each other, whichever file they are of: so the same row in two files is recorded once. A
 * batch gives way to everybody else: it does not wait for a row that another transaction holds, but
 * begins anew.
 */
final class Recorder {

  private static final Logger LOG = Logger.getLogger(Recorder.class);
  private static final Duration FIRST_WAIT = Duration.ofMillis(50);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

  private static final String ONE_AT_A_TIME =
      "select pg_advisory_xact_lock(hashtextextended('import.' || $1, 0))";

  /** Well before PostgreSQL looks for deadlocks, and ends one of those that are in it. */
  private static final String GIVES_WAY = "set local lock_timeout = '300ms'";

  private final ImportConnections connections;
  private final ImportFiles files;
  private final ImportSettings settings;
  private final String kind;
  private final boolean dryRun;

  Recorder(
      ImportConnections connections,
      ImportFiles files,
      ImportSettings settings,
      String kind,
      boolean dryRun) {
    this.connections = connections;
    this.files = files;
    this.settings = settings;
    this.kind = kind;
    this.dryRun = dryRun;
  }

  /**
   * Records a batch.
   *
   * @param soFar what was read of the file when the batch was
   * @return what each line came to; fails when the database did not take it in time
   */
  Uni<List<Outcome>> record(Recording batch, Beginning soFar) {
    return connections
        .pool()
        .withConnection(connection -> inTransaction(connection, batch, soFar))
        .onFailure()
        .invoke(failure -> LOG.warnf("a batch was not recorded kind=%s cause=%s", kind, failure))
        .onFailure(Unreachable::isCauseOf)
        .retry()
        .withBackOff(FIRST_WAIT, LONGEST_WAIT)
        .expireIn(settings.triedFor().toMillis());
  }

  private Uni<List<Outcome>> inTransaction(
      SqlConnection connection, Recording batch, Beginning soFar) {
    return connection
        .begin()
        .flatMap(
            transaction ->
                connection
                    .preparedQuery(ONE_AT_A_TIME)
                    .execute(Tuple.of(kind))
                    .chain(() -> connection.query(GIVES_WAY).execute())
                    .chain(() -> batch.in(connection))
                    .call(() -> dryRun ? nothing() : files.came(connection, soFar))
                    .call(() -> dryRun ? transaction.rollback() : transaction.commit())
                    .onFailure()
                    .call(() -> transaction.rollback().onFailure().recoverWithNull()));
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }
}
