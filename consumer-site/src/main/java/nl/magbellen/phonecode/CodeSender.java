package nl.magbellen.phonecode;

import io.smallrye.mutiny.Uni;

/** Hands codes to whoever brings them to telephones. */
interface CodeSender {

  /**
   * Sends a message, at most a few seconds long.
   *
   * @return completes when it was taken; fails with {@link NotTakenException} when it was not, or
   *     nobody knows
   */
  Uni<Void> send(CodeMessage message);
}
