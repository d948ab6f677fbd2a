package nl.magbellen.phonecode;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/**
 * The internet address from which somebody asks. It is personal data: only a keyed hash of its
 * {@linkplain #block() block} is ever stored, and its text form is the block.
 *
 * <p>Take it from {@code routing.request().remoteAddress().hostAddress()} (Vert.x). That is the
 * proxy's address, and all consumers share one block, unless {@code
 * quarkus.http.proxy.proxy-address-forwarding=true} says that a proxy in front sets {@code
 * X-Forwarded-For}; set {@code quarkus.http.proxy.trusted-proxies} with it, or everybody can claim
 * any address.
 *
 * @param address the address; an IPv4-mapped IPv6 address counts as IPv4
 */
public record ClientAddress(InetAddress address) {

  private static final int IPV4_BLOCK_BYTES = 24 / Byte.SIZE;
  private static final int IPV6_BLOCK_BYTES = 56 / Byte.SIZE;
  private static final int IPV6_SITE_BYTES = 48 / Byte.SIZE;

  public ClientAddress {
    Objects.requireNonNull(address, "address");
  }

  /**
   * Reads a literal IPv4 or IPv6 address; asks no name server.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static ClientAddress parse(String literal) {
    return new ClientAddress(InetAddress.ofLiteral(literal));
  }

  /**
   * The block that limits are counted by, because who has one address of it has them all: the first
   * 24 bits of an IPv4 address, the first 56 of an IPv6 address.
   */
  public String block() {
    boolean six = address instanceof Inet6Address;
    byte[] bytes = Arrays.copyOf(address.getAddress(), six ? IPV6_BLOCK_BYTES : IPV4_BLOCK_BYTES);
    return (six ? "6:" : "4:") + HexFormat.of().formatHex(bytes);
  }

  /**
   * What one customer of a provider may have of addresses, by which what codes cost is counted: the
   * first 24 bits of an IPv4 address, the first 48 of an IPv6 address.
   */
  public String site() {
    boolean six = address instanceof Inet6Address;
    byte[] bytes = Arrays.copyOf(address.getAddress(), six ? IPV6_SITE_BYTES : IPV4_BLOCK_BYTES);
    return (six ? "6:" : "4:") + HexFormat.of().formatHex(bytes);
  }

  /** {@link #block()}, so that an address in a log line by accident names no household. */
  @Override
  public String toString() {
    return block();
  }
}
