package nl.magbellen.decision;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import nl.magbellen.facts.ConsentFact;
import nl.magbellen.facts.LegalBasisFacts;
import nl.magbellen.facts.WrongPersonFact;

/**
 * What was said of a consent on the number itself: a withdrawal, that it is not theirs, or that
 * another person is reached there. The first two concern every consent that was given to the same
 * advertiser about the same subject before, whichever record they were said of: a consent that is
 * recorded again comes back to no life. The last one concerns every consent given before.
 */
final class HolderStatements {
  private HolderStatements() {}

  /** The consents on record, each with all that was said of it, whenever it was recorded. */
  static List<ConsentFact> of(LegalBasisFacts bases) {
    List<ConsentFact> consents = bases.consents();
    return consents.size() < 2 && bases.wrongPersons().isEmpty()
        ? consents
        : consents.stream()
            .map(
                consent ->
                    consent.withStatements(withdrawal(consent, consents), disputes(consent, bases)))
            .toList();
  }

  private static Instant withdrawal(ConsentFact consent, List<ConsentFact> all) {
    return Stream.concat(
            Stream.ofNullable(consent.withdrawnAt()),
            alike(consent, all)
                .map(ConsentFact::withdrawnAt)
                .filter(Objects::nonNull)
                .filter(said -> !said.isBefore(consent.givenAt())))
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private static List<Instant> disputes(ConsentFact consent, LegalBasisFacts bases) {
    Stream<Instant> ofOthers =
        alike(consent, bases.consents()).flatMap(other -> other.disputes().stream());
    Stream<Instant> reached = bases.wrongPersons().stream().map(WrongPersonFact::reachedAt);
    return Stream.concat(
            consent.disputes().stream(),
            Stream.concat(ofOthers, reached).filter(said -> !said.isBefore(consent.givenAt())))
        .distinct()
        .toList();
  }

  private static Stream<ConsentFact> alike(ConsentFact consent, List<ConsentFact> all) {
    return all.stream()
        .filter(other -> other.subject().equals(consent.subject()))
        .filter(other -> Objects.equals(other.advertiser(), consent.advertiser()));
  }
}
