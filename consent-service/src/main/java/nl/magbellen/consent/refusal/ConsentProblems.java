package nl.magbellen.consent.refusal;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import nl.magbellen.consent.refusal.ConsentRefusal.AdvertisersNotRegistered;
import nl.magbellen.consent.refusal.ConsentRefusal.DeliveredTooEarly;
import nl.magbellen.consent.refusal.ConsentRefusal.DisputedTooEarly;
import nl.magbellen.consent.refusal.ConsentRefusal.EndedTooEarly;
import nl.magbellen.consent.refusal.ConsentRefusal.NoSuchConsentOfNumber;
import nl.magbellen.consent.refusal.ConsentRefusal.RecordedOtherwise;
import nl.magbellen.consent.refusal.ConsentRefusal.RegisterNotAnswering;
import nl.magbellen.consent.refusal.ConsentRefusal.RelationEnded;
import nl.magbellen.consent.refusal.ConsentRefusal.TextChanged;
import nl.magbellen.consent.refusal.ConsentRefusal.TokenNamesUnregistered;
import nl.magbellen.consent.refusal.ConsentRefusal.ValidUntilTooEarly;
import nl.magbellen.consent.refusal.ConsentRefusal.VerifiedTooEarly;
import nl.magbellen.consent.refusal.ConsentRefusal.WithdrawnTooEarly;
import nl.magbellen.service.problem.ProblemException;
import nl.magbellen.service.problem.RefusalTable;
import nl.magbellen.service.refusal.FieldError;

/** What a client is told of each refusal of this service. */
@Singleton
final class ConsentProblems extends RefusalTable<ConsentRefusal> {

  private static final Duration LATER = Duration.ofSeconds(5);

  ConsentProblems() {
    super(ConsentRefusal.class);
  }

  @Override
  protected ProblemException told(ConsentRefusal refusal) {
    return switch (refusal) {
      case VerifiedTooEarly(Duration most) ->
          ProblemException.unprocessable(
              "verified-too-early",
              "A consent cannot be verified more than %s before it was given.".formatted(most));
      case WithdrawnTooEarly() ->
          ProblemException.unprocessable(
              "withdrawn-too-early", "A consent cannot be withdrawn before it was given.");
      case DisputedTooEarly() ->
          ProblemException.unprocessable(
              "disputed-too-early", "A consent cannot be disputed before it was given.");
      case ValidUntilTooEarly(String beginning) ->
          ProblemException.unprocessable(
              "valid-until-too-early", "validUntil must lie after " + beginning + ".");
      case TextChanged(var changed) ->
          ProblemException.conflict(
              "text-changed",
              "The text of a version never changes, nor what it states, and this version is on"
                  + " record otherwise; see errors, or give the new text a new version.",
              changed);
      case RecordedOtherwise(var standing, var differing) ->
          ProblemException.conflict(
              "recorded-otherwise",
              "This is on record already, as %s, and differs in what errors names. Nothing was"
                      .formatted(standing)
                  + " written: a record never changes. Send it as it stands, or tell what happened"
                  + " to it at its own address.",
              differing.stream().map(ConsentProblems::withAddress).toList());
      case RelationEnded() ->
          ProblemException.conflict(
              "relation-ended",
              "This relation ended at another instant; a later agreement is a new relation.");
      case EndedTooEarly() ->
          ProblemException.unprocessable(
              "ended-too-early", "A relation cannot end before it began.");
      case DeliveredTooEarly() ->
          ProblemException.unprocessable(
              "delivered-too-early", "Proof cannot be delivered before it was requested.");
      case NoSuchConsentOfNumber() ->
          ProblemException.notFound("There is no such consent for this number.");
      case AdvertisersNotRegistered(var unregistered) -> notRegistered(unregistered);
      case TokenNamesUnregistered(var advertisers) -> namedByToken(advertisers);
      case RegisterNotAnswering() ->
          ProblemException.unavailable(
              "Whether the advertiser is registered could not be asked of the caller id service in"
                  + " time. Nothing was written. Send this again, with the same Idempotency-Key if"
                  + " it had one, after the seconds that Retry-After tells.",
              LATER);
    };
  }

  /** What happened to a consent since is told at an address of its own. */
  private static FieldError withAddress(FieldError differing) {
    return differing.pointer().equals("/verification")
        ? new FieldError(
            differing.pointer(),
            differing.code(),
            differing.message() + "; tell another by POST /v1/consents/{id}/verification")
        : differing;
  }

  private static ProblemException notRegistered(List<FieldError> unregistered) {
    return ProblemException.unprocessable(
        "advertiser-not-registered",
        "An advertiser is not registered, so that this would be nobody's legal basis; see errors."
            + " Nothing was written. Correct the id, or have the advertiser registered first (PUT"
            + " /v1/advertisers/{id} of the caller id service), and send this again.",
        unregistered);
  }

  private static ProblemException namedByToken(List<String> advertisers) {
    return ProblemException.unprocessable(
        "advertiser-not-registered",
        "The token names advertisers that are not registered: %s. Nothing was written. Have them"
                .formatted(String.join(", ", advertisers))
            + " registered (PUT /v1/advertisers/{id} of the caller id service) or taken out of"
            + " the token, and send this again.");
  }
}
