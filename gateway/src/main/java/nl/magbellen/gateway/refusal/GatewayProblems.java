package nl.magbellen.gateway.refusal;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import java.util.List;
import nl.magbellen.gateway.refusal.GatewayRefusal.AdvertiserNotRegistered;
import nl.magbellen.gateway.refusal.GatewayRefusal.AgencyNotRegistered;
import nl.magbellen.gateway.refusal.GatewayRefusal.AnotherCountRuns;
import nl.magbellen.gateway.refusal.GatewayRefusal.BodyOfHookTooLarge;
import nl.magbellen.gateway.refusal.GatewayRefusal.CalleeIsConstant;
import nl.magbellen.gateway.refusal.GatewayRefusal.CampaignNotRead;
import nl.magbellen.gateway.refusal.GatewayRefusal.ChangesNotTold;
import nl.magbellen.gateway.refusal.GatewayRefusal.ConstantGivenTwice;
import nl.magbellen.gateway.refusal.GatewayRefusal.EndOfKey;
import nl.magbellen.gateway.refusal.GatewayRefusal.EvaluationIsNoObject;
import nl.magbellen.gateway.refusal.GatewayRefusal.FieldWithoutValue;
import nl.magbellen.gateway.refusal.GatewayRefusal.ForeignAgency;
import nl.magbellen.gateway.refusal.GatewayRefusal.ForeignCampaign;
import nl.magbellen.gateway.refusal.GatewayRefusal.HookNotTakenYet;
import nl.magbellen.gateway.refusal.GatewayRefusal.ItemIsNoObject;
import nl.magbellen.gateway.refusal.GatewayRefusal.KeyBesideCredential;
import nl.magbellen.gateway.refusal.GatewayRefusal.KeyNotRead;
import nl.magbellen.gateway.refusal.GatewayRefusal.KeyOfNobody;
import nl.magbellen.gateway.refusal.GatewayRefusal.NoDecisionOfCall;
import nl.magbellen.gateway.refusal.GatewayRefusal.NotInTheLogYet;
import nl.magbellen.gateway.refusal.GatewayRefusal.NotRegistered;
import nl.magbellen.gateway.refusal.GatewayRefusal.ObjectionsNotTaken;
import nl.magbellen.gateway.refusal.GatewayRefusal.OutcomeNotTaken;
import nl.magbellen.gateway.refusal.GatewayRefusal.RegisterNotAnswering;
import nl.magbellen.gateway.refusal.GatewayRefusal.ReportIsSettled;
import nl.magbellen.gateway.refusal.GatewayRefusal.ReportOfNoCall;
import nl.magbellen.gateway.refusal.GatewayRefusal.SeveralCampaigns;
import nl.magbellen.gateway.refusal.GatewayRefusal.SubscriptionHasEnded;
import nl.magbellen.gateway.refusal.GatewayRefusal.TooManyQuestionsWait;
import nl.magbellen.gateway.refusal.GatewayRefusal.TooManyReaders;
import nl.magbellen.gateway.refusal.GatewayRefusal.TooManyReportsWait;
import nl.magbellen.gateway.refusal.GatewayRefusal.TooManySubscriptions;
import nl.magbellen.gateway.refusal.GatewayRefusal.TooMuchToCount;
import nl.magbellen.gateway.refusal.GatewayRefusal.TwoLiveKeys;
import nl.magbellen.gateway.refusal.GatewayRefusal.UnknownCampaign;
import nl.magbellen.gateway.refusal.GatewayRefusal.UnknownEncodingOfList;
import nl.magbellen.gateway.refusal.GatewayRefusal.UnknownField;
import nl.magbellen.gateway.refusal.GatewayRefusal.UnknownPreset;
import nl.magbellen.gateway.refusal.GatewayRefusal.UnreadableAddresses;
import nl.magbellen.gateway.refusal.GatewayRefusal.UnreadableConstant;
import nl.magbellen.gateway.refusal.GatewayRefusal.UnreadableQuestion;
import nl.magbellen.gateway.refusal.GatewayRefusal.UnreadableReport;
import nl.magbellen.gateway.refusal.GatewayRefusal.WrongSignature;
import nl.magbellen.number.DutchTime;
import nl.magbellen.service.problem.Problem;
import nl.magbellen.service.problem.ProblemException;
import nl.magbellen.service.problem.ProblemMappers;
import nl.magbellen.service.problem.RefusalTable;
import nl.magbellen.service.refusal.FieldError;

