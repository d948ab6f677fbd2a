package nl.magbellen.imports;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/**
 * A kind of record that files bring. Rows are held against the very rules of a single record:
 * {@link #request()} is what its POST takes, with its constraints.
 *
 * @param <T> the request that records one
 */
public interface ImportedKind<T> {

  /** Its name, as in the path: {@code objections}. */
  String name();

  /** What a row holds. */
  Class<T> request();

  /** Whose record it is; the client must act for it. */
  String advertiser(T request);

  /**
   * Does what is done before a transaction: asks other services, makes keys, encrypts.
   *
   * @param lines at most a batch, in the order of the file
   */
  Uni<Recording> prepare(List<Line<T>> lines, Sent sent);

  /** Records a batch. */
  @FunctionalInterface
  interface Recording {

    /**
     * Records it in this connection's transaction, in which no other import of the kind records. It
     * may be done again from the start where the transaction failed.
     *
     * @return what each line came to, in order
     */
    Uni<List<Outcome>> in(SqlConnection transaction);
  }
}
