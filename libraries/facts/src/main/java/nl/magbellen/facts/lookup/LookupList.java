package nl.magbellen.facts.lookup;

import java.util.List;

/** What every batch of look-ups is. */
final class LookupList {
  private LookupList() {}

  /** An unmodifiable copy. */
  static <T> List<T> of(List<T> lookups) {
    if (lookups == null || lookups.stream().anyMatch(lookup -> lookup == null)) {
      throw new IllegalArgumentException("lookups must be given, none of them null");
    }
    return List.copyOf(lookups);
  }
}
