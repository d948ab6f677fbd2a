package nl.magbellen.consent;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import nl.magbellen.service.idempotency.Written;

/**
 * What came of recording something that is on record once.
 *
 * @param id of the record that stands
 * @param isNew false if it stood already
 */
public record Recorded(UUID id, boolean isNew) {

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
  public static Uni<Recorded> once(
      Supplier<Uni<UUID>> standing,
      UUID id,
      Supplier<Uni<Integer>> insertion,
      Supplier<Uni<Void>> rest) {
    return standing
        .get()
        .flatMap(
            first ->
                first != null
                    ? Uni.createFrom().item(new Recorded(first, false))
                    : insertion
                        .get()
                        .flatMap(
                            inserted ->
                                inserted == 1
                                    ? rest.get().replaceWith(new Recorded(id, true))
                                    : standing.get().map(other -> new Recorded(other, false))));
  }

  /** 201 with a new record, 200 with one that stood already. */
  public <T> Uni<Written> answered(Function<UUID, Uni<T>> show) {
    return show.apply(id).map(record -> isNew ? Written.created(record) : Written.ok(record));
  }
}
