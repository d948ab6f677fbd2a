package nl.magbellen.service.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
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
    "fe80::/10, fe80::1%eth0, true",
    "2000::/3, fe80::1, false",
    "2000::/3, 3fff::1, true"
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

  @Test
  void settingMayNameAnyAddressOfItsBlock() {
    // When
    AddressBlock block = AddressBlock.parse(" 10.1.2.3/16 ");
    // Then
    assertThat(block.contains(AddressBlock.address("10.1.9.9").orElseThrow())).isTrue();
    assertThat(block.contains(AddressBlock.address("10.2.2.3").orElseThrow())).isFalse();
    assertThatThrownBy(() -> AddressBlock.parse("10.1.0.0/x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("10.1.0.0/x");
  }
}
