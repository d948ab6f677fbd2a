package nl.magbellen.gateway.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A secret can be known by its form, and told by nothing else. */
class SecretTest {

  @Test
  void secretIsReadAsItWasMade() {
    // Given
    Secret made = Secret.random();
    // When
    Secret read = Secret.read(made.text()).orElseThrow();
    // Then
    assertThat(read.hash()).isEqualTo(made.hash()).hasSize(32);
    assertThat(made.text()).matches("mb_[0-9a-f]{72}").startsWith(made.beginning());
    assertThat(Secret.random().text()).isNotEqualTo(made.text());
  }

  @Test
  void badCopyIsNone() {
    // Given
    String text = Secret.random().text();
    char other = text.charAt(20) == '0' ? '1' : '0';
    // When, Then
    assertThat(Secret.read(text.substring(0, 20) + other + text.substring(21))).isEmpty();
    assertThat(Secret.read(text.substring(0, 74))).isEmpty();
    assertThat(Secret.read(text + "0")).isEmpty();
    assertThat(Secret.read(text.toUpperCase(Locale.ROOT))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "mb_", "key", "mb_00", "Bearer x"})
  void otherTextIsNone(String text) {
    assertThat(Secret.read(text)).isEmpty();
  }

  @Test
  void secretIsNotToldByAccident() {
    // Given
    Secret secret = Secret.random();
    // When, Then
    assertThat(secret).hasToString("mb_…");
    assertThat(secret.beginning()).hasSize(9);
  }
}
