package nl.magbellen.service.database;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * What entities cannot say by themselves, in the session or transaction of the caller: an insertion
 * that yields to another writer's, a lock, a query over several entities. Batches and look-ups need
 * no session: they use the {@code Pool}.
 */
public final class CurrentSession {

  private CurrentSession() {}

  /**
   * An SQL statement.
   *
   * @param sql with named parameters, {@code :advertiser}
   */
  public static Statement sql(String sql) {
    return new Statement(sql);
  }

  /**
   * A query of entities, in HQL.
   *
   * @param hql with named parameters, {@code :advertiser}
   * @param type what is found: an entity, or the type of the one column
   */
  public static <T> Selection<T> select(String hql, Class<T> type) {
    return new Selection<>(hql, type);
  }

  /** Writes, and reads afresh from then on: what the database fills in stands only there. */
  public static Uni<Void> flushAndForget() {
    return Panache.getSession().flatMap(session -> session.flush().invoke(session::clear));
  }

  /**
   * Locks a row until the transaction ends, and reads it as it is now: a lock alone would keep what
   * this session read before another writer was done.
   */
  public static Uni<Void> lockAsItIsNow(Object entity) {
    return Panache.getSession()
        .flatMap(session -> session.refresh(entity, LockMode.PESSIMISTIC_WRITE));
  }

  /** A statement with its parameters. For one use. */
  public static final class Statement {

    private final String sql;
    private final Map<String, Object> values = new LinkedHashMap<>();

    private Statement(String sql) {
      this.sql = sql;
    }

    /** Gives a parameter its value; null is a value too. */
    public Statement with(String name, Object value) {
      values.put(name, value);
      return this;
    }

    /** How many rows it wrote. */
    public Uni<Integer> execute() {
      return Panache.getSession()
          .flatMap(
              session -> {
                Mutiny.Query<?> query = session.createNativeQuery(sql);
                values.forEach(query::setParameter);
                return query.executeUpdate();
              });
    }

    /** The one row that it finds, null if there is none. */
    public <T> Uni<T> findOne(Class<T> type) {
      return Panache.getSession()
          .flatMap(
              session -> {
                Mutiny.SelectionQuery<T> query = session.createNativeQuery(sql, type);
                values.forEach(query::setParameter);
                return query.getSingleResultOrNull();
              });
    }
  }

  /** A query with its parameters. For one use. */
  public static final class Selection<T> {

    private static final int ALL = Integer.MAX_VALUE;

    private final String hql;
    private final Class<T> type;
    private final Map<String, Object> values = new LinkedHashMap<>();

    private Selection(String hql, Class<T> type) {
      this.hql = hql;
      this.type = type;
    }

    /** Gives a parameter its value, which is not null. */
    public Selection<T> with(String name, Object value) {
      values.put(name, value);
      return this;
    }

    Selection<T> with(Map<String, Object> others) {
      values.putAll(others);
      return this;
    }

    /** What is found, at most so much. */
    public Uni<List<T>> list(int most) {
      return Panache.getSession()
          .flatMap(
              session -> {
                Mutiny.SelectionQuery<T> query = session.createSelectionQuery(hql, type);
                values.forEach(query::setParameter);
                return (most == ALL ? query : query.setMaxResults(most)).getResultList();
              });
    }

    /** What is found. */
    public Uni<List<T>> list() {
      return list(ALL);
    }

    /** The first that is found, null if there is none. */
    public Uni<T> findFirst() {
      return list(1).map(found -> found.isEmpty() ? null : found.getFirst());
    }
  }
}
