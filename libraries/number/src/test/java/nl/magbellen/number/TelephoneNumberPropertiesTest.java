package nl.magbellen.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.constraints.IntRange;

/**
 * libphonenumber is the oracle for Dutch numbers, but for the differences that are named here.
 *
 * <p>In all of them the numbering plan is the authority. Numbers are given as the digits after +31.
 */
class TelephoneNumberPropertiesTest {
  private static final PhoneNumberUtil ORACLE = PhoneNumberUtil.getInstance();
  private static final int NUMBERS_ASKED_FOR =
      Integer.getInteger("magbellen.oracle.numbers", 20_000);
  private static final long SEED = 20261123;

  private static final Map<NumberKind, Set<PhoneNumberType>> ORACLES_TYPES =
      new EnumMap<>(
          Map.ofEntries(
              Map.entry(NumberKind.GEOGRAPHIC, Set.of(PhoneNumberType.FIXED_LINE)),
              Map.entry(NumberKind.MOBILE, Set.of(PhoneNumberType.MOBILE)),
              Map.entry(NumberKind.FREE_OF_CHARGE, Set.of(PhoneNumberType.TOLL_FREE)),
              Map.entry(NumberKind.PREMIUM, Set.of(PhoneNumberType.PREMIUM_RATE)),
              Map.entry(NumberKind.LOCATION_INDEPENDENT, Set.of(PhoneNumberType.VOIP)),
              Map.entry(NumberKind.COMPANY, Set.of(PhoneNumberType.UAN)),
              Map.entry(NumberKind.ELECTRONIC_SERVICE, Set.of(PhoneNumberType.VOIP)),
              Map.entry(NumberKind.PERSONAL_ASSISTANT, Set.of(PhoneNumberType.UAN)),
              Map.entry(NumberKind.MACHINE, Set.of(PhoneNumberType.MOBILE)),
              Map.entry(NumberKind.SEMAPHONE, Set.of(PhoneNumberType.PAGER)),
              Map.entry(NumberKind.NON_GEOGRAPHIC_SHORT, Set.of(PhoneNumberType.UAN))));

  // The plan refuses, libphonenumber accepts.

  private static final Pattern SUBSCRIBER_PART_STARTING_WITH_0_1_OR_9 =
      Pattern.compile("[1-57]\\d([019]\\d{6}|\\d[019]\\d{5})");

  private static boolean subscriberPartStartsWith0Or1Or9(String number) {
    return SUBSCRIBER_PART_STARTING_WITH_0_1_OR_9.matcher(number).matches();
  }

  private static boolean freeOrPremiumOfALengthBetweenItsTwo(String number) {
    return number.matches("(800|90[069])\\d{5,6}");
  }

  private static boolean fourteenAndACodeThatIsNoAreaCode(String number) {
    return number.matches("140\\d{3}")
        && DutchAreaCodes.lengthAtStartOf(Integer.parseInt(number.substring(3))) != 3;
  }

  // The plan has it, libphonenumber does not.

  private static boolean internetAccess(String number) {
    return number.matches("67\\d{7}");
  }

  private static boolean machineOutside0970(String number) {
    return number.matches("97[1-9]\\d{8}");
  }

  private static boolean shortNumber(String number) {
    return number.matches("11[23]|144|18\\d\\d|116\\d{3}|140\\d{2,3}");
  }

  private static boolean planIsStricter(String number) {
    return subscriberPartStartsWith0Or1Or9(number)
        || freeOrPremiumOfALengthBetweenItsTwo(number)
        || fourteenAndACodeThatIsNoAreaCode(number);
  }

  private static boolean planIsWider(String number) {
    return internetAccess(number) || machineOutside0970(number) || shortNumber(number);
  }

  @Property(tries = 20_000)
  void theOracleAgreesOnWhichDutchNumbersExist(@ForAll("dutchCandidates") String digits) {
    // When
    var ours = read("+31" + digits);
    boolean oracles = oracleAccepts(digits);

    // Then
    if (ours.isPresent() && !oracles) {
      assertTrue(planIsWider(digits), digits);
    }
    if (ours.isEmpty() && oracles) {
      assertTrue(planIsStricter(digits), digits);
    }
  }

  /** Asked for by {@code -Dmagbellen.oracle.numbers=5000000}; the same numbers every time. */
  @Example
  void theOracleAgreesOnAsManyNumbersAsAreAskedFor() {
    // Given
    var random = new Random(SEED);
    for (int i = 0; i < NUMBERS_ASKED_FOR; i++) {
      String digits = candidate(random);

      // When
      var ours = read("+31" + digits);
      boolean oracles = oracleAccepts(digits);

      // Then
      if (ours.isPresent() != oracles) {
        assertTrue(oracles ? planIsStricter(digits) : planIsWider(digits), digits);
      }
    }
  }

