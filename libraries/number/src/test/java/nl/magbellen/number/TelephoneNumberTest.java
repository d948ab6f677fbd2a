package nl.magbellen.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TelephoneNumberTest {

  @ParameterizedTest
  @CsvSource({
    "+31612345678, +31612345678, MOBILE",
    "06-12345678, +31612345678, MOBILE",
    "0031612345678, +31612345678, MOBILE",
    "0681234567, +31681234567, MOBILE",
    "0651234567, +31651234567, MOBILE",
    "+31 (0)20 700 12 34, +31207001234, GEOGRAPHIC",
    "(020) 700.12.34, +31207001234, GEOGRAPHIC",
    "0111-234567, +31111234567, GEOGRAPHIC",
    "0800-1234, +318001234, FREE_OF_CHARGE",
    "0800-1234567, +318001234567, FREE_OF_CHARGE",
    "0900-1234, +319001234, PREMIUM",
    "0906-1234567, +319061234567, PREMIUM",
    "0909-1234, +319091234, PREMIUM",
    "085-1234567, +31851234567, LOCATION_INDEPENDENT",
    "088-1234567, +31881234567, COMPANY",
    "091-1234567, +31911234567, ELECTRONIC_SERVICE",
    "084-1234567, +31841234567, PERSONAL_ASSISTANT",
    "087-1234567, +31871234567, PERSONAL_ASSISTANT",
    "097012345678, +3197012345678, MACHINE",
    "097912345678, +3197912345678, MACHINE",
    "066-1234567, +31661234567, SEMAPHONE",
    "0676-123456, +31676123456, INTERNET_ACCESS",
    "14020, +3114020, NON_GEOGRAPHIC_SHORT",
    "+31 14 0111, +31140111, NON_GEOGRAPHIC_SHORT",
    "14088, +3114088, NON_GEOGRAPHIC_SHORT",
    "1888, +311888, NON_GEOGRAPHIC_SHORT",
    "113, +31113, NON_GEOGRAPHIC_SHORT",
    "144, +31144, NON_GEOGRAPHIC_SHORT",
    "112, +31112, EMERGENCY",
    "+31112, +31112, EMERGENCY",
    "116 000, +31116000, HARMONISED",
    "+44 (0)20 7946 0018, +442079460018, FOREIGN",
    "0049 30 901820, +4930901820, FOREIGN",
    "+39 06 6982, +39066982, FOREIGN",
  })
  void numbersAreReadWithTheirKind(String text, String e164, NumberKind kind) {
    // When
    var number = TelephoneNumber.parse(text);

    // Then
    assertEquals(e164, number.e164());
    assertEquals(kind, number.kind());
    assertEquals(kind != NumberKind.FOREIGN, number.isDutch());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "06/12345678",
        "tel:+31612345678",
        "TEL: 06-12345678",
        "tel:+31-6-1234-5678",
        "=\"0612345678\"",
        "'0612345678",
        "0612345678.0",
        "+31612345678.0",
        "\u0660\u0666\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668",
        "\uff10\uff16\uff0d\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18",
        "\uff0b31 \uff080\uff096 12345678",
        "06\u201112345678",
        "06\u2013123\u2014456\u221278",
        "06\u00ad12345678",
        "06\t12345678\r\n",
        "\u202a+31\u00a06\u00a012345678\u202c",
        "\u200e06\u200b12\u206034\u200d5678\ufeff",
        "06\ufe0f12345678",
        "06\u202f1234\u20095678",
        "\ud835\udfce6 12345678",
        "06·12·34·56·78"
      })
  void waysToWriteANumberThatProgramsHaveAreRead(String text) {
    assertEquals("+31612345678", TelephoneNumber.parse(text).e164());
  }

  @Test
  void dotAndZeroAfterNineDigitsThatStartWithZeroAreTheNumbersOwn() {
    assertEquals("+31207001230", TelephoneNumber.parse("020700123.0").e164());
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"", "  ", "\u00a0", "-", "()", "+", "00", "00 -", "+31", "0031", "0", "+310"})
  void nothingToReadIsRefused(String text) {
    assertThrows(InvalidTelephoneNumberException.class, () -> TelephoneNumber.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "612345678",
        "31612345678",
        "+0612345678",
        "++31612345678",
        "31+612345678",
        "06+12345678",
        "06-1234567a",
        "tel:+31612345678;ext=1",
        "tel:",
        "=\"\"",
        "=\"0612345678",
        "=0612345678",
        "0612345678\"",
        "06-1234567⑴",
        "06-1234567Ⅷ",
        "3.1612345678E+10",
        "612345678.0",
        "31612345678.0",
        "0612345678.5",
        "(06-12345678",
        "06)-12345678",
        "((06))12345678",
        "+31 (0)(0)6 12345678",
        "06 12345678 06 12345678",
        "061234567800000000000000000000000000000000000000000000000000000000000",
      })
  void textsInOtherFormsAreRefused(String text) {
    assertThrows(InvalidTelephoneNumberException.class, () -> TelephoneNumber.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0600123456",
        "0601234567",
        "0691234567",
        "061234567",
        "06123456789",
        "0200123456",
        "0201234567",
        "0209234567",
        "0111034567",
        "0111134567",
        "0111934567",
        "0112234567",
        "0201",
        "020700123",
        "02070012345",
        "0800",
        "0800123",
        "080012345",
        "08001234567890",
        "0801123456",
        "0821234567",
        "0831234567",
        "0901-1234",
        "0908-1234",
        "0921234567",
        "0970123456",
        "0970123456789",
        "00",
        "0000000000",
        "014020",
        "0112",
        "+310112",
        "+31014020",
        "14021",
        "14086",
        "140201",
        "14999",
        "140112",
        "111",
        "911",
        "1800000",
        "116",
        "11600",
        "1160000",
        "+311",
        "+319",
        "+31912",
      })
  void numbersThatTheDutchPlanDoesNotHaveAreRefused(String text) {
    assertThrows(InvalidTelephoneNumberException.class, () -> TelephoneNumber.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"+442", "+999123456789", "+44207946001812", "+4412345678901234", "+210123"})
  void numbersThatNoCountryHasAreRefused(String text) {
    assertThrows(InvalidTelephoneNumberException.class, () -> TelephoneNumber.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0612345670000",
        "0691234567",
        "612345678",
        "0112234567",
        "0209234567",
        "+44123456789012",
        "06-1234567a",
        "06-12345678(",
      })
  void messagesSayWhatToDoAndNeverHoldTheNumber(String text) {
    // When
    var refused =
        assertThrows(InvalidTelephoneNumberException.class, () -> TelephoneNumber.parse(text));

    // Then
    var message = refused.getMessage();
    assertTrue(message.matches("The telephone number .+\\. (Give|Check|Use|Leave) .+\\."), message);
    var shown = message.replace("+31612345678", "").replace("06-12345678", "");
    assertFalse(shown.matches(".*\\d{4}.*"), message);
  }

  @ParameterizedTest
  @CsvSource({
    "+31612345678, +316•••••678",
    "+3197012345678, +319•••••••678",
    "0800-1234, +318•••234",
    "14020, +31•••••",
    "112, +31•••",
    "+442079460018, +442••••••018",
  })
  void whatIsLoggedIsMasked(String text, String masked) {
    // When
    var number = TelephoneNumber.parse(text);

    // Then
    assertEquals(masked, number.masked());
    assertEquals(masked, number.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "+31207001234, 020 700 1234",
    "+31612345678, 06 12345678",
    "+31111412345, 0111 412 345",
    "+31881234567, 088 123 4567",
    "0800-1234, 0800 1234",
    "+31671234567, 0671234567",
    "+442079460018, +44 20 7946 0018",
    "112, 0112"
  })
  void wholeNumberIsWrittenAsPeopleDo(String text, String written) {
    assertEquals(written, TelephoneNumber.parse(text).written());
  }

  @Test
  void numbersAreEqualWhenTheirE164FormIs() {
    // Given
    var one = TelephoneNumber.parse("06-12345678");
    var same = TelephoneNumber.parse("+31612345678");
    var other = TelephoneNumber.parse("+31612345679");

    // Then
    assertEquals(one, same);
    assertEquals(one.hashCode(), same.hashCode());
    assertFalse(one.equals(other));
    assertFalse(one.equals(null));
  }

  @Test
  void everyAreaCodeOfThePlanIsKnown() throws Exception {
    // Given
    try (var list = getClass().getResourceAsStream("/nl-area-codes.csv")) {
      var codes =
          new String(list.readAllBytes())
              .lines()
              .filter(line -> line.startsWith("0"))
              .map(line -> line.substring(0, line.indexOf(',')))
              .toList();

      // When
      var kinds =
          codes.stream()
              .map(code -> code + "2345678".substring(0, 10 - code.length()))
              .map(number -> TelephoneNumber.parse(number).kind())
              .collect(Collectors.toSet());

      // Then
      assertEquals(141, codes.size());
      assertEquals(Set.of(NumberKind.GEOGRAPHIC), kinds);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "612345678,       +31612345678",
    "6 12 34 56 78,   +31612345678",
    "612345678.0,     +31612345678",
    "\u200e612345678, +31612345678",
    "207001234,       +31207001234",
    "31612345678,     +31612345678",
    "31-6-12345678,   +31612345678",
    "31207001234,     +31207001234",
    "316212345,       +31316212345",
    "0612345678,      +31612345678",
    "+31612345678,    +31612345678",
    "112,             +31112",
  })
  void numberOfADutchListMayLackItsZeroOrItsPlus(String text, String e164) {
    assertEquals(e164, TelephoneNumber.parseOfDutchList(text).e164());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "61234567",
        "6123456789",
        "3161234567",
        "316123456789",
        "32470123456",
        "4915112345678",
        "318001234",
        "+612345678",
        "3.16E+10",
        "",
      })
  void whatIsNoNumberWithoutItsZeroOrItsPlusIsNoneOfADutchList(String text) {
    assertThrows(
        InvalidTelephoneNumberException.class, () -> TelephoneNumber.parseOfDutchList(text));
  }
}
