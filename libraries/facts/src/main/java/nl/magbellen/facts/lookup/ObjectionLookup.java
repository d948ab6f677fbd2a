package nl.magbellen.facts.lookup;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Who objects to a call, and how many complain about who makes it?
 *
 * @param numberKeys the called number's keys under every active secret, at least one
 * @param advertiser id of the advertiser
 * @param caller about whom complaints are counted; null to count none
 */
public record ObjectionLookup(List<UUID> numberKeys, String advertiser, Caller caller) {

  /** Checks what must be there. */
  public ObjectionLookup {
    numberKeys = new NumberLookup(numberKeys, advertiser).numberKeys();
  }

  /**
   * Who calls. Many questions of a batch have the same.
   *
   * @param numberKeys keys of the number that is shown, under every active secret; empty when it is
   *     withheld or no telephone number
   * @param agency id of the agency; null when the advertiser calls itself
   * @param telemarketer id of the person; null when not named
   * @param until complaints that were received by then count
   */
  public record Caller(List<UUID> numberKeys, String agency, String telemarketer, Instant until) {

    /** Checks what must be there. */
    public Caller {
      if (numberKeys == null || numberKeys.stream().anyMatch(key -> key == null)) {
        throw new IllegalArgumentException("the caller's numberKeys must be given, and no null");
      }
      if (until == null) {
        throw new IllegalArgumentException("the caller's until must be given");
      }
      numberKeys = List.copyOf(numberKeys);
    }
  }

  /** The number and the advertiser alone. */
  public NumberLookup ofNumber() {
    return new NumberLookup(numberKeys, advertiser);
  }

  /**
   * A batch.
   *
   * @param lookups in the order in which they are answered
   */
  public record Batch(List<ObjectionLookup> lookups) {
    public Batch {
      lookups = LookupList.of(lookups);
    }
  }
}