  /** Mostly of the usual length, with any first digits. */
  private static String candidate(Random random) {
    int length = random.nextInt(5) > 0 ? 9 : 2 + random.nextInt(10);
    var digits = new StringBuilder(length);
    digits.append(1 + random.nextInt(9));
    while (digits.length() < length) {
      digits.append(random.nextInt(10));
    }
    return digits.toString();
  }

  /** With {@code numbers=nl}: 612345678 and 31612345678 are 06-12345678. */
  @Property(tries = 20_000)
  void theOracleReadsNumbersThatLostTheirPrefixAsTheSame(
      @ForAll("nineDigits") String digits, @ForAll boolean hasCountryCode) {
    // Given
    var text = (hasCountryCode ? "31" : "") + digits;

    // When
    var ours = readOfDutchList(text);
    var oracles = readByOracle(text);

    // Then
    if (ours.isPresent() && !planIsWider(digits)) {
      assertEquals(oracles, ours.map(TelephoneNumber::e164));
    }
    if (ours.isEmpty() && oracles.isPresent()) {
      assertTrue(planIsStricter(digits), text);
    }
  }

  @Property(tries = 5_000)
  void theOracleAgreesOnTheKindOfDutchNumbers(@ForAll("dutchNumbers") TelephoneNumber number)
      throws NumberParseException {
    // When
    var oracles = ORACLE.getNumberType(ORACLE.parse(number.e164(), null));

    // Then
    if (!planIsWider(number.e164().substring(3)) || oracles != PhoneNumberType.UNKNOWN) {
      assertTrue(ORACLES_TYPES.get(number.kind()).contains(oracles), number.kind() + " " + oracles);
    }
  }

  @Property
  void theSubscriberPartOfAGeographicNumberNeverStartsWith0Or1Or9(
      @ForAll("areaCodes") String areaCode, @ForAll("digits") String digits) {
    // Given
    var number = areaCode + digits.substring(0, 10 - areaCode.length());

    // When
    var read = read(number);

    // Then
    assertEquals("019".indexOf(digits.charAt(0)) < 0, read.isPresent());
  }

  @Property
  void anyFormatOfANumberReadsAsTheSame(@ForAll("formatted") Tuple2<TelephoneNumber, String> pair) {
    // When
    var read = TelephoneNumber.parse(pair.get2());

    // Then
    assertEquals(pair.get1(), read);
    assertEquals(pair.get1().kind(), read.kind());
  }

  @Property
  void signsThatSeparateOrAreInvisibleChangeNoNumber(
      @ForAll("dutchNumbers") TelephoneNumber number,
      @ForAll("separators") String sign,
      @ForAll @IntRange(max = 12) int place) {
    // Given
    var written = new StringBuilder(number.e164());
    written.insert(Math.min(place, written.length()), sign);

    // When
    var read = TelephoneNumber.parse(written.toString());

    // Then
    assertEquals(number, read);
  }

  /** All of Unicode's dashes and spaces, and what only steers how text is drawn. */
  @Provide
  Arbitrary<String> separators() {
    return Arbitraries.of(
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
            .filter(
                sign ->
                    Set.of(
                            Character.DASH_PUNCTUATION,
                            Character.SPACE_SEPARATOR,
                            Character.LINE_SEPARATOR,
                            Character.FORMAT)
                        .contains((byte) Character.getType(sign)))
            .mapToObj(Character::toString)
            .toList());
  }

  @Property
  void theE164FormReadsAsItself(@ForAll("dutchNumbers") TelephoneNumber number) {
    assertEquals(number.e164(), TelephoneNumber.parse(number.e164()).e164());
  }

  @Property
  void theOraclesExamplesOfOtherCountriesReadAsTheOracleWritesThem(
      @ForAll("otherCountries") String region, @ForAll("oraclesFormats") PhoneNumberFormat format) {
    // Given
    var example = ORACLE.getExampleNumber(region);
    var written = ORACLE.format(example, format);

    // When
    var read = TelephoneNumber.parse(written);

    // Then
    assertEquals(ORACLE.format(example, PhoneNumberFormat.E164), read.e164());
    assertEquals(NumberKind.FOREIGN, read.kind());
  }

  @Property
  void anyTextIsANumberOrRefusedWithoutQuotingIt(@ForAll("texts") String text) {
    try {
      assertTrue(TelephoneNumber.parse(text).e164().startsWith("+"));
    } catch (InvalidTelephoneNumberException refused) {
      var shown = refused.getMessage().replace("+31612345678", "").replace("06-12345678", "");
      assertTrue(text.length() < 4 || !shown.contains(text), shown);
    }
  }

