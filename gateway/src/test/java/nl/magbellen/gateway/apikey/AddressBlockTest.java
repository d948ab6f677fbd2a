package nl.magbellen.gateway.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressBlockTest {

  @ParameterizedTest
  @CsvSource({
    "192.0.2.0/24, 192.0.2.0, true",
    "192.0.2.0/24, 192.0.2.255, true",
    "192.0.2.0/24, 192.0.3.0, false",
    "192.0.2.7, 192.0.2.7, true",
    "192.0.2.7, 192.0.2.6, false",
    "192.0.2.7/32, 192.0.2.7, true",
    "0.0.0.0/0, 203.0.113.9, true",
    "0.0.0.0/0, 2001:db8::1, false",
    "::/0, 2001:db8::1, true",
    "::/0, 203.0.113.9, false",
    "2001:db8::/48, 2001:db8:0:ffff::1, true",
    "2001:db8::/48, 2001:db8:1::, false",
    "128.0.0.0/1, 255.0.0.1, true",
    "192.0.2.0/24, ::ffff:192.0.2.9, true",
    "fe80::/10, fe80::1%eth0, true"
  })
  void blockHoldsItsAddresses(String block, String address, boolean holds) {
    // Given
    AddressBlock read = AddressBlock.read(block).orElseThrow();
    InetAddress asked = AddressBlock.address(address).orElseThrow();
    // When, Then
    assertThat(read.contains(asked)).isEqualTo(holds);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "192.0.2.0/",
        "192.0.2.0/33",
        "192.0.2.1/24",
        "192.0.2.0/-1",
        "192.0.2.0/24/1",
        "192.0.2/24",
        "localhost",
        "dialer.example/24",
        "2001:db8::1/48",
        "2001:db8::/129",
        "*",
        "192.0.2.0/24 ",
        "1/8",
        "0x7f.0.0.1"
      })
  void otherTextNamesNoBlock(String text) {
    assertThat(AddressBlock.read(text)).isEmpty();
  }
}
