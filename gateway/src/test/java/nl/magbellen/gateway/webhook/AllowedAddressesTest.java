package nl.magbellen.gateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedAddressesTest {

  @ParameterizedTest
  @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "192.169.0.1", "100.128.0.1", "2a00:1450::8a"})
  void publicAddressMayBeSentTo(String address) throws UnknownHostException {
    assertThat(allowing().allows(InetAddress.getByName(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.9.9.9",
        "127.1",
        "2130706433",
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "168.63.129.16",
        "100.64.0.1",
        "100.100.100.200",
        "192.0.0.192",
        "198.18.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001:0:7f00:1::",
        "2001:db8::1",
        "fe80::1",
        "fec0::1",
        "fc00::1",
        "fd00:ec2::254",
        "ff02::1"
      })
  void anyOtherMayNot(String address) throws UnknownHostException {
    assertThat(allowing().allows(InetAddress.getByName(address))).isFalse();
  }

  @Test
  void networkOfTheOperatorMay() throws UnknownHostException {
    // Given
    AllowedAddresses addresses = allowing("10.1.0.0/16", " fd12:3456::/32");
    // When
    // Then
    assertThat(addresses.allows(InetAddress.getByName("10.1.2.3"))).isTrue();
    assertThat(addresses.allows(InetAddress.getByName("fd12:3456::1"))).isTrue();
    assertThat(addresses.allows(InetAddress.getByName("10.2.0.1"))).isFalse();
    assertThat(addresses.allows(InetAddress.getByName("fd12:3457::1"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.1.0.0", "10.1.0.0/x", "10.1.0.0/33", "receiver.example/16", "/8"})
  void whatIsNoNetworkIsRefused(String network) {
    assertThatThrownBy(() -> allowing(network)).isInstanceOf(IllegalArgumentException.class);
  }

  private static AllowedAddresses allowing(String... networks) {
    return new AllowedAddresses(new SettingsOf(networks));
  }
}
