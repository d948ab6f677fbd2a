package nl.magbellen.service.transparency;

import nl.magbellen.service.signing.SigningKeys;
import nl.magbellen.transparency.NoteKey;
import nl.magbellen.transparency.store.LogSigner;

/** Signs a log by the keys with which a service signs everything that others verify. */
public final class LogSigners {

  private LogSigners() {}

  /**
   * For the log with this name.
   *
   * @param keys published as a JWK Set, all that ever signed
   */
  public static LogSigner of(String origin, SigningKeys keys) {
    return new LogSigner(
        origin,
        keys.publicKeys().stream().map(key -> new NoteKey(origin, key)).toList(),
        keys::signature);
  }
}
