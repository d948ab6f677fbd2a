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
    numberKeys = List.copyOf(numberKeys);
    if (numberKeys.isEmpty()) {
      throw new IllegalArgumentException("numberKeys must hold at least one key");
    }
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
      lookups = List.copyOf(lookups);
    }
  }
}
