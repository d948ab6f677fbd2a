package nl.magbellen.callerid.register;

import io.smallrye.mutiny.Uni;
import java.time.InstantSource;
import java.util.List;
import java.util.function.UnaryOperator;
import nl.magbellen.number.Ids;
import nl.magbellen.service.database.CurrentSession;
import nl.magbellen.service.database.Filters;
import nl.magbellen.service.idempotency.Registration;

/**
 * Entries under ids of the clients' own, each with all its versions. Writers of one entry wait for
 * one another in the database. Every method runs in the caller's transaction or session.
 *
 * @param <V> what an entry says
 */
public final class Register<V extends Version<V>> {

  private final InstantSource time;
  private final Class<V> kind;
  private final String lockEntry;
  private final String versions;
  private final String isNewest;

  /**
   * A register.
   *
   * @param table holds the ids of the entries
   */
  public Register(Class<V> kind, String table, InstantSource time) {
    this.time = time;
    this.kind = kind;
    this.lockEntry =
        "insert into %s (id) values (:entry) on conflict (id) do update set id = excluded.id"
            .formatted(table);
    this.versions = "select v from %s v".formatted(kind.getSimpleName());
    this.isNewest =
        "v.version = (select max(w.version) from %s w where w.entry = v.entry)"
            .formatted(kind.getSimpleName());
  }

  /**
   * Makes an entry say this from now on. If it says the same already, nothing is written.
   *
   * @param next gives its content, or refuses by throwing; the rest is filled in here. It gets what
   *     the entry says now, null if there is none, locked until the transaction ends
   */
  public Uni<Registration<V>> put(String entry, UnaryOperator<V> next, String recordedBy) {
    return CurrentSession.sql(lockEntry)
        .with("entry", entry)
        .execute()
        .flatMap(locked -> newest(entry))
        .flatMap(now -> append(entry, now, next.apply(now), recordedBy));
  }

  private Uni<Registration<V>> append(String entry, V now, V next, String recordedBy) {
    if (now != null && now.saysTheSameAs(next)) {
      return Uni.createFrom().item(new Registration<>(now, false));
    }
    next.id = Ids.next();
    next.entry = entry;
    next.version = now == null ? 1 : now.version + 1;
    next.recordedBy = recordedBy;
    next.recordedAt = time.instant();
    return next.<V>persistAndFlush().map(written -> new Registration<>(written, now == null));
  }

  /** What the entry says now; null if there is no such entry. */
  public Uni<V> newest(String entry) {
    return CurrentSession.select(versions + " where v.entry = :entry order by v.version desc", kind)
        .with("entry", entry)
        .findFirst();
  }

  /**
   * What the entries say now, in the order of their ids.
   *
   * @param among only these entries; null for all
   * @param filters more that must hold of {@code v}
   * @param after only entries with a greater id
   */
  public Uni<List<V>> newest(List<String> among, Filters filters, String after, int most) {
    return filters
        .and("v.entry > :after", after)
        .and("v.entry in :among", among)
        .and(isNewest)
        .list(versions, "v.entry", kind, most);
  }
}
