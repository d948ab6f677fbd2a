package nl.magbellen.facts;

import java.time.Instant;
import java.util.List;

/**
 * What the objection service has on record for a call.
 *
 * @param objections of the number called: those against the advertiser and those against all
 * @param complaints about the number shown, the agency and the telemarketer, one of each at most;
 *     null, as a service of an earlier release says it, for none
 */
public record ObjectionFacts(List<ObjectionFact> objections, List<ComplaintsFact> complaints) {

  public ObjectionFacts {
    objections = List.copyOf(objections);
    complaints = complaints == null ? List.of() : List.copyOf(complaints);
  }

  /** The same, each objection received at that instant at the latest. */
  public ObjectionFacts receivedBy(Instant latest) {
    return new ObjectionFacts(
        objections.stream().map(objection -> objection.receivedBy(latest)).toList(), complaints);
  }

  /** Nothing on record. */
  public static ObjectionFacts none() {
    return new ObjectionFacts(List.of(), List.of());
  }
}
