package nl.magbellen.number;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The JDK's own formatter is the oracle. */
class DutchTimePropertiesTest {

  @Property
  void everyInstantIsWrittenAsTheJdkWritesIt(@ForAll @From("instants") Instant instant) {
    // Given
    String expected =
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
            instant.atZone(DutchTime.ZONE).toOffsetDateTime());
    // When
    String written = DutchTime.format(instant);
    // Then
    assertEquals(expected, written);
  }

  @Property
  void everyTextIsReadAsTheJdkReadsIt(
      @ForAll @From("instants") Instant instant, @ForAll @From("offsets") ZoneOffset offset) {
    // Given
    String text = OffsetDateTime.ofInstant(instant, offset).toString();
    // When
    Instant read = ours(text);
    // Then
    assertEquals(jdk(text), read);
  }

  @Property
  void oneWrongCharacterIsNeverReadOtherwiseThanByTheJdk(
      @ForAll @From("instants") Instant instant,
      @ForAll @From("places") int place,
      @ForAll @From("characters") char character) {
    // Given
    StringBuilder text = new StringBuilder(DutchTime.format(instant));
    text.setCharAt(place % text.length(), character);
    // When
    Instant read = ours(text.toString());
    // Then
    assertEquals(jdk(text.toString()), read);
  }

  @Example
  void oddTextsAreReadAsTheJdkReadsThem() {
    // Given
    String[] odd = {
      "",
      "2026-11-23",
      "2026-11-23T14:00+01:00",
      "2026-11-23 14:00:00+01:00",
      "2026-02-30T14:00:00+01:00",
      "2026-11-23T24:00:00Z",
      "2026-11-23T14:00:60Z",
      "2016-12-31T23:59:60Z",
      "2026-11-23T14:00:00.Z",
      "2026-11-23T14:00:00,5Z",
      "2026-11-23T14:00:00.1234567890Z",
      "2026-11-23T14:00:00+19:00",
      "2026-11-23T14:00:00-00:00",
      "2026-11-23T14:00:00+01",
      "2026-11-23T14:00:00",
      "2026-11-23t14:00:00z"
    };
    for (String text : odd) {
      // When
      Instant read = ours(text);
      // Then
      assertEquals(jdk(text), read, text);
    }
  }

  private static Instant ours(String text) {
    try {
      return DutchTime.parse(text);
    } catch (DateTimeException refused) {
      return null;
    }
  }

  private static Instant jdk(String text) {
    try {
      Instant read =
          DateTimeFormatter.ISO_OFFSET_DATE_TIME
              .parse(text, Instant::from)
              .truncatedTo(ChronoUnit.MICROS);
      return DutchTime.isKept(DutchTime.dateOf(read)) ? read : null;
    } catch (DateTimeException refused) {
      return null;
    }
  }

  @Provide
  Arbitrary<Instant> instants() {
    return Combinators.combine(
            Arbitraries.longs().between(-2_208_988_800L, 32_503_680_000L),
            Arbitraries.oneOf(
                Arbitraries.of(0, 1, 125_000_000, 999_999_999, 120, 1_000),
                Arbitraries.integers().between(0, 999_999_999)))
        .as(Instant::ofEpochSecond);
  }

  @Provide
  Arbitrary<ZoneOffset> offsets() {
    return Arbitraries.integers()
        .between(-18 * 60, 18 * 60)
        .map(minutes -> ZoneOffset.ofTotalSeconds(60 * minutes));
  }

  @Provide
  Arbitrary<Integer> places() {
    return Arbitraries.integers().between(0, 40);
  }

  @Provide
  Arbitrary<Character> characters() {
    return Arbitraries.of("0123456789.:+-TZ tz/;,".chars().mapToObj(c -> (char) c).toList());
  }
}
