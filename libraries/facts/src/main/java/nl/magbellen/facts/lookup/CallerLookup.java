package nl.magbellen.facts.lookup;

import java.time.Instant;
import java.util.List;

/**
 * Who calls, according to one question?
 *
 * @param advertiser id of the advertiser for whom the call is made
 * @param agency id of the agency that calls; null when the advertiser calls itself
 * @param callerId the number that is shown, as E.164; null when withheld or no telephone number
 * @param telemarketer id of the person who calls; null when not named
 * @param telemarketers ids of the agents who are logged in to the campaign of the question, one of
 *     whom will call; null for none
 * @param at the instant of the question
 */
public record CallerLookup(
    String advertiser,
    String agency,
    String callerId,
    String telemarketer,
    List<String> telemarketers,
    Instant at) {

  public CallerLookup {
    if (advertiser == null) {
      throw new IllegalArgumentException("advertiser must be given");
    }
    if (at == null) {
      throw new IllegalArgumentException("at must be given");
    }
    telemarketers = telemarketers == null ? List.of() : List.copyOf(telemarketers);
  }

  /**
   * A batch.
   *
   * @param lookups in the order in which they are answered
   */
  public record Batch(List<CallerLookup> lookups) {
    public Batch {
      lookups = LookupList.of(lookups);
    }
  }
}
