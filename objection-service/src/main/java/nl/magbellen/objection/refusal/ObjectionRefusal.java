package nl.magbellen.objection.refusal;

import nl.magbellen.service.refusal.Refusal;

/** What this service refuses. */
public sealed interface ObjectionRefusal extends Refusal {

  /** The advertiser is not registered, so that what is sent would count for nobody. */
  record AdvertiserNotRegistered() implements ObjectionRefusal {}

  /** Others kept changing the objections of the number. */
  record ChangedTooOften() implements ObjectionRefusal {}

  /** The objection was lifted before. */
  record AlreadyLifted() implements ObjectionRefusal {}

  /** The consumer's statement is not later than the last receipt of the objection. */
  record StatementTooOld() implements ObjectionRefusal {}

  /** The complaint or request was answered before. */
  record AnsweredBefore() implements ObjectionRefusal {}

  /** The answer is earlier than what it answers. */
  record AnsweredTooEarly() implements ObjectionRefusal {}

  /** Whom a call was made to could not be looked up. */
  record CallNotLookedUp() implements ObjectionRefusal {}

  /** The decision is about no number that exists, so that nobody was called. */
  record NobodyCalled() implements ObjectionRefusal {}
}
