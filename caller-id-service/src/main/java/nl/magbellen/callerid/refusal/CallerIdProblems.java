package nl.magbellen.callerid.refusal;

import jakarta.inject.Singleton;
import java.util.List;
import nl.magbellen.callerid.refusal.CallerIdRefusal.AdvertiserNotRegistered;
import nl.magbellen.callerid.refusal.CallerIdRefusal.AgencyNamedOtherwise;
import nl.magbellen.callerid.refusal.CallerIdRefusal.AgencyNotMandated;
import nl.magbellen.callerid.refusal.CallerIdRefusal.AgencyNotRegistered;
import nl.magbellen.callerid.refusal.CallerIdRefusal.AgencyNotVisible;
import nl.magbellen.callerid.refusal.CallerIdRefusal.ForeignAgency;
import nl.magbellen.callerid.refusal.CallerIdRefusal.MandateEndsBeforeBeginning;
import nl.magbellen.callerid.refusal.CallerIdRefusal.MandateEndsEarlier;
import nl.magbellen.callerid.refusal.CallerIdRefusal.MustStayCallable;
import nl.magbellen.callerid.refusal.CallerIdRefusal.NoClaimToOwnNumber;
import nl.magbellen.callerid.refusal.CallerIdRefusal.NoClaimWaits;
import nl.magbellen.callerid.refusal.CallerIdRefusal.NoSuchAdvertiser;
import nl.magbellen.callerid.refusal.CallerIdRefusal.NoSuchAgency;
import nl.magbellen.callerid.refusal.CallerIdRefusal.NoSuchTelemarketer;
import nl.magbellen.callerid.refusal.CallerIdRefusal.NumberReleased;
import nl.magbellen.callerid.refusal.CallerIdRefusal.RegisteredOtherwise;
import nl.magbellen.callerid.refusal.CallerIdRefusal.ReleasedBeforeBeginning;
import nl.magbellen.callerid.refusal.CallerIdRefusal.SeveralTelemarketers;
import nl.magbellen.callerid.refusal.CallerIdRefusal.TelemarketerNotVisible;
import nl.magbellen.service.problem.ProblemException;
import nl.magbellen.service.problem.RefusalTable;
import nl.magbellen.service.refusal.FieldError;

/** What a client is told of each refusal of this service. */
@Singleton
final class CallerIdProblems extends RefusalTable<CallerIdRefusal> {

  CallerIdProblems() {
    super(CallerIdRefusal.class);
  }

  @Override
  protected ProblemException told(CallerIdRefusal refusal) {
    return switch (refusal) {
      case NoSuchAdvertiser() -> ProblemException.notFound("There is no advertiser with this id.");
      case AdvertiserNotRegistered() ->
          ProblemException.unprocessable(
              "advertiser-not-registered",
              "The advertiser is not registered; PUT /v1/advertisers/{id} first.");
      case NoSuchAgency() -> ProblemException.notFound("There is no agency with this id.");
      case AgencyNotVisible() ->
          ProblemException.forbidden(
              "There is no agency with this id among those that the token's advertisers mandated, or"
                  + " that this client registered.");
      case AgencyNotRegistered() ->
          ProblemException.unprocessable(
              "agency-not-registered",
              "The agency is not registered; PUT /v1/agencies/{id} first.");
      case AgencyNamedOtherwise() ->
          ProblemException.forbidden(
              "The agency has another name already; only its own registrar, or one of all"
                  + " advertisers, may change it.");
      case AgencyNotMandated() ->
          ProblemException.unprocessable(
              "agency-not-mandated",
              "The agency has no mandate of the advertiser; POST /v1/mandates first.");
      case MandateEndsEarlier() ->
          ProblemException.conflict(
              "mandate-ends-earlier",
              "The mandate ends earlier already; a longer one must be given anew.");
      case MandateEndsBeforeBeginning() ->
          ProblemException.unprocessable(
              "end-before-beginning", "A mandate can end only after its beginning.");
      case RegisteredOtherwise(var standing) ->
          ProblemException.conflict(
              "caller-id-registered",
              "The advertiser has registered this number otherwise: " + standing + ".");
      case MustStayCallable kept -> mustStay(kept);
      case ReleasedBeforeBeginning() ->
          ProblemException.unprocessable(
              "release-before-beginning", "A number can be given up only after it was registered.");
      case NumberReleased() ->
          ProblemException.conflict(
              "caller-id-released", "This number was released; register it again if it is in use.");
      case NoClaimWaits() ->
          ProblemException.conflict(
              "no-claim-waits",
              "No claim to this number waits for agreement: either it is proven, or no proof of its"
                  + " ownership was recorded.");
      case NoClaimToOwnNumber() ->
          ProblemException.forbidden(
              "There is no claim with this id to a number that the token's advertisers or agency"
                  + " hold; an operator may agree to any.");
      case ForeignAgency() ->
          ProblemException.forbidden(
              "The token is not of this agency, nor of an advertiser whose mandate it has.");
      case SeveralTelemarketers() ->
          ProblemException.conflict(
              "telemarketer-ambiguous",
              "Several telemarketers have this id; tell agency or advertiser too.");
      case NoSuchTelemarketer() ->
          ProblemException.notFound("There is no telemarketer with this id.");
      case TelemarketerNotVisible() ->
          ProblemException.forbidden(
              "There is no telemarketer with this id among those of the token's agency or"
                  + " advertisers.");
    };
  }

  private static ProblemException mustStay(MustStayCallable kept) {
    String until = kept.until().toString();
    return ProblemException.conflict(
        "caller-id-must-stay-callable",
        "Somebody was called from this number on %s, so it must stay callable; it may be"
                .formatted(kept.lastUsedOn())
            + " released from %s on%s."
                .formatted(until, kept.rule() == null ? "" : " (%s)".formatted(kept.rule())),
        List.of(new FieldError("/releasedAt", "NOT_BEFORE", until)));
  }
}
