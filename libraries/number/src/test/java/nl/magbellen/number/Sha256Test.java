package nl.magbellen.number;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Whoever verifies a permit, a receipt or a proof works these digests out by himself. */
class Sha256Test {

  @Test
  void digestOfATextIsThatOfTheStandard() {
    // When
    byte[] digest = Sha256.of("abc");
    // Then
    assertEquals(
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        HexFormat.of().formatHex(digest));
  }

  @Test
  void digestOfANumberIsOfTheDocumentAndTheNumber() {
    // When
    String digest = Sha256.ofNumber("0199b0c4-4c1e-7b63-9b0a-5d1f6d3c2a10", "+31612345678");
    // Then
    assertEquals("O30NwmRbvyM5zLa3hCtTwol8oycAdQBeP6a0QSRLV8Y", digest);
  }
}
