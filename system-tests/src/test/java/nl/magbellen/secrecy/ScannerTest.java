package nl.magbellen.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScannerTest {

  /** 32 bytes that say so. */
  private static final String SECRET = "YSBzZWNyZXQgdGhhdCBpcyBmb3IgdGVzdHMgb25seSE=";

  private final Scanner scanner = new Scanner(List.of("402913"), List.of(SECRET));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"callee\":\"+31612345678\"}",
        "GET /v1/consents?number=%2B31612345678 HTTP/1.1",
        "0031612345678",
        "0031 6 12345678",
        "31612345678",
        "called 0612345678 twice",
        "06-12345678",
        "06 12 34 56 78",
        "+31 (0)6 12345678",
        "+31 (0) 20 700 1234",
        "(020) 7001234",
        "Key (number)=(+31207001234) already exists.",
        "{0201234567}",
        "612345678"
      })
  void telephoneNumberIsFoundHoweverItIsWritten(String text) {
    assertThat(kinds(text)).containsExactly(Kind.NUMBER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-29T08:05:06.061234567Z",
        "0199a1f0-0612-7000-8000-061234567890",
        "01a216cf-c902-75ff-9d7b-0612345678ab",
        "magbellen_seconds_sum 0.0612345678",
        "{\"nanos\":1061234567890}",
        "06•••••78",
        "from 31-12-2026 10:00 until 01-02-2027",
        "pid 0, 123 connections of 456 and 789",
        "061234567",
        "06123456789"
      })
  void whatIsNoTelephoneNumberIsNotTakenForOne(String text) {
    assertThat(kinds(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CODE  | magbellen code 402913 for 06•••••78",
        "CODE  | {\"code\":\"402913\"}",
        "TOKEN | Bearer eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJsb2NhbCJ9.c2lnbmF0dXJl",
        "TOKEN | eyJhbGciOiJub25lIn0.eyJzdWIiOiJsb2NhbCJ9.",
        "KEY   | -----BEGIN PRIVATE KEY-----",
        "KEY   | {\"kty\":\"OKP\",\"d\":\"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A\"}",
        "KEY   | \"{\\\"d\\\":\\\"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A\\\"}\"",
        "KEY   | GET /v1/call-permissions/short?key=mb_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef9ffa806d&callee=112",
        "KEY   | password=YSBzZWNyZXQgdGhhdCBpcyBmb3IgdGVzdHMgb25seSE=",
        "KEY   | YSBzZWNyZXQgdGhhdCBpcyBmb3IgdGVzdHMgb25seSE, in a URL",
        "KEY   | a secret that is for tests only!",
        "KEY   | 6120736563726574207468617420697320666f72207465737473206f6e6c7921"
      })
  void codeTokenAndKeyAreFound(Kind kind, String text) {
    assertThat(kinds(text)).containsExactly(kind);
  }

  @Test
  void otherDigitsAreNoCode() {
    assertThat(kinds("1402913 and 4029130, 0.402913")).isEmpty();
  }

  @Test
  void textIsFoundInASpanBetweenBytesThatLookLikeDigits() {
    // Given
    byte[] text = "/v1/x/0612345678".getBytes(StandardCharsets.US_ASCII);
    ByteArrayOutputStream span = new ByteArrayOutputStream();
    span.write('2');
    span.write(text.length);
    span.writeBytes(text);
    span.write('2');
    span.write(1);
    span.write('7');
    ByteArrayOutputStream batch = new ByteArrayOutputStream();
    batch.write('2');
    batch.write(span.size());
    batch.writeBytes(span.toByteArray());
    // When
    List<String> leaves = Leaves.of(batch.toByteArray()).toList();
    // Then
    assertThat(leaves).contains("/v1/x/0612345678", "7");
    assertThat(leaves.stream().flatMap(leaf -> kinds(leaf).stream())).contains(Kind.NUMBER);
  }

  private List<Kind> kinds(String text) {
    return scanner.scan(new Place(Place.Sort.LOG, "a log", text)).stream()
        .map(Finding::kind)
        .distinct()
        .toList();
  }
}
