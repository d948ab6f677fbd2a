package nl.magbellen.service.connection;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Optional;

/**
 * Neighbouring addresses of IPv4 or IPv6, in CIDR notation. Netty's {@code IpSubnetFilterRule}
 * takes every address that begins with as many ones for one of an IPv6 network.
 *
 * @param network one of them; what {@link #read} finds is the first
 * @param length how many of its bits all have in common
 */
public record AddressBlock(InetAddress network, int length) {

  /** The block that a text names, one address too; empty if it names none. */
  public static Optional<AddressBlock> read(String text) {
    return any(text).filter(AddressBlock::hasNoMoreBits);
  }

  private static Optional<AddressBlock> any(String text) {
    String[] parts = text.split("/", 2);
    return address(parts[0])
        .flatMap(
            network ->
                parts.length == 1
                    ? Optional.of(new AddressBlock(network, bits(network)))
                    : length(parts[1], bits(network)).map(it -> new AddressBlock(network, it)));
  }

  /**
   * The block that a setting names, also by another of its addresses than the first.
   *
   * @throws IllegalArgumentException if it names none
   */
  public static AddressBlock parse(String setting) {
    return any(setting.strip())
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    setting + " is no block of addresses, as 10.1.0.0/16 or 192.0.2.7 is."));
  }

  /** The address that a text is; a name is none, and nobody is asked for it. */
  public static Optional<InetAddress> address(String text) {
    try {
      return Optional.of(InetAddress.ofLiteral(text.split("%", 2)[0]));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether an address is one of them. */
  public boolean contains(InetAddress address) {
    return bits(address) == bits(network) && common(address).equals(common(network));
  }

  private BigInteger common(InetAddress address) {
    return new BigInteger(1, address.getAddress()).shiftRight(bits(network) - length);
  }

  private boolean hasNoMoreBits() {
    return new BigInteger(1, network.getAddress()).getLowestSetBit() < 0
        || new BigInteger(1, network.getAddress()).getLowestSetBit() >= bits(network) - length;
  }

  private static int bits(InetAddress address) {
    return address.getAddress().length * Byte.SIZE;
  }

  private static Optional<Integer> length(String text, int most) {
    return text.matches("[0-9]{1,3}")
        ? Optional.of(Integer.valueOf(text)).filter(length -> length <= most)
        : Optional.empty();
  }

  @Override
  public String toString() {
    return network.getHostAddress() + "/" + length;
  }
}
