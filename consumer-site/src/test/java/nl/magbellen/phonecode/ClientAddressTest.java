package nl.magbellen.phonecode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 192.0.2.254, true",
    "192.0.2.1, 192.0.3.1, false",
    "192.0.2.1, ::ffff:192.0.2.9, true",
    "2001:db8:1:200::1, 2001:db8:1:2ff:ffff::9, true",
    "2001:db8:1:200::1, 2001:db8:1:300::1, false",
  })
  void whoHasOneAddressOfABlockHasThemAll(String one, String other, boolean same) {
    assertThat(ClientAddress.parse(one).block().equals(ClientAddress.parse(other).block()))
        .isEqualTo(same);
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 192.0.2.254, true",
    "192.0.2.1, 192.0.3.1, false",
    "2001:db8:1:200::1, 2001:db8:1:ff00::9, true",
    "2001:db8:1:200::1, 2001:db8:2:200::1, false",
  })
  void whoHasOneBlockOfASiteHasThemAll(String one, String other, boolean same) {
    assertThat(ClientAddress.parse(one).site().equals(ClientAddress.parse(other).site()))
        .isEqualTo(same);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "example.com", "192.0.2.256", "1.2.3.4.5", "[::1]x"})
  void whatIsNoAddressIsRefusedWithoutAskingAnybody(String text) {
    assertThatThrownBy(() -> ClientAddress.parse(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void textNamesNoHousehold() {
    assertThat(ClientAddress.parse("192.0.2.77").toString()).doesNotContain("77");
  }
}
