package nl.magbellen.site.caller;

import static org.assertj.core.api.Assertions.assertThat;

import nl.magbellen.phonecode.ClientAddress;
import org.junit.jupiter.api.Test;

class LookUpLimitTest {

  private static final ClientAddress HERE = ClientAddress.parse("192.0.2.1");
  private final LookUpLimit limit = new LookUpLimit(2);

  @Test
  void oneBlockLooksUpSoMuchAndOthersGoOn() {
    // Given
    limit.allows(HERE);
    limit.allows(ClientAddress.parse("192.0.2.200"));
    // When
    boolean third = limit.allows(HERE);
    boolean elsewhere = limit.allows(ClientAddress.parse("198.51.100.1"));
    // Then
    assertThat(third).isFalse();
    assertThat(elsewhere).isTrue();
  }
}
