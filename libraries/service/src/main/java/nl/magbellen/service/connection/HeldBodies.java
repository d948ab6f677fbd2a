package nl.magbellen.service.connection;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The bodies of all requests that are not answered yet. They stand in memory, so there may be so
 * much of them and no more, and each client has a fair part, as {@code FairShares} gives places:
 * one alone half of it, each further one half of what is left. Small bodies, as those of questions,
 * have some room more than others, and so are taken while clients hold all they may of large ones.
 */
final class HeldBodies {

  /** Up to this size, in bytes, a body is small. */
  static final int SMALL = 1 << 14;

  private static final int PART_FOR_SMALL = 8;
  private static final int IPV6_BLOCK_BYTES = 64 / Byte.SIZE;

  private final long most;
  private final Map<String, Long> ofClients = new HashMap<>();
  private long bytes;

  /**
   * @param most in bytes; there is an eighth more for small ones
   */
  HeldBodies(long most) {
    this.most = most;
  }

  /** What one client holds of it, and may hold. */
  final class Part {

    private final String client;

    private Part(String client) {
      this.client = client;
    }

    /**
     * Takes room for more of a body, if there is any; {@link #giveBack} must follow.
     *
     * @param size of the body with this, in bytes
     */
    boolean take(long size, long more) {
      synchronized (HeldBodies.this) {
        if (!hasRoom(size, more)) {
          return false;
        }
        bytes += more;
        ofClients.merge(client, more, Long::sum);
        return true;
      }
    }

    /** Whether there is room for so much now. */
    boolean hasRoom(long size, long more) {
      synchronized (HeldBodies.this) {
        long room = size <= SMALL ? most + most / PART_FOR_SMALL : most;
        return ofClients.getOrDefault(client, 0L) + more <= room - bytes;
      }
    }

    /** Whether a body of such a length could come to its end if nobody else sent anything. */
    boolean hasRoomInTheEnd(long length) {
      return hasRoom(length, 2 * length);
    }

    /** So much is not held any more. */
    void giveBack(long less) {
      synchronized (HeldBodies.this) {
        bytes -= less;
        ofClients.computeIfPresent(client, (same, own) -> own == less ? null : own - less);
      }
    }
  }

  /**
   * The part of a client.
   *
   * @param host its address, of IPv6 one of a block of 64 bits; or a name that a proxy gave
   */
  Part partOf(String host) {
    return new Part(client(host));
  }

  /** How many bytes are held. */
  synchronized long bytes() {
    return bytes;
  }

  private static String client(String host) {
    return AddressBlock.address(host)
        .filter(Inet6Address.class::isInstance)
        .map(InetAddress::getAddress)
        .map(address -> Arrays.toString(Arrays.copyOf(address, IPV6_BLOCK_BYTES)))
        .orElse(host);
  }
}
