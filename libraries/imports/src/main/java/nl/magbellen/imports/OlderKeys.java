package nl.magbellen.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import nl.magbellen.number.NumberKeys;
import nl.magbellen.number.TelephoneNumber;

/**
 * The keys under which numbers of a batch may stand beside the newest, with the places of their
 * rows: none while one version of the secret is active.
 */
public record OlderKeys(Integer[] places, UUID[] keys) {

  /** The older keys of these rows. */
  public static <E> OlderKeys of(
      NumberKeys keys, List<E> rows, ToIntFunction<E> place, Function<E, TelephoneNumber> number) {
    List<Integer> places = new ArrayList<>();
    List<UUID> older = new ArrayList<>();
    if (keys.versions().size() > 1) {
      for (E row : rows) {
        List<UUID> all = keys.values(number.apply(row));
        all.stream()
            .skip(1)
            .forEach(
                key -> {
                  places.add(place.applyAsInt(row));
                  older.add(key);
                });
      }
    }
    return new OlderKeys(places.toArray(Integer[]::new), older.toArray(UUID[]::new));
  }
}
