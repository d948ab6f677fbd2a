package nl.magbellen.facts;

import java.util.List;

/**
 * What the caller-id service has on record about who calls, at the instant of the question.
 *
 * @param advertiser null when unknown
 * @param mandates of the asked agency for the asked advertiser
 * @param callerIds registrations of the asked number for the asked advertiser
 * @param telemarketer null when unknown or not asked
 * @param telemarketers those of the asked agents of a campaign that are on record; null, as a
 *     service of an earlier release says it, for none
 */
public record CallerFacts(
    AdvertiserFact advertiser,
    List<MandateFact> mandates,
    List<CallerIdFact> callerIds,
    TelemarketerFact telemarketer,
    List<TelemarketerFact> telemarketers) {

  public CallerFacts {
    mandates = List.copyOf(mandates);
    callerIds = List.copyOf(callerIds);
    telemarketers = telemarketers == null ? List.of() : List.copyOf(telemarketers);
  }

  /** Nothing on record. */
  public static CallerFacts none() {
    return new CallerFacts(null, List.of(), List.of(), null, List.of());
  }
}
