package nl.magbellen.facts;

import java.time.Instant;
import java.util.List;

/**
 * What the objection service has on record for a number: the advertiser's own and those for all.
 */
public record ObjectionFacts(List<ObjectionFact> objections) {

  public ObjectionFacts {
    objections = List.copyOf(objections);
  }

  /** The same, each received at that instant at the latest. */
  public ObjectionFacts receivedBy(Instant latest) {
    return new ObjectionFacts(
        objections.stream().map(objection -> objection.receivedBy(latest)).toList());
  }

  /** Nothing on record. */
  public static ObjectionFacts none() {
    return new ObjectionFacts(List.of());
  }
}
