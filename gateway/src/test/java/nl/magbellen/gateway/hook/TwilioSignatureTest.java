package nl.magbellen.gateway.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Held against the examples of Twilio's own libraries. */
class TwilioSignatureTest {

  private static final String URL = "https://mycompany.com/myapp.php?foo=1&bar=2";
  private static final List<String> SECRETS = List.of("another-secret-of-theirs", "12345");
  private static final String RIGHT = "0/KCTR6DLpKmkAf8muzZqo1nDgQ=";

  private static final Map<String, List<String>> FORM =
      Map.of(
          "CallSid", List.of("CA1234567890ABCDE"),
          "From", List.of("+12349013030"),
          "To", List.of("+18005551212"),
          "Caller", List.of("+12349013030"),
          "Digits", List.of("1234"));

  @ParameterizedTest
  @ValueSource(strings = {URL, "https://mycompany.com:443/myapp.php?foo=1&bar=2"})
  void signatureOfAFormIsThatOfTwilio(String url) {
    assertThat(new TwilioSignature(url, FORM).isOf(SECRETS, RIGHT)).isTrue();
  }

  @Test
  void anythingElseIsNot() {
    assertThat(new TwilioSignature(URL, FORM).isOf(List.of("12346"), RIGHT)).isFalse();
    assertThat(new TwilioSignature(URL + "&x=1", FORM).isOf(SECRETS, RIGHT)).isFalse();
    assertThat(new TwilioSignature(URL, Map.of()).isOf(SECRETS, RIGHT)).isFalse();
    assertThat(new TwilioSignature(URL, FORM).isOf(SECRETS, "")).isFalse();
  }

  @Test
  void bodyThatIsNoFormIsThatOfItsHash() {
    // Given
    String url =
        "https://example.com/myapp?bodySHA256=5ccde7145dfb8f56479710896586cb9d5911809d83afbe34627818790db0aec9";
    TwilioSignature signature = new TwilioSignature(url, Map.of());
    byte[] body =
        "{\"CallSid\":\"CA1234567890ABCDE\",\"Caller\":\"+12349013030\"}"
            .getBytes(StandardCharsets.UTF_8);
    // Then
    assertThat(signature.isOfBody(body)).isTrue();
    assertThat(signature.isOfBody("{}".getBytes(StandardCharsets.UTF_8))).isFalse();
  }
}
