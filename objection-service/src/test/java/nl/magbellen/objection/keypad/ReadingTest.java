package nl.magbellen.objection.keypad;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingTest {

  @ParameterizedTest
  @CsvSource({
    "1, 1, AGREED, true",
    "'1', 9, OTHER, false",
    "9, 9, AGREED, true",
    "*, *, AGREED, true",
    "11, 1, AGREED, true",
    "21, 1, AGREED, true",
    "1#, 1, AGREED, true",
    "' 1 ', 1, AGREED, true",
    "DTMF 1, 1, AGREED, true",
    "2, 1, OTHER, false",
    "#, 1, OTHER, false",
    "23D, 1, OTHER, false",
    "'', 1, NOTHING, false",
    "'  ', 1, NOTHING, false",
    "een, 1, UNCLEAR, true",
    "2?, 1, UNCLEAR, true"
  })
  void whoMayHaveObjectedHasObjected(
      String pressed, String agreed, Reading reading, boolean objection) {
    assertEquals(reading, Reading.of(pressed, agreed));
    assertEquals(objection, reading.isObjection());
  }
}
