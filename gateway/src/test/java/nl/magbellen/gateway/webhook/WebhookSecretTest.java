package nl.magbellen.gateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSecretTest {

  /** The example of the specification and of its libraries. */
  @Test
  void signatureIsThatOfTheStandard() {
    // Given
    WebhookSecret secret = WebhookSecret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    // When
    String signature =
        secret.signature(
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            Instant.ofEpochSecond(1_614_265_330),
            "{\"test\": 2432232314}");
    // Then
    assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void newOneHas32BytesAndIsAnotherEveryTime() {
    // Given
    String one = WebhookSecret.random().written();
    // When
    String other = WebhookSecret.random().written();
    // Then
    assertThat(one).isNotEqualTo(other);
    assertThat(Base64.getDecoder().decode(one.substring(6))).hasSize(32);
    assertThat(WebhookSecret.parse(one).written()).isEqualTo(one);
    assertThat(WebhookSecret.random().toString()).doesNotContain("whsec_");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "whsec_",
        "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLa",
        "whsec_not base64 at all, but long enough",
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYqrTwjUPD8ILPZI"
      })
  void whatIsNoSecretIsRefusedWithoutRepeatingIt(String text) {
    assertThatThrownBy(() -> WebhookSecret.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .doesNotContain("MfKQ");
  }
}
