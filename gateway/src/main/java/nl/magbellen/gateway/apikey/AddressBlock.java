package nl.magbellen.gateway.apikey;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Optional;

/**
 * Neighbouring addresses of IPv4 or IPv6, in CIDR notation.
 *
 * @param network the first of them
 * @param length how many of its bits all have in common
 */
record AddressBlock(InetAddress network, int length) {

  /** The block that a text names, one address too; empty if it names none. */
  static Optional<AddressBlock> read(String text) {
    String[] parts = text.split("/", 2);
    return address(parts[0])
        .flatMap(
            network ->
                parts.length == 1
                    ? Optional.of(new AddressBlock(network, bits(network)))
                    : length(parts[1], bits(network)).map(it -> new AddressBlock(network, it)))
        .filter(AddressBlock::hasNoMoreBits);
  }

  /** The address that a text is; a name is none, and nobody is asked for it. */
  static Optional<InetAddress> address(String text) {
    try {
      return Optional.of(InetAddress.ofLiteral(text.split("%", 2)[0]));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  boolean contains(InetAddress address) {
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
