package nl.magbellen.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlStandardTest {

  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="nl">
      <head><meta charset="utf-8"><title>Pagina</title></head>
      <body>%s</body>
      </html>
      """;

  @Test
  void whatIsWrongIsToldAndNotOfTheNextPage() {
    // Given
    String wrong = PAGE.formatted("<p id=\"a\"><div></p><input id=\"a\" type=\"telephone\">");
    String right = PAGE.formatted("<p>Tekst</p>");
    // When
    List<String> before = HtmlStandard.errors(right).join();
    List<String> found = HtmlStandard.errors(wrong).join();
    List<String> after = HtmlStandard.errors(right).join();
    // Then
    assertThat(before).isEmpty();
    assertThat(found).hasSizeGreaterThan(1).anyMatch(error -> error.contains("telephone"));
    assertThat(after).isEmpty();
  }
}
