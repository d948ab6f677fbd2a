package nl.magbellen.gateway.webhook;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import nl.magbellen.service.connection.AddressBlock;

/**
 * The addresses that a receiver may have: public ones, and those of networks that the operator
 * allows. A client must not reach by us what it cannot reach itself. The lists are those of the <a
 * href="https://www.iana.org/assignments/iana-ipv4-special-registry">registries of special
 * addresses</a>.
 */
@Startup
@Singleton
public final class AllowedAddresses {

  private static final List<AddressBlock> NOT_PUBLIC =
      networks(
          Stream.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              // What a cloud tells its machines of themselves is here, and at one address of Azure.
              "169.254.0.0/16",
              "168.63.129.16/32",
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.0.2.0/24",
              "192.88.99.0/24",
              "192.168.0.0/16",
              "198.18.0.0/15",
              "198.51.100.0/24",
              "203.0.113.0/24",
              "224.0.0.0/3",
              // Ways to IPv4 addresses, and documents, within what is public of IPv6.
              "2001::/23",
              "2001:db8::/32",
              "2002::/16",
              "3fff::/20"));

  private static final AddressBlock PUBLIC_IPV6 = AddressBlock.parse("2000::/3");

  private final List<AddressBlock> allowed;

  /**
   * Reads the operator's networks.
   *
   * @throws IllegalArgumentException if one of them is none
   */
  AllowedAddresses(WebhookSettings settings) {
    allowed = networks(settings.allowedNetworks().stream().flatMap(List::stream));
  }

  /** Whether a receiver may have this address. */
  boolean allows(InetAddress address) {
    return isIn(allowed, address) || isPublic(address);
  }

  private static boolean isPublic(InetAddress address) {
    return !isIn(NOT_PUBLIC, address)
        && (!(address instanceof Inet6Address) || PUBLIC_IPV6.contains(address));
  }

  private static boolean isIn(List<AddressBlock> networks, InetAddress address) {
    return networks.stream().anyMatch(network -> network.contains(address));
  }

  private static List<AddressBlock> networks(Stream<String> texts) {
    return texts.map(AllowedAddresses::network).toList();
  }

  /** A single address has its prefix too: one that was forgotten is not taken for another. */
  private static AddressBlock network(String text) {
    if (!text.contains("/")) {
      throw new IllegalArgumentException(text + " is no network, as 10.1.0.0/16 is.");
    }
    return AddressBlock.parse(text);
  }
}
