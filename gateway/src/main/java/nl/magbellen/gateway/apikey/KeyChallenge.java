package nl.magbellen.gateway.apikey;

import nl.magbellen.service.problem.Challenge;

/** What a machine is told whose key is not taken. */
enum KeyChallenge implements Challenge {
  /** Also of a key that was deleted, and of one that comes from elsewhere. */
  UNKNOWN("invalid_key", "The API key is not known here."),
  /** Only who has the secret learns that. */
  EXPIRED("expired_key", "The API key has expired. Ask the operator for a new one."),
  SEVERAL("several_credentials", "The request has more than one key or token. Send one.");

  private final String error;
  private final String detail;

  KeyChallenge(String error, String detail) {
    this.error = error;
    this.detail = detail;
  }

  @Override
  public String header() {
    return "ApiKey error=\"%s\", error_description=\"%s\"".formatted(error, detail);
  }

  @Override
  public String detail() {
    return detail;
  }
}
