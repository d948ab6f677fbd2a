package nl.magbellen.service.problem;

import org.jose4j.jwt.consumer.InvalidJwtException;

/**
 * What a client is told whose token was not taken: RFC 6750, section 3. Whether a token is expired
 * or wrong is told apart, since the first wants a new token and the second somebody who looks.
 */
enum BearerChallenge implements Challenge {
  NO_TOKEN("Bearer", "A valid bearer token is needed: Authorization: Bearer <token>."),
  EXPIRED(
      "Bearer error=\"invalid_token\", error_description=\"The token has expired.\"",
      "The token has expired. Ask its issuer for a new one."),
  WRONG(
      "Bearer error=\"invalid_token\", error_description=\"The token is not valid here.\"",
      "The token is not valid here: its issuer, audience, signature or form is another. A valid"
          + " bearer token is needed: Authorization: Bearer <token>.");

  private final String header;
  private final String detail;

  BearerChallenge(String header, String detail) {
    this.header = header;
    this.detail = detail;
  }

  @Override
  public String header() {
    return header;
  }

  @Override
  public String detail() {
    return detail;
  }

  /**
   * What is told of a failure.
   *
   * @param sentToken whether the request had a bearer token
   */
  static Challenge of(Throwable failure, boolean sentToken) {
    if (failure instanceof ChallengedException challenged) {
      return challenged.challenge();
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidJwtException invalid && invalid.hasExpired()) {
        return EXPIRED;
      }
    }
    return sentToken ? WRONG : NO_TOKEN;
  }
}
