package nl.magbellen.decision;

import java.time.Instant;
import java.util.Comparator;
import java.util.function.Function;
import nl.magbellen.facts.BalanceTestFact;
import nl.magbellen.facts.CallerIdFact;
import nl.magbellen.facts.ComplaintsFact;
import nl.magbellen.facts.ConsentFact;
import nl.magbellen.facts.Evidence;
import nl.magbellen.facts.MandateFact;
import nl.magbellen.facts.ObjectionFact;
import nl.magbellen.facts.PublishedNumberFact;
import nl.magbellen.facts.RelationFact;
import nl.magbellen.facts.RequestedCallFact;
import nl.magbellen.facts.WrongPersonFact;

/**
 * One order for records of a kind, oldest first, so that the order in which they came does not
 * matter.
 */
final class RecordOrder {
  static final Comparator<ConsentFact> CONSENTS = by(ConsentFact::givenAt);
  static final Comparator<RelationFact> RELATIONS = by(RelationFact::startedAt);
  static final Comparator<RequestedCallFact> REQUESTED_CALLS = by(RequestedCallFact::requestedAt);
  static final Comparator<ObjectionFact> OBJECTIONS = by(ObjectionFact::receivedAt);
  static final Comparator<ComplaintsFact> COMPLAINTS =
      Comparator.comparing(ComplaintsFact::about).thenComparing(Evidence::evidence);
  static final Comparator<MandateFact> MANDATES = by(MandateFact::from);
  static final Comparator<CallerIdFact> CALLER_IDS = by(CallerIdFact::from);
  static final Comparator<PublishedNumberFact> PUBLISHED_NUMBERS = by(PublishedNumberFact::seenAt);
  static final Comparator<WrongPersonFact> WRONG_PERSONS = by(WrongPersonFact::reachedAt);
  static final Comparator<BalanceTestFact> BALANCE_TESTS =
      Comparator.comparing(BalanceTestFact::heldOn).thenComparing(Evidence::evidence);

  private RecordOrder() {}

  private static <T extends Evidence> Comparator<T> by(Function<T, Instant> time) {
    return Comparator.comparing(time).thenComparing(Evidence::evidence);
  }
}
