package nl.magbellen.site.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.qute.i18n.Message;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every text of the pages, in both languages. */
class TextsTest {

  /** A text of the pages. */
  record Text(String name, String words) {}

  /** Many names end with a full stop themselves (B.V.). */
  @ParameterizedTest
  @MethodSource("texts")
  void noSentenceEndsWithAName(Text text) {
    assertThat(text.words()).as(text.name()).doesNotContain("{name}.", "{who}.");
  }

  @ParameterizedTest
  @MethodSource("texts")
  void telephoneNumbersStayOnOneLine(Text text) {
    assertThat(text.words()).as(text.name()).doesNotContainPattern("\\d \\d{2}");
  }

  /** Who does what to whom can be read in one way only: the organisation calls, "u" is called. */
  @ParameterizedTest
  @MethodSource("texts")
  void nobodyReadsThemTheWrongWayRound(Text text) {
    assertThat(text.words().toLowerCase(Locale.ROOT))
        .as(text.name())
        .doesNotContainPattern(
            "\\b(wie u belt|wie u belde|dat u belde|dat u belt|wie wilde u bellen|wie mag u bellen"
                + "|van niemand meer|nobody any more|nobody anymore)\\b");
  }

  static Stream<Text> texts() {
    return Stream.of(
            CheckText.class,
            CodeText.class,
            ComplainText.class,
            DoneText.class,
            FailureText.class,
            InfoText.class,
            LiftText.class,
            ObjectText.class,
            PaperText.class,
            RecordsText.class,
            RequestText.class,
            SiteText.class,
            StartText.class,
            WhoText.class)
        .flatMap(type -> Stream.concat(dutch(type), english(type)));
  }

  private static Stream<Text> dutch(Class<?> type) {
    return Arrays.stream(type.getMethods())
        .map(
            method ->
                new Text(
                    "nl " + type.getSimpleName() + "." + method.getName(),
                    method.getAnnotation(Message.class).value()));
  }

  private static Stream<Text> english(Class<?> type) {
    String bundle = type.getSimpleName().replace("Text", "").toLowerCase(Locale.ROOT);
    Properties words = new Properties();
    try (var file = TextsTest.class.getResourceAsStream("/messages/" + bundle + "_en.properties")) {
      words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words.stringPropertyNames().stream()
        .map(key -> new Text("en " + bundle + "." + key, words.getProperty(key)));
  }
}
