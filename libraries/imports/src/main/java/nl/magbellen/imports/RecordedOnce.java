package nl.magbellen.imports;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import nl.magbellen.number.NumberKeys;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.service.problem.RefusalTables;
import nl.magbellen.service.refusal.Refusal;
import nl.magbellen.service.refusal.RefusedException;

/**
 * A kind of record that is on record once, by what identifies it. What stands is compared with what
 * is sent again, as after a single POST: the same is SAME, other particulars are refused.
 *
 * @param <T> the request that records one
 * @param <R> a record, ready to be inserted
 */
public abstract class RecordedOnce<T, R> implements ImportedKind<T> {

  private final RefusalTables refusals;

  /** What is refused is told in the words of these tables. */
  protected RecordedOnce(RefusalTables refusals) {
    this.refusals = refusals;
  }

  /**
   * A row on its way.
   *
   * @param place in the batch, from 0
   * @param line of the file
   */
  public record Each<T, R>(int place, long line, T request, R record) {}

  /**
   * A record that stands.
   *
   * @param requireSame refuses a request with other particulars, with a {@link RefusedException}
   */
  public record Standing<T>(UUID id, Consumer<T> requireSame) {}

  /**
   * A row under one of the keys that its number may stand under. What is looked up by it stands in
   * one relation: of two that are joined by place PostgreSQL may join the other columns first,
   * which are the same in all rows of most files.
   */
  public record Keyed<T, R>(Each<T, R> row, UUID key) {

    /** The rows, each under all keys of its number. */
    public static <T, R> List<Keyed<T, R>> of(
        NumberKeys keys, List<Each<T, R>> rows, Function<T, TelephoneNumber> number) {
      return rows.stream()
          .flatMap(
              row ->
                  keys.values(number.apply(row.request())).stream()
                      .map(key -> new Keyed<>(row, key)))
          .toList();
    }
  }

  /** A statement of SQL, with what it is given. */
  public record Statement(String sql, Tuple given) {}

  /**
   * What is asked of others before a batch.
   *
   * @return refuses a request with a {@link RefusedException}
   */
  protected abstract Uni<Consumer<T>> rules(List<T> requests);

  /**
   * The record that a request makes, with its keys, encrypted.
   *
   * @throws RefusedException if the request contradicts itself
   */
  protected abstract R sealed(T request);

  /** The id that a record has if it is new. */
  protected abstract UUID id(R record);

  /** What identifies a record; equal for the same one. */
  protected abstract Object identity(R record);

  /**
   * Does what comes before the insertion, in its transaction.
   *
   * @return those that are refused, by their place
   */
  protected Uni<Map<Integer, RefusedException>> arrange(
      SqlConnection transaction, List<Each<T, R>> rows) {
    return Uni.createFrom().item(Map.of());
  }

  /** The field at fault where the words of a refusal do not name it; null where none is. */
  protected String field(Refusal refusal) {
    return null;
  }

  /**
   * Inserts those that do not stand, with all that belongs to them; its rows are the ids of these.
   */
  protected abstract Statement insertion(List<Each<T, R>> rows, Sent sent);

  /** What stands for each of these rows, by its place. */
  protected abstract Uni<Map<Integer, Standing<T>>> standing(
      SqlConnection transaction, List<Each<T, R>> rows);

  @Override
  public final Uni<Recording> prepare(List<Line<T>> lines, Sent sent) {
    List<Object> sealed = lines.stream().map(line -> sealedOrRefused(line.request())).toList();
    return rules(lines.stream().map(Line::request).toList())
        .map(rules -> recording(lines, sealed, rules, sent));
  }

  private Object sealedOrRefused(T request) {
    try {
      return sealed(request);
    } catch (RefusedException refused) {
      return refused;
    }
  }

  private Recording recording(
      List<Line<T>> lines, List<Object> sealed, Consumer<T> rules, Sent sent) {
    Outcome[] outcomes = new Outcome[lines.size()];
    List<Each<T, R>> rows = new ArrayList<>(lines.size());
    for (int place = 0; place < lines.size(); place++) {
      Line<T> line = lines.get(place);
      try {
        rules.accept(line.request());
        rows.add(new Each<>(place, line.number(), line.request(), record(sealed.get(place))));
      } catch (RefusedException refused) {
        outcomes[place] = refused(refused);
      }
    }
    return transaction -> record(transaction, rows, sent, outcomes.clone()).map(Arrays::asList);
  }

  @SuppressWarnings("unchecked")
  private R record(Object sealed) {
    if (sealed instanceof RefusedException refused) {
      throw refused;
    }
    return (R) sealed;
  }

  private Uni<Outcome[]> record(
      SqlConnection transaction, List<Each<T, R>> rows, Sent sent, Outcome[] outcomes) {
    return arrange(transaction, rows)
        .invoke(refused -> refused.forEach((place, why) -> outcomes[place] = refused(why)))
        .chain(() -> insert(transaction, firsts(open(rows, outcomes)), sent))
        .invoke(inserted -> created(rows, inserted, outcomes))
        .chain(() -> compare(transaction, open(rows, outcomes), outcomes))
        .replaceWith(outcomes);
  }

  private Uni<Set<UUID>> insert(SqlConnection transaction, List<Each<T, R>> rows, Sent sent) {
    if (rows.isEmpty()) {
      return Uni.createFrom().item(Set.of());
    }
    Statement insertion = insertion(rows, sent);
    return transaction
        .preparedQuery(insertion.sql())
        .execute(insertion.given())
        .map(
            inserted -> {
              Set<UUID> ids = new HashSet<>();
              inserted.forEach(row -> ids.add(row.getUUID(0)));
              return ids;
            });
  }

  private List<Each<T, R>> open(List<Each<T, R>> rows, Outcome[] outcomes) {
    return rows.stream().filter(row -> outcomes[row.place()] == null).toList();
  }

  /** Of the same record twice in a batch the second is compared with the first. */
  private List<Each<T, R>> firsts(List<Each<T, R>> rows) {
    Set<Object> seen = new HashSet<>();
    return rows.stream().filter(row -> seen.add(identity(row.record()))).toList();
  }

  private void created(List<Each<T, R>> rows, Set<UUID> inserted, Outcome[] outcomes) {
    for (Each<T, R> row : rows) {
      UUID id = id(row.record());
      if (outcomes[row.place()] == null && inserted.contains(id)) {
        outcomes[row.place()] = new Outcome.Created(id);
      }
    }
  }

  private Uni<Void> compare(SqlConnection transaction, List<Each<T, R>> rows, Outcome[] outcomes) {
    return rows.isEmpty()
        ? Uni.createFrom().voidItem()
        : standing(transaction, rows)
            .invoke(found -> rows.forEach(row -> outcomes[row.place()] = compared(row, found)))
            .replaceWithVoid();
  }

  private Outcome compared(Each<T, R> row, Map<Integer, Standing<T>> found) {
    Standing<T> standing = found.get(row.place());
    if (standing == null) {
      throw new IllegalStateException("What was not inserted does not stand either.");
    }
    try {
      standing.requireSame().accept(row.request());
      return new Outcome.Same(standing.id());
    } catch (RefusedException refused) {
      return refused(refused);
    }
  }

  private Outcome.Refused refused(RefusedException refused) {
    return new Outcome.Refused(field(refused.refusal()), refusals.problem(refused.refusal()));
  }
}
