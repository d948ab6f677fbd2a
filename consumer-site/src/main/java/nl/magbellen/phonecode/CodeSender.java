package nl.magbellen.phonecode;

import io.smallrye.mutiny.Uni;

/** Hands codes to the provider that sends them to telephones. */
interface CodeSender {

  /**
   * Sends a message, at most a few seconds long.
   *
   * @return completes when it was taken; fails with {@link NotTakenException} when it was not, or
   *     it is not known
   */
  Uni<Void> send(CodeMessage message);
}