  /** Digits after +31: starts of every range, and lengths around theirs. */
  @Provide
  Arbitrary<String> dutchCandidates() {
    var start =
        Arbitraries.of(
            "", "06", "11", "116", "14", "140", "18", "6", "67", "66", "69", "800", "80", "8", "82",
            "84", "85", "87", "88", "9", "90", "900", "901", "906", "909", "91", "97", "970", "20",
            "111", "112", "20");
    return Combinators.combine(start, numeric(1, 12))
        .as(String::concat)
        .filter(digits -> !digits.startsWith("0"));
  }

  @Provide
  Arbitrary<String> nineDigits() {
    return Combinators.combine(dutchCandidates(), numeric(9, 9))
        .as((start, rest) -> (start + rest).substring(0, 9));
  }

  @Provide
  Arbitrary<TelephoneNumber> dutchNumbers() {
    var nine =
        Combinators.combine(
                Arbitraries.of(
                    "61", "62", "63", "64", "65", "68", "66", "67", "84", "85", "87", "88", "91"),
                numeric(7, 7))
            .as(String::concat);
    var seven =
        Combinators.combine(Arbitraries.of("800", "900", "906", "909"), numeric(4, 4))
            .as(String::concat);
    var ten =
        Combinators.combine(Arbitraries.of("800", "900", "906", "909"), numeric(7, 7))
            .as(String::concat);
    var eleven = numeric(9, 9).map("97"::concat);
    var geographic =
        Combinators.combine(
                areaCodes(), Arbitraries.of("2", "3", "4", "5", "6", "7", "8"), digits())
            .as((area, first, rest) -> (area + first + rest).substring(1, 10));
    return Arbitraries.oneOf(nine, seven, ten, eleven, geographic)
        .map(digits -> TelephoneNumber.parse("+31" + digits));
  }

  @Provide
  Arbitrary<String> areaCodes() {
    return Arbitraries.of(
        IntStream.range(100, 800)
            .filter(start -> DutchAreaCodes.lengthAtStartOf(start) > 0)
            .mapToObj(start -> "0" + start)
            .map(TelephoneNumberPropertiesTest::areaCodeAtStartOf)
            .distinct()
            .toList());
  }

  private static String areaCodeAtStartOf(String number) {
    int length = DutchAreaCodes.lengthAtStartOf(Integer.parseInt(number.substring(1, 4)));
    return number.substring(0, 1 + length);
  }

  @Provide
  Arbitrary<String> digits() {
    return numeric(7, 7);
  }

  /** A number, and a way to write it: a prefix, and separators between the digits. */
  @Provide
  Arbitrary<Tuple2<TelephoneNumber, String>> formatted() {
    var prefix =
        Arbitraries.of("+31", "+31 (0)", "(+31) ", "0031", "00 31-", "0031 (0)", "0", "(0)", " 0");
    var separators =
        Arbitraries.of("", "", "", " ", "-", ".", " - ", "\u00a0", "()").list().ofSize(12);
    return Combinators.combine(dutchNumbers(), prefix, separators)
        .as(
            (number, start, between) -> {
              var text = new StringBuilder(start);
              var digits = number.e164().substring(3);
              for (int i = 0; i < digits.length(); i++) {
                text.append(digits.charAt(i)).append(between.get(i));
              }
              return Tuple.of(number, text.toString());
            });
  }

  @Provide
  Arbitrary<String> otherCountries() {
    return Arbitraries.of(ORACLE.getSupportedRegions()).filter(region -> !region.equals("NL"));
  }

  @Provide
  Arbitrary<PhoneNumberFormat> oraclesFormats() {
    return Arbitraries.of(PhoneNumberFormat.E164, PhoneNumberFormat.INTERNATIONAL);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().withChars("+0123456789 -.()").ofMaxLength(25),
        Arbitraries.strings().ofMaxLength(80));
  }

  private static Arbitrary<String> numeric(int shortest, int longest) {
    return Arbitraries.strings().numeric().ofMinLength(shortest).ofMaxLength(longest);
  }

  private static Optional<TelephoneNumber> readOfDutchList(String text) {
    try {
      return Optional.of(TelephoneNumber.parseOfDutchList(text));
    } catch (InvalidTelephoneNumberException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> readByOracle(String text) {
    try {
      var number = ORACLE.parse(text, "NL");
      return ORACLE.isValidNumber(number)
          ? Optional.of(ORACLE.format(number, PhoneNumberFormat.E164))
          : Optional.empty();
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }

  private static Optional<TelephoneNumber> read(String text) {
    try {
      return Optional.of(TelephoneNumber.parse(text));
    } catch (InvalidTelephoneNumberException e) {
      return Optional.empty();
    }
  }

  private static boolean oracleAccepts(String digitsAfter31) {
    try {
      return ORACLE.isValidNumber(ORACLE.parse("+31" + digitsAfter31, null));
    } catch (NumberParseException e) {
      return false;
    }
  }
}
