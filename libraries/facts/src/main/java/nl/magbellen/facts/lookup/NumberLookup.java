package nl.magbellen.facts.lookup;

import java.util.List;
import java.util.UUID;

/**
 * What is on record about a number for an advertiser?
 *
 * @param numberKeys the number's keys under every active secret, at least one
 * @param advertiser id of the advertiser
 */
public record NumberLookup(List<UUID> numberKeys, String advertiser) {

  public NumberLookup {
    if (numberKeys == null
        || numberKeys.isEmpty()
        || numberKeys.stream().anyMatch(key -> key == null)) {
      throw new IllegalArgumentException("numberKeys must hold at least one key, and no null");
    }
    numberKeys = List.copyOf(numberKeys);
    if (advertiser == null) {
      throw new IllegalArgumentException("advertiser must be given");
    }
  }

  /**
   * A batch.
   *
   * @param lookups in the order in which they are answered
   */
  public record Batch(List<NumberLookup> lookups) {
    public Batch {
      lookups = LookupList.of(lookups);
    }
  }
}
