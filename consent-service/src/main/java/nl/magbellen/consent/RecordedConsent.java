package nl.magbellen.consent;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nl.magbellen.imports.FileEvidences;

/**
 * A consent with all that belongs to it, and who may see what of it: a client of the addressee sees
 * everything and acts for every party; a client of partners sees and acts for those partners only.
 *
 * @param parties the addressee first
 * @param events in the order in which they were recorded
 * @param text null if the text was not on record when the consent was recorded
 * @param files the files that brought the events
 */
public record RecordedConsent(
    Consent consent,
    List<ConsentParty> parties,
    List<ConsentEvent> events,
    TextVersion text,
    FileEvidences.Found files) {

  /** Copies the lists. */
  public RecordedConsent {
    parties = List.copyOf(parties);
    events = List.copyOf(events);
  }

  /** The party for which a client may see this consent; the addressee if there is none. */
  public String partyFor(Predicate<String> actsFor) {
    return parties.stream()
        .map(party -> party.advertiser)
        .filter(actsFor)
        .findFirst()
        .orElse(consent.advertiser);
  }

  /** Whether what the client does holds for every party. */
  boolean actsForAll(Predicate<String> actsFor) {
    return actsFor.test(consent.advertiser);
  }

  /** The parties for whom the client acts. */
  List<ConsentParty> partiesOf(Predicate<String> actsFor) {
    return actsForAll(actsFor)
        ? parties
        : parties.stream().filter(party -> actsFor.test(party.advertiser)).toList();
  }

  /** The partners that the client may see. */
  List<String> partnersFor(Predicate<String> actsFor) {
    return partiesOf(actsFor).stream()
        .filter(party -> !party.addressee)
        .map(party -> party.advertiser)
        .toList();
  }

  /**
   * The events that concern the parties for whom the client acts. A use concerns its advertiser and
   * the addressee only.
   */
  List<ConsentEvent> eventsFor(Predicate<String> actsFor) {
    return events.stream()
        .filter(event -> actsForAll(actsFor) || concernsOneOf(event, actsFor))
        .toList();
  }

  private static boolean concernsOneOf(ConsentEvent event, Predicate<String> actsFor) {
    return event.advertiser == null
        ? event.kind != ConsentEvent.Kind.USED
        : actsFor.test(event.advertiser);
  }

  /** The earliest verification that holds for the client's advertisers. */
  Optional<ConsentEvent> verificationFor(Predicate<String> actsFor) {
    return verificationsFor(actsFor).min(Comparator.comparing(event -> event.happenedAt));
  }

  /**
   * Since when the consent is suspended, because the holder of the number says to have given none,
   * or because a call for those asked about reached another person. Null if it is undisputed, or if
   * it was verified again afterwards.
   */
  Instant disputedFor(Predicate<String> actsFor) {
    return eventsFor(actsFor).stream()
        .filter(event -> event.kind == ConsentEvent.Kind.DISPUTED)
        .filter(event -> isForAsked(event, actsFor))
        .map(ConsentEvent::countsFrom)
        .max(Comparator.naturalOrder())
        .filter(
            disputedAt ->
                verificationsFor(actsFor).noneMatch(event -> event.happenedAt.isAfter(disputedAt)))
        .orElse(null);
  }

  private boolean isForAsked(ConsentEvent event, Predicate<String> actsFor) {
    return event.advertiser == null
        || asked(actsFor).anyMatch(party -> party.advertiser.equals(event.advertiser));
  }

  private Stream<ConsentEvent> verificationsFor(Predicate<String> actsFor) {
    return eventsFor(actsFor).stream()
        .filter(event -> event.kind == ConsentEvent.Kind.VERIFIED)
        .filter(event -> event.advertiser == null || actsFor.test(event.advertiser));
  }

  /**
   * From when the consent no longer holds: for the addressee if the client acts for it, else for
   * all of the partners for whom the client acts. Null while it holds.
   */
  Instant withdrawnFor(Predicate<String> actsFor) {
    return asked(actsFor)
        .map(party -> Optional.ofNullable(party.withdrawnAt).orElse(Instant.MAX))
        .max(Comparator.naturalOrder())
        .filter(withdrawnAt -> !withdrawnAt.equals(Instant.MAX))
        .orElse(null);
  }

  /**
   * When a call on this ground was first made: for the addressee if the client acts for it, else
   * for any of the partners for whom the client acts. Null if never.
   */
  Instant firstUsedFor(Predicate<String> actsFor) {
    return asked(actsFor)
        .map(party -> party.firstUsedAt)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private Stream<ConsentParty> asked(Predicate<String> actsFor) {
    return actsForAll(actsFor)
        ? parties.stream().filter(party -> party.addressee)
        : partiesOf(actsFor).stream();
  }
}
