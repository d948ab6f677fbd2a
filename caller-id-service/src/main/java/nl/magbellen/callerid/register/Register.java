package nl.magbellen.callerid.register;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.UnaryOperator;
import nl.magbellen.number.DutchTime;
import nl.magbellen.number.Ids;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Entries under ids of the clients' own, each with all its versions. Writers of one entry wait for
 * one another in the database. Every method runs in the caller's transaction or session.
 *
 * @param <V> what an entry says
 */
public final class Register<V extends Version<V>> {

  private final Class<V> kind;
  private final String lockEntry;
  private final String newestOfEntry;
  private final String newestOfAll;

  /**
   * A register.
   *
   * @param table holds the ids of the entries
   */
  public Register(Class<V> kind, String table) {
    this.kind = kind;
    this.lockEntry =
        "insert into %s (id) values (?1) on conflict (id) do update set id = excluded.id"
            .formatted(table);
    String select = "select v from %s v".formatted(kind.getSimpleName());
    this.newestOfEntry = select + " where v.entry = ?1 order by v.version desc";
    this.newestOfAll =
        select
            + " where v.entry > ?1%s%s and v.version = (select max(w.version)"
            + " from KIND w where w.entry = v.entry) order by v.entry"
                .replace("KIND", kind.getSimpleName());
  }

  /**
   * What came of putting an entry.
   *
   * @param isNew whether the entry was not there before
   */
  public record Put<V>(V version, boolean isNew) {}

  /**
   * Makes an entry say this from now on. If it says the same already, nothing is written.
   *
   * @param next gives its content, or refuses by throwing; the rest is filled in here. It gets what
   *     the entry says now, null if there is none, while nobody else can change it
   */
  public Uni<Put<V>> put(String entry, UnaryOperator<V> next, String recordedBy) {
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(lockEntry)
                    .setParameter(1, entry)
                    .executeUpdate()
                    .flatMap(locked -> newest(entry))
                    .flatMap(now -> append(session, entry, now, next.apply(now), recordedBy)));
  }

  private Uni<Put<V>> append(
      Mutiny.Session session, String entry, V now, V next, String recordedBy) {
    if (now != null && now.saysTheSameAs(next)) {
      return Uni.createFrom().item(new Put<>(now, false));
    }
    next.id = Ids.next();
    next.entry = entry;
    next.version = now == null ? 1 : now.version + 1;
    next.recordedBy = recordedBy;
    next.recordedAt = DutchTime.now();
    return session.persist(next).call(session::flush).replaceWith(new Put<>(next, now == null));
  }

  /** What the entry says now; null if there is no such entry. */
  public Uni<V> newest(String entry) {
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createQuery(newestOfEntry, kind)
                    .setParameter(1, entry)
                    .setMaxResults(1)
                    .getSingleResultOrNull());
  }

  /**
   * What the entries say now, in the order of their ids.
   *
   * @param among only these entries; null for all
   * @param condition more that must hold of {@code v}, as in {@code " and v.name is not null"};
   *     empty for nothing
   * @param after only entries with a greater id
   */
  public Uni<List<V>> newest(List<String> among, String condition, String after, int most) {
    String query = newestOfAll.formatted(among == null ? "" : " and v.entry in ?2", condition);
    return Panache.getSession()
        .flatMap(
            session -> {
              var select = session.createQuery(query, kind).setParameter(1, after);
              if (among != null) {
                select.setParameter(2, among);
              }
              return select.setMaxResults(most).getResultList();
            });
  }
}
