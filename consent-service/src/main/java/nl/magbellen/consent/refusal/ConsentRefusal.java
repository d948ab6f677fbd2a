package nl.magbellen.consent.refusal;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import nl.magbellen.service.refusal.FieldError;
import nl.magbellen.service.refusal.Refusal;

/** What this service refuses. */
public sealed interface ConsentRefusal extends Refusal {

  /**
   * The giver was verified too long before the consent.
   *
   * @param most how long before it may be
   */
  record VerifiedTooEarly(Duration most) implements ConsentRefusal {}

  /** A consent would be withdrawn before it was given. */
  record WithdrawnTooEarly() implements ConsentRefusal {}

  /** A consent would be disputed before it was given. */
  record DisputedTooEarly() implements ConsentRefusal {}

  /**
   * A term would end before it begins.
   *
   * @param beginning the field that says when it begins
   */
  record ValidUntilTooEarly(String beginning) implements ConsentRefusal {}

  /**
   * The version of a text is on record with other words, or as stating something else.
   *
   * @param changed in what it differs
   */
  record TextChanged(List<FieldError> changed) implements ConsentRefusal {

    /** Copies the list. */
    public TextChanged {
      changed = List.copyOf(changed);
    }
  }

  /**
   * What is told is on record already, with other particulars.
   *
   * @param standing the id of the record
   * @param differing in what it differs
   */
  record RecordedOtherwise(UUID standing, List<FieldError> differing) implements ConsentRefusal {

    /** Copies the list. */
    public RecordedOtherwise {
      differing = List.copyOf(differing);
    }
  }

  /** The relation ended at another instant. */
  record RelationEnded() implements ConsentRefusal {}

  /** A relation would end before it began. */
  record EndedTooEarly() implements ConsentRefusal {}

  /** Proof would be delivered before it was asked. */
  record DeliveredTooEarly() implements ConsentRefusal {}

  /** The number has no such consent. */
  record NoSuchConsentOfNumber() implements ConsentRefusal {}

  /**
   * Advertisers of the request are not registered.
   *
   * @param unregistered the fields that name them
   */
  record AdvertisersNotRegistered(List<FieldError> unregistered) implements ConsentRefusal {

    /** Copies the list. */
    public AdvertisersNotRegistered {
      unregistered = List.copyOf(unregistered);
    }
  }

  /** The client's token names advertisers that are not registered; their ids, in order. */
  record TokenNamesUnregistered(List<String> advertisers) implements ConsentRefusal {

    /** Copies the list. */
    public TokenNamesUnregistered {
      advertisers = List.copyOf(advertisers);
    }
  }

  /** Whether an advertiser is registered could not be asked in time. */
  record RegisterNotAnswering() implements ConsentRefusal {}
}