/** What a client is told of each refusal of the gateway. */
@Singleton
final class GatewayProblems extends RefusalTable<GatewayRefusal> {

  private static final Duration SOON = Duration.ofSeconds(1);

  GatewayProblems() {
    super(GatewayRefusal.class);
  }

  @Override
  protected ProblemException told(GatewayRefusal refusal) {
    return switch (refusal) {
      case TooManyQuestionsWait() ->
          ProblemException.busy(
              "Too many questions wait; ask again in a second.", Duration.ofSeconds(1));
      case AnotherCountRuns() ->
          ProblemException.busy("Somebody else is counting; ask again.", Duration.ofSeconds(5));
      case TooMuchToCount() ->
          ProblemException.unavailable("There is too much to count; ask a shorter time.");
      case ItemIsNoObject() ->
          ProblemException.badRequest("Each item must be a JSON object: a question.");
      case EvaluationIsNoObject() ->
          ProblemException.badRequest("Each evaluation must be a JSON object.");
      case UnreadableQuestion(var failure) ->
          new ProblemException(ProblemMappers.json(failure, ""));
      case UnreadableReport(var failure) -> new ProblemException(ProblemMappers.json(failure, ""));
      case ReportOfNoCall() ->
          ProblemException.badRequest(
              "A report must be an object that names its call by decision, reference or callee.");
      case NoDecisionOfCall() ->
          ProblemException.notFound(
              "No decision of yours is known for this call, so the report is not taken. An objection is"
                  + " on record only where callee and advertiser are there.");
      case ForeignAgency() ->
          ProblemException.forbidden(
              "The token is that of an agency; it may not ask for another one.");
      case AdvertiserNotRegistered() ->
          ProblemException.unprocessable(
              "advertiser-not-registered",
              "The advertiser is not registered, so that this would count for nobody. Correct the id,"
                  + " or have the advertiser registered first (PUT /v1/advertisers/{id} of the caller"
                  + " id service), and send it again.");
      case AgencyNotRegistered() ->
          ProblemException.unprocessable(
              "agency-not-registered",
              "The agency is not registered, so that this would count for nobody. Have it registered"
                  + " first (PUT /v1/agencies/{id} of the caller id service), and send it again.");
      case RegisterNotAnswering() ->
          ProblemException.unavailable(
              "Whether the id is registered could not be asked of the caller id service in time."
                  + " Nothing was written. Send this again, with the same Idempotency-Key if it had"
                  + " one, after the seconds that Retry-After tells.",
              Duration.ofSeconds(5));
      case TooManyReaders() ->
          ProblemException.busy(
              "As many readers as we can are told of changes; ask again later.",
              Duration.ofSeconds(30));
      case ChangesNotTold() ->
          ProblemException.unavailable(
              "One of the services could not tell its changes in time, so that none are told: the"
                  + " feed skips nothing. Ask again with the same cursor, after the seconds that"
                  + " Retry-After tells.",
              Duration.ofSeconds(5));
      case TooManySubscriptions(int most) ->
          ProblemException.conflict(
              "too-many-subscriptions",
              "You have "
                  + most
                  + " subscriptions, which is as many as a client may have. Delete one that is not"
                  + " needed: GET /v1/subscriptions lists them.");
      case NotInTheLogYet() ->
          ProblemException.conflict(
              "not-in-the-log-yet",
              "No checkpoint of the log has this decision yet; ask again in a minute.");
      case SubscriptionHasEnded() ->
          ProblemException.conflict(
              "subscription-has-ended",
              "The receiver answered 410, which ended the subscription. Make a new one: POST"
                  + " /v1/subscriptions.");
      case NotRegistered(var unregistered) ->
          ProblemException.unprocessable(
              "not-registered",
              "The campaign names who is not registered; see errors. Nothing was written.",
              unregistered);
      case SeveralCampaigns() ->
          ProblemException.invalidField(
              "/advertiser",
              "NOT_NULL",
              "must be given: several of your advertisers have a campaign of this id");
      case UnknownCampaign() ->
          ProblemException.unprocessable(
              "unknown-campaign",
              "No campaign of this id is yours. Put it first: PUT /v1/campaigns/{id}.",
              List.of(
                  new FieldError(
                      "/campaign", "UNKNOWN_CAMPAIGN", "must be the id of a campaign of yours")));
      case CampaignNotRead() ->
          ProblemException.unavailable(
              "The campaign could not be read in time, so that the question was not decided. Do not"
                  + " call; ask again.",
              SOON);
      case OutcomeNotTaken(String what) ->
          ProblemException.unavailable(
              "The "
                  + what
                  + " could not be registered now, so the outcome was not taken. Send it again, with"
                  + " the same Idempotency-Key if it has one.");
      case ObjectionsNotTaken() ->
          ProblemException.unavailable(
              "Not all objections could be registered now. Send all numbers again; what is registered"
                  + " already stays as it is.",
              Duration.ofSeconds(5));
      case UnknownEncodingOfList(String why) ->
          new ProblemException(Problem.of(Status.UNSUPPORTED_MEDIA_TYPE, "unknown-encoding", why));
      case FieldWithoutValue(String field) ->
          ProblemException.badRequest(
              "Every row needs "
                  + field
                  + ": no column has that name, and it is no constant. Name its column with map="
                  + field
                  + ":COLUMN"
                  + (field.equals("callee") ? "." : ", or give it in the query."));
      case UnreadableConstant(String name, String why) ->
          ProblemException.badRequest("The constant " + name + " " + why);
      case UnknownField(var known) ->
          ProblemException.badRequest(
              "A field that is named is not known; known are " + String.join(", ", known) + ".");
      case ConstantGivenTwice(String name) ->
          ProblemException.badRequest("The constant " + name + " is given twice.");
      case CalleeIsConstant() ->
          ProblemException.badRequest("The callee is a field of each row, never a constant.");
      case KeyOfNobody() ->
          ProblemException.invalidField(
              "/advertiser", "NOT_NULL", "must be given, or agency: for whom the key asks");
      case EndOfKey(var latest) ->
          ProblemException.invalidField(
              "/expiresAt",
              "RANGE",
              "must lie in the future, and not after " + DutchTime.format(latest));
      case UnreadableAddresses(var places) ->
          ProblemException.invalidFields(
              places.stream()
                  .map(
                      place ->
                          new FieldError(
                              "/addresses/" + place,
                              "PATTERN",
                              "must be an address block, as 192.0.2.0/24 or 2001:db8::/48, without"
                                  + " bits after its length"))
                  .toList());
      case TwoLiveKeys(String scope, String ids) ->
          ProblemException.conflict(
              "two-live-keys",
              "Two keys with the scope "
                  + scope
                  + " live for this client and campaign: "
                  + ids
                  + ". Delete one of them first: DELETE /v1/api-keys/{id}.");
      case KeyNotRead() ->
          ProblemException.unavailable(
              "The API key could not be looked up in time, so that nothing was asked. Do not call;"
                  + " ask again.",
              SOON);
      case ForeignCampaign(String own) ->
          ProblemException.forbidden("The API key is for the campaign " + own + " alone.");
      case WrongSignature() ->
          ProblemException.forbidden(
              "The signature is missing, or it is not that of the secrets which are known here (PUT"
                  + " /v1/hook-secrets/{id}) over the address that the request was sent to. Nothing"
                  + " was taken.");
      case UnknownPreset() ->
          ProblemException.notFound(
              "There is no preset of this name: vicidial, twilio, genesys, five9, voiso, salesforce,"
                  + " custom. What was sent is kept; see GET /v1/unplaced-reports.");
      case HookNotTakenYet() ->
          ProblemException.unavailable(
              "What was sent is kept, and is tried again by itself: a part that it needs cannot be"
                  + " reached. Sending it again does no harm.",
              Duration.ofSeconds(10));
      case TooManyReportsWait(int most) ->
          ProblemException.busy(
              most
                  + " reports of yours wait to be placed, and no more are kept: this one is not."
                  + " GET /v1/unplaced-reports says why they wait. Send it again then.",
              Duration.ofMinutes(1));
      case BodyOfHookTooLarge(int most) ->
          new ProblemException(
              Problem.of(
                  Status.REQUEST_ENTITY_TOO_LARGE,
                  "http",
                  "The body is too large; at most %d bytes are read. Nothing was taken."
                      .formatted(most)));
      case ReportIsSettled() ->
          ProblemException.conflict(
              "report-is-settled", "The report was placed meanwhile, or somebody has ended it.");
      case KeyBesideCredential() ->
          ProblemException.invalidField(
              "/key", "CONTRADICTION", "must be left out: the request has another credential");
    };
  }
}
