package nl.magbellen.site.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignedTextTest {

  private static final String SIGNATURE = "s".repeat(86);

  @Test
  void proofIsFoundInAllThatWasPastedFromAPdf() {
    // Given
    String signed = signed("{\"a\":1}");
    String broken = signed.substring(0, 20) + "\n" + signed.substring(20);
    // When
    var found = SignedText.in("Iedereen kan dit controleren.\r\n" + broken + "\n1 van 1");
    // Then
    assertThat(found).contains(signed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "eyJ", "eyJhIjoxfQ.eyJhIjoxfQ.kort", "geen bewijs"})
  void otherTextHoldsNone(String text) {
    // When
    var found = SignedText.in(text);
    // Then
    assertThat(found).isEmpty();
  }

  @Test
  void proofOfAConsentSaysSo() {
    // When
    boolean consent = SignedText.isOfConsent(signed("{\"@type\":\"dpv:ConsentRecord\"}"));
    boolean other = SignedText.isOfConsent(signed("{\"type\":\"magbellen-objection-receipt\"}"));
    // Then
    assertThat(consent).isTrue();
    assertThat(other).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"eyJh", "eyJhI", "eyJhIj"})
  void claimsThatAreCutOffAreOfNoConsent(String claims) {
    // When
    boolean consent = SignedText.isOfConsent("eyJhIjoxfQ." + claims + "." + SIGNATURE);
    // Then
    assertThat(consent).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"number\":\"+31612345678\",\"proof\":\"%s\"} | false",
        "{ \"proof\" : \"%s\", \"number\" : \"+31612345678\" } | false",
        "%s | false",
        "Kenmerk AB12CD34 %s | false",
        "{\"number\":\"+31687654321\",\"proof\":\"%s\"} | true",
        "{\"number\":\"+31612345678\",\"more\":1,\"proof\":\"%s\"} | true",
        "{\"proof\":\"%s\"} | true",
        "{\"number\":\"+31687654321\",\"number\":\"+31612345678\",\"proof\":\"%s\"} | true",
        "{\"number\":\"+31612345678\",\"proof\":\"%s\"} {} | true",
        "{\"number\":\"+31612345678\",\"proof\":\"%s\" | true",
        "{\"number\":\"+31612345678\",\"proof\":\"other\"} %s | true"
      })
  void fileThatSaysSomethingElseThanItsProofIsChanged(String shown, boolean changed) {
    // Given
    String signed = signed("{\"number\":\"+31612345678\"}");
    // When
    boolean found = SignedText.isChanged(shown.formatted(signed), signed);
    // Then
    assertThat(found).isEqualTo(changed);
  }

  private static String signed(String claims) {
    var base64 = Base64.getUrlEncoder().withoutPadding();
    return base64.encodeToString("{\"alg\":\"EdDSA\"}".getBytes(UTF_8))
        + "."
        + base64.encodeToString(claims.getBytes(UTF_8))
        + "."
        + SIGNATURE;
  }
}
