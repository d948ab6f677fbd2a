package nl.magbellen.facts;

import java.util.List;

/**
 * What the objection service has on record for a number: the advertiser's own and those for all.
 */
public record ObjectionFacts(List<ObjectionFact> objections) {

  public ObjectionFacts {
    objections = List.copyOf(objections);
  }

  /** Nothing on record. */
  public static ObjectionFacts none() {
    return new ObjectionFacts(List.of());
  }
}
