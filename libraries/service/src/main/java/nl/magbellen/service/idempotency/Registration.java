package nl.magbellen.service.idempotency;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The result of recording something that is on record once.
 *
 * @param record the record that stands
 * @param isNew false if it stood already
 */
public record Registration<T>(T record, boolean isNew) {

  /**
   * Finds the record that stands, or writes it. Of writers side by side the database lets one be
   * first: the insertion of the others waits for it and inserts nothing.
   *
   * @param standing the id of the record that stands, or null; asked again after an insertion that
   *     inserted nothing
   * @param id of the new record
   * @param insertion inserts unless another stands; how many rows it inserted
   * @param rest writes what belongs to a new record
   */
  public static Uni<Registration<UUID>> once(
      Supplier<Uni<UUID>> standing,
      UUID id,
      Supplier<Uni<Integer>> insertion,
      Supplier<Uni<Void>> rest) {
    return standing
        .get()
        .flatMap(
            first ->
                first != null
                    ? Uni.createFrom().item(new Registration<>(first, false))
                    : insertion
                        .get()
                        .flatMap(
                            inserted ->
                                inserted == 1
                                    ? rest.get().replaceWith(new Registration<>(id, true))
                                    : standing
                                        .get()
                                        .map(other -> new Registration<>(other, false))));
  }

  /** The same in another form. */
  public <R> Registration<R> map(Function<T, R> form) {
    return new Registration<>(form.apply(record), isNew);
  }

  /** The same, with what is read for the record. */
  public <R> Uni<Registration<R>> reading(Function<T, Uni<R>> read) {
    return read.apply(record).map(found -> new Registration<>(found, isNew));
  }

  /** 201 with a new record, 200 with one that stood already. */
  public WriteResult written() {
    return isNew ? WriteResult.created(record) : WriteResult.ok(record);
  }
}
