package nl.magbellen.gateway.webhook;

import java.math.BigInteger;
import java.net.InetAddress;

/**
 * A network of addresses, IPv4 or IPv6. Netty's {@code IpSubnetFilterRule} takes every address that
 * begins with as many ones for one of an IPv6 network.
 *
 * @param size of its addresses in bytes
 * @param prefix the bits that its addresses begin with
 * @param host how many bits come after them
 */
record Network(int size, BigInteger prefix, int host) {

  /**
   * Reads one, as {@code 10.1.0.0/16}.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Network parse(String text) {
    String[] parts = text.strip().split("/", -1);
    if (parts.length != 2) {
      throw new IllegalArgumentException(text + " is no network, as 10.1.0.0/16 is");
    }
    byte[] address = InetAddress.ofLiteral(parts[0]).getAddress();
    int host = address.length * Byte.SIZE - Integer.parseInt(parts[1]);
    if (host < 0 || host > address.length * Byte.SIZE) {
      throw new IllegalArgumentException(text + " has no such prefix");
    }
    return new Network(address.length, bits(address).shiftRight(host), host);
  }

  /** Whether this address is one of it. */
  boolean has(InetAddress address) {
    byte[] bytes = address.getAddress();
    return bytes.length == size && bits(bytes).shiftRight(host).equals(prefix);
  }

  private static BigInteger bits(byte[] address) {
    return new BigInteger(1, address);
  }
}
