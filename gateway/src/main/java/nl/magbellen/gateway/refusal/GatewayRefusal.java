package nl.magbellen.gateway.refusal;

import com.fasterxml.jackson.core.JacksonException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import nl.magbellen.service.refusal.FieldError;
import nl.magbellen.service.refusal.Refusal;

/** What the gateway refuses. A DENY is none of it, but an answer. */
public sealed interface GatewayRefusal extends Refusal {

  /** More questions wait than can be decided soon. */
  record TooManyQuestionsWait() implements GatewayRefusal {}

  /** No signed checkpoint of the log has the decision yet. */
  record NotInTheLogYet() implements GatewayRefusal {}

  /** Another count of the log is under way. */
  record AnotherCountRuns() implements GatewayRefusal {}

  /** The log holds too much to be counted in time. */
  record TooMuchToCount() implements GatewayRefusal {}

  /** An item of a batch is no JSON object, and so no question. */
  record ItemIsNoObject() implements GatewayRefusal {}

  /** An item of a list of access requests is no JSON object. */
  record EvaluationIsNoObject() implements GatewayRefusal {}

  /** The client's share of the places for readers of the feed is used up. */
  record TooManyReaders() implements GatewayRefusal {}

  /** The JSON of a question is not what a question is. */
  record UnreadableQuestion(JacksonException failure) implements GatewayRefusal {}

  /** The client is an agency, and asks for another one. */
  record ForeignAgency() implements GatewayRefusal {}

  /**
   * A campaign names who is not registered.
   *
   * @param unregistered the fields that do
   */
  record NotRegistered(List<FieldError> unregistered) implements GatewayRefusal {

    /** Copies the errors. */
    public NotRegistered {
      unregistered = List.copyOf(unregistered);
    }
  }

  /** Several of the client's advertisers have a campaign of the id. */
  record SeveralCampaigns() implements GatewayRefusal {}

  /** None of the client's advertisers has the campaign that a question names. */
  record UnknownCampaign() implements GatewayRefusal {}

  /** The campaign that a question names could not be read in time. */
  record CampaignNotRead() implements GatewayRefusal {}

  /**
   * What a report of a call brings about could not be done in another service.
   *
   * @param what it is
   */
  record OutcomeNotTaken(String what) implements GatewayRefusal {}

  /** There is no such advertiser, so that what is written would count for nobody. */
  record AdvertiserNotRegistered() implements GatewayRefusal {}

  /** There is no such agency, so that what is written would count for nobody. */
  record AgencyNotRegistered() implements GatewayRefusal {}

  /** Whether an advertiser or agency is registered could not be asked in time. */
  record RegisterNotAnswering() implements GatewayRefusal {}

  /** Not every source of the feed of changes could be read in time. */
  record ChangesNotTold() implements GatewayRefusal {}

  /**
   * The client has as many subscriptions as it may.
   *
   * @param most how many that are
   */
  record TooManySubscriptions(int most) implements GatewayRefusal {}

  /** The receiver of a subscription wants no more. */
  record SubscriptionHasEnded() implements GatewayRefusal {}

  /** The JSON of a report is not what a report is. */
  record UnreadableReport(JacksonException failure) implements GatewayRefusal {}

  /** A report names no call. */
  record ReportOfNoCall() implements GatewayRefusal {}

  /** No decision of the client's is known for the call that a report names. */
  record NoDecisionOfCall() implements GatewayRefusal {}

  /**
   * A list is in an encoding that is not read.
   *
   * @param why as a sentence or two
   */
  record UnknownEncodingOfList(String why) implements GatewayRefusal {}

  /**
   * A field that every question needs has neither a column nor a constant.
   *
   * @param field which
   */
  record FieldWithoutValue(String field) implements GatewayRefusal {}

  /**
   * A constant of a list has a value that no question takes.
   *
   * @param name of the constant
   * @param why the rest of a sentence that begins with the name
   */
  record UnreadableConstant(String name, String why) implements GatewayRefusal {}

  /**
   * A field that is named is none of a question's.
   *
   * @param known those that are
   */
  record UnknownField(Collection<String> known) implements GatewayRefusal {

    /** Copies the names, in their order. */
    public UnknownField {
      known = List.copyOf(known);
    }
  }

  /** A constant of a list is given twice. */
  record ConstantGivenTwice(String name) implements GatewayRefusal {}

  /** The number to be called is given as a constant of a list. */
  record CalleeIsConstant() implements GatewayRefusal {}

  /** An API key is to speak for nobody. */
  record KeyOfNobody() implements GatewayRefusal {}

  /**
   * An API key is to end in the past, or too late.
   *
   * @param latest the latest end
   */
  record EndOfKey(Instant latest) implements GatewayRefusal {}

  /**
   * An API key is to be taken from addresses that are none.
   *
   * @param places which of them, from 0
   */
  record UnreadableAddresses(List<Integer> places) implements GatewayRefusal {

    /** Copies the places. */
    public UnreadableAddresses {
      places = List.copyOf(places);
    }
  }

  /**
   * There are two live API keys already.
   *
   * @param scope for which there are
   * @param ids of these two
   */
  record TwoLiveKeys(String scope, String ids) implements GatewayRefusal {}

  /** An API key could not be looked up in time. */
  record KeyNotRead() implements GatewayRefusal {}

  /**
   * The client's API key is for one campaign, and it asks in another one.
   *
   * @param own the key's
   */
  record ForeignCampaign(String own) implements GatewayRefusal {}

  /** What a dialer signs is signed with another secret. */
  record WrongSignature() implements GatewayRefusal {}

  /** The address of a hook ends in a name that is no preset; what was sent is kept. */
  record UnknownPreset() implements GatewayRefusal {}

  /** What a dialer sent is kept; what the consumer said in it is not in force yet. */
  record HookNotTakenYet() implements GatewayRefusal {}

  /**
   * So much of what a client sent waits to be placed that no more is kept.
   *
   * @param most reports that wait
   */
  record TooManyReportsWait(int most) implements GatewayRefusal {}

  /**
   * What a dialer sent is longer than what any dialer sends.
   *
   * @param most bytes that are read
   */
  record BodyOfHookTooLarge(int most) implements GatewayRefusal {}

  /** A report that could not be placed was placed meanwhile, or somebody has ended it. */
  record ReportIsSettled() implements GatewayRefusal {}

  /** A request has an API key in a field, and another credential. */
  record KeyBesideCredential() implements GatewayRefusal {}

  /** Objections of a dialer's own list could not be registered now. */
  record ObjectionsNotTaken() implements GatewayRefusal {}
}
