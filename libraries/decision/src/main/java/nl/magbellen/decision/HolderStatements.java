package nl.magbellen.decision;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import nl.magbellen.facts.ConsentFact;

/**
 * What the holder of the number said of a consent: a withdrawal, or that it is not theirs. It
 * concerns every consent that was given to the same advertiser about the same subject before it,
 * whichever record it was said of: a consent that is recorded again comes back to no life.
 */
final class HolderStatements {
  private HolderStatements() {}

  /** The same consents, each with all that was said of it. */
  static List<ConsentFact> of(List<ConsentFact> consents) {
    return consents.size() < 2
        ? consents
        : consents.stream()
            .map(
                consent ->
                    consent.withStatements(
                        withdrawal(consent, consents), disputes(consent, consents)))
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

  private static List<Instant> disputes(ConsentFact consent, List<ConsentFact> all) {
    return Stream.concat(
            consent.disputes().stream(),
            alike(consent, all)
                .flatMap(other -> other.disputes().stream())
                .filter(said -> !said.isBefore(consent.givenAt())))
        .distinct()
        .toList();
  }

  private static Stream<ConsentFact> alike(ConsentFact consent, List<ConsentFact> all) {
    return all.stream()
        .filter(other -> other.subject().equals(consent.subject()))
        .filter(other -> Objects.equals(other.advertiser(), consent.advertiser()));
  }
}
