package nl.magbellen.service.refusal;

import java.util.List;

/** What every service may refuse. */
public sealed interface CommonRefusal extends Refusal {

  /** Fields of the request do not hold what they should. */
  record InvalidFields(List<FieldError> errors) implements CommonRefusal {

    /** Copies the errors. */
    public InvalidFields {
      errors = List.copyOf(errors);
    }
  }

  /**
   * The request as a whole does not hold what it should.
   *
   * @param what what is wrong, as a sentence; no value of the request
   */
  record InvalidRequest(String what) implements CommonRefusal {}

  /** There is no record with this id; told to clients of all advertisers alone. */
  record NoSuchRecord() implements CommonRefusal {}

  /** None of the client's own records has this id, whether another's has or not. */
  record NoOwnRecord() implements CommonRefusal {}

  /** The client does not act for the advertiser of the request. */
  record ForeignAdvertiser() implements CommonRefusal {}

  /**
   * The log has no checkpoint of the kind that is asked for.
   *
   * @param which the rest of a sentence that begins with "There is no checkpoint"
   */
  record NoCheckpoint(String which) implements CommonRefusal {}

  /** Somebody else reads a proof of the log, or a month's checkpoint: one at a time may. */
  record LogIsBeingRead() implements CommonRefusal {}

  /** The client's token is not a JWT with the claims that are needed. */
  record TokenWithoutClaims() implements CommonRefusal {}

  /** The key of an idempotent request was used for another request. */
  record KeyReused() implements CommonRefusal {}
}
