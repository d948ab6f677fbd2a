package nl.magbellen.gateway.hook;

/** Why a report could not be placed, and what helps. */
enum UnplacedCause {
  /** Nothing in it names a call. */
  NAMES_NO_CALL(
      "None of its fields names the number that was called, the decision or a reference. Correct the"
          + " URL or the mapping of the hook."),
  /** The number that was called cannot be read. */
  NUMBER_UNREADABLE(
      "The number that was called cannot be read, or is given twice. Correct the URL or the mapping"
          + " of the hook, or the number in the dialer."),
  /** What was sent is neither JSON nor a form. */
  BODY_UNREADABLE("What was sent is neither JSON nor a form."),
  /** There is no preset of the name in the address. */
  PRESET_UNKNOWN("The address of the hook ends in a name that is no preset. Correct the URL."),
  /** The preset is custom, and the client has no mapping. */
  MAPPING_MISSING("There is no mapping of your own. Put one: PUT /v1/hook-mappings/{id}."),
  /** The dialer signs, and we have nothing to check it with. */
  SECRET_MISSING(
      "The signature could not be checked, as no secret is known. Put it: PUT /v1/hook-secrets/{id}."
          + " Who tries this report again takes it as genuine."),
  /**
   * No decision of the client's is known for the call; what the consumer said may count already.
   */
  NO_DECISION(
      "No decision of yours is known for this call: it was made without a question, asked by another"
          + " client, or more than 31 days ago. If there is an objectionId the objection counts."),
  /** The report names an advertiser for which the client does not act. */
  FOREIGN_ADVERTISER("The advertiser in the URL is not one of the key's."),
  /** The advertiser is registered nowhere. */
  ADVERTISER_NOT_REGISTERED("The advertiser is not registered."),
  /** Nobody says whether somebody was reached. */
  NOT_SAID_WHETHER_CONNECTED(
      "Neither the report nor a table of dispositions says whether the consumer was reached. Put the"
          + " word into the table (PUT /v1/dispositions/{id}), or have the hook send how long was"
          + " spoken. An objection in it counts already."),
  /** Some field says what cannot be. */
  CANNOT_BE("A field says what cannot be. An objection in it counts already."),
  /** Another service could not be reached. */
  NOT_REACHED("Another service could not be reached. It is tried again by itself.");

  private final String detail;

  UnplacedCause(String detail) {
    this.detail = detail;
  }

  /** What it means and what helps, for people. */
  String detail() {
    return detail;
  }

  /** Whether time alone may help: then what was sent is not yet taken. */
  boolean passes() {
    return this == NOT_REACHED;
  }

  /** Whether it is tried again by itself. */
  boolean isTriedAgain() {
    return switch (this) {
      case SECRET_MISSING, PRESET_UNKNOWN, BODY_UNREADABLE -> false;
      case NAMES_NO_CALL,
          NUMBER_UNREADABLE,
          MAPPING_MISSING,
          NO_DECISION,
          FOREIGN_ADVERTISER,
          ADVERTISER_NOT_REGISTERED,
          NOT_SAID_WHETHER_CONNECTED,
          CANNOT_BE,
          NOT_REACHED ->
          true;
    };
  }
}
