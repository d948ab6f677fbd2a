package nl.magbellen.gateway.log;

import org.jspecify.annotations.Nullable;

/**
 * How often the right to object was offered.
 *
 * @param connected calls that were reported as connected
 * @param offered those of them in which it was offered, by the agent or by a recorded text that was
 *     announced during the call
 * @param objected calls in which the consumer objected
 * @param share offered of connected, 0 to 1; null when none was connected
 */
public record RightToObjectOffered(
    long connected, long offered, long objected, @Nullable Double share) {

  public static RightToObjectOffered of(long connected, long offered, long objected) {
    return new RightToObjectOffered(
        connected, offered, objected, connected == 0 ? null : (double) offered / connected);
  }

  public RightToObjectOffered and(RightToObjectOffered more) {
    return of(connected + more.connected, offered + more.offered, objected + more.objected);
  }
}
