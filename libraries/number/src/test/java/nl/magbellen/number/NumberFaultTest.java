package nl.magbellen.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import nl.magbellen.number.NumberFault.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NumberFaultTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                   | EMPTY                      | 0",
        "06-1234567a          | CHARACTER_NOT_ALLOWED      | 11",
        "tel:06-1234567a      | CHARACTER_NOT_ALLOWED      | 15",
        "06-1234567½          | CHARACTER_NOT_ALLOWED      | 11",
        "06123456🙂78         | CHARACTER_NOT_ALLOWED      | 9",
        "3.16E+10             | ROUNDED                    | 0",
        "3,16e10              | ROUNDED                    | 0",
        "06123456780001234567 | TOO_MANY_DIGITS            | 0",
        "(06-12345678         | BRACKET_UNPAIRED           | 0",
        "06+12345678          | PLUS_MISPLACED             | 0",
        "+                    | NO_DIGITS                  | 0",
        "61234567             | NO_PREFIX                  | 0",
        "612345678            | PREFIX_LOST                | 0",
        "31612345678          | PREFIX_LOST                | 0",
        "+44123456789012      | NOT_IN_ITS_COUNTRY         | 0",
        "911                  | INCOMPLETE                 | 0",
        "0691234567           | RANGE_NOT_IN_USE           | 0",
        "0112234567           | AREA_CODE_UNKNOWN          | 0",
        "0209234567           | SUBSCRIBER_PART_IMPOSSIBLE | 0",
        "061234567            | TOO_FEW_FOR_RANGE          | 9",
        "061234567890         | TOO_MANY_FOR_RANGE         | 9"
      })
  void parserTellsWhy(String text, Kind kind, int figure) {
    // When
    var refused =
        assertThrows(InvalidTelephoneNumberException.class, () -> TelephoneNumber.parse(text));
    // Then
    assertEquals(new NumberFault(kind, figure), refused.fault());
    assertEquals(refused.fault().en(), refused.getMessage());
  }

  @Test
  void longTextIsToldWithoutReadingIt() {
    // When
    var refused =
        assertThrows(
            InvalidTelephoneNumberException.class, () -> TelephoneNumber.parse("0".repeat(65)));
    // Then
    assertEquals(Kind.TEXT_TOO_LONG, refused.fault().kind());
  }

  @ParameterizedTest
  @EnumSource
  void everyFaultSaysWhatIsWrongAndWhatToDoInBothLanguages(Kind kind) {
    // When
    NumberFault fault = new NumberFault(kind, 9);
    // Then
    assertTrue(fault.en().matches("The telephone number .+\\. .+\\."), fault::en);
    assertTrue(fault.nl().matches("Het (telefoon|abonnee)nummer .+\\. .+\\."), fault::nl);
    assertFalse((fault.nl() + fault.en()).contains("%"), fault::en);
    assertEquals(fault.en().contains("9"), fault.nl().contains("9"));
  }
}
