package nl.magbellen.callerid.refusal;

import java.time.LocalDate;
import java.util.UUID;
import nl.magbellen.service.refusal.Refusal;

/** What this service refuses. */
public sealed interface CallerIdRefusal extends Refusal {

  /** There is no such advertiser. */
  record NoSuchAdvertiser() implements CallerIdRefusal {}

  /** Something is told of an advertiser that is not registered. */
  record AdvertiserNotRegistered() implements CallerIdRefusal {}

  /** There is no such agency. */
  record NoSuchAgency() implements CallerIdRefusal {}

  /** The client sees no such agency, whether there is one or not. */
  record AgencyNotVisible() implements CallerIdRefusal {}

  /** Something is told of an agency that is not registered. */
  record AgencyNotRegistered() implements CallerIdRefusal {}

  /** Another client registered the agency under another name. */
  record AgencyNamedOtherwise() implements CallerIdRefusal {}

  /** The agency has no mandate of the advertiser. */
  record AgencyNotMandated() implements CallerIdRefusal {}

  /** The mandate ends earlier than it is now said to end. */
  record MandateEndsEarlier() implements CallerIdRefusal {}

  /** The mandate would end before it began. */
  record MandateEndsBeforeBeginning() implements CallerIdRefusal {}

  /**
   * The advertiser registered the number in another way.
   *
   * @param standing the id of that registration
   */
  record RegisteredOtherwise(UUID standing) implements CallerIdRefusal {}

  /**
   * The number must stay callable.
   *
   * @param lastUsedOn the local date on which somebody was last called from it
   * @param until the first local date on which it may be released
   * @param rule the rule that says so; null if it is none in force
   */
  record MustStayCallable(LocalDate lastUsedOn, LocalDate until, String rule)
      implements CallerIdRefusal {}

  /** The number would be released before it was registered. */
  record ReleasedBeforeBeginning() implements CallerIdRefusal {}

  /** The number was released. */
  record NumberReleased() implements CallerIdRefusal {}

  /** No claim to the number waits for agreement. */
  record NoClaimWaits() implements CallerIdRefusal {}

  /** There is no claim with this id to a number that the client holds. */
  record NoClaimToOwnNumber() implements CallerIdRefusal {}

  /** The client is neither the agency nor an advertiser whose mandate it has. */
  record ForeignAgency() implements CallerIdRefusal {}

  /** Several telemarketers have this id. */
  record SeveralTelemarketers() implements CallerIdRefusal {}

  /** There is no such telemarketer. */
  record NoSuchTelemarketer() implements CallerIdRefusal {}

  /** The client sees no such telemarketer, whether there is one or not. */
  record TelemarketerNotVisible() implements CallerIdRefusal {}
}
