package nl.magbellen.gateway.decision;

import static java.util.Objects.requireNonNull;

import nl.magbellen.gateway.rulebook.Message;
import nl.magbellen.gateway.rulebook.ObligationCode;

/** A duty that comes with a permitted call. */
public record Obligation(ObligationCode code, Message message) {
  public Obligation {
    requireNonNull(code, "code");
    requireNonNull(message, "message");
  }
}
