package nl.magbellen.objection.refusal;

import jakarta.inject.Singleton;
import nl.magbellen.objection.refusal.ObjectionRefusal.AdvertiserNotRegistered;
import nl.magbellen.objection.refusal.ObjectionRefusal.AlreadyLifted;
import nl.magbellen.objection.refusal.ObjectionRefusal.AnsweredBefore;
import nl.magbellen.objection.refusal.ObjectionRefusal.AnsweredTooEarly;
import nl.magbellen.objection.refusal.ObjectionRefusal.CallNotLookedUp;
import nl.magbellen.objection.refusal.ObjectionRefusal.ChangedTooOften;
import nl.magbellen.objection.refusal.ObjectionRefusal.NobodyCalled;
import nl.magbellen.objection.refusal.ObjectionRefusal.StatementTooOld;
import nl.magbellen.service.problem.ProblemException;
import nl.magbellen.service.problem.RefusalTable;

/** What a client is told of each refusal of this service. */
@Singleton
final class ObjectionProblems extends RefusalTable<ObjectionRefusal> {

  ObjectionProblems() {
    super(ObjectionRefusal.class);
  }

  @Override
  protected ProblemException told(ObjectionRefusal refusal) {
    return switch (refusal) {
      case AdvertiserNotRegistered() ->
          ProblemException.unprocessable(
              "advertiser-not-registered",
              "The advertiser is not registered, so that this would count for nobody. Correct the id,"
                  + " or have the advertiser registered first (PUT /v1/advertisers/{id} of the caller"
                  + " id service), and send it again.");
      case ChangedTooOften() ->
          ProblemException.unavailable(
              "Objections for this number are being changed too often; try again.");
      case AlreadyLifted() ->
          ProblemException.conflict(
              "objection-lifted",
              "This objection was lifted before; register a new one if needed.");
      case StatementTooOld() ->
          ProblemException.unprocessable(
              "statement-too-old",
              "Only a statement made after the objection was last received can lift it.");
      case AnsweredBefore() ->
          ProblemException.conflict(
              "answered-before", "This was answered before; the consumer reads the first answer.");
      case AnsweredTooEarly() ->
          ProblemException.unprocessable(
              "answered-too-early", "The answer is earlier than what it answers; see receivedAt.");
      case CallNotLookedUp() ->
          ProblemException.unavailable(
              "The call could not be looked up, so that nothing was registered. Send it again until it"
                  + " is taken: somebody may have objected.");
      case NobodyCalled() ->
          ProblemException.unprocessable(
              "nobody-called",
              "The decision is about no telephone number that exists: nobody was called on it.");
    };
  }
}
