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
        "06/12345678",
        "06-1234567a",
        "tel:+31612345678",
        "+31612345678;ext=1",
        "٠٦١٢٣٤٥٦٧٨",
        "(06-12345678",
        "06)-12345678",
        "((06))12345678",
        "+31 (0)(0)6 12345678",
        "06\t12345678",
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
}
