package nl.magbellen.decision;

import static java.util.Objects.requireNonNull;

import nl.magbellen.rulebook.Message;
import nl.magbellen.rulebook.ObligationCode;

/** A duty that comes with a permitted call. */
public record Obligation(ObligationCode code, Message message) {
  public Obligation {
    requireNonNull(code, "code");
    requireNonNull(message, "message");
  }
}
