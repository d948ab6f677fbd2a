package nl.magbellen.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class NumberCipherTest {
  private static final String PURPOSE = "consent.number";
  private static final TelephoneNumber NUMBER = TelephoneNumber.parse("+31612345678");
  private static final int LENGTH = 1 + 12 + 12 + 16;

  private static final NumberCipher BEFORE = cipher(Map.of(1, secret(7)));
  private static final NumberCipher DURING = cipher(Map.of(1, secret(7), 200, secret(8)));
  private static final NumberCipher AFTER = cipher(Map.of(200, secret(8)));

  @Test
  void aNumberComesBack() {
    // When
    var encrypted = BEFORE.encrypt(NUMBER, PURPOSE);

    // Then
    assertEquals(LENGTH, encrypted.length);
    assertEquals(NUMBER, BEFORE.decryptNumber(encrypted, PURPOSE));
    assertEquals(NUMBER.e164(), BEFORE.decryptText(encrypted, PURPOSE));
  }

  @Property
  void anyTextComesBack(@ForAll String text) {
    // Given
    var sent = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);

    // When
    var encrypted = BEFORE.encrypt(sent, PURPOSE);

    // Then
    assertEquals(sent, BEFORE.decryptText(encrypted, PURPOSE));
  }

  @Test
  void theSameNumberNeverLooksTheSame() {
    assertFalse(Arrays.equals(BEFORE.encrypt(NUMBER, PURPOSE), BEFORE.encrypt(NUMBER, PURPOSE)));
  }

  @Property
  void anyChangedBitIsNoticed(
      @ForAll @IntRange(max = LENGTH - 1) int index, @ForAll @IntRange(max = 7) int bit) {
    // Given
    var encrypted = BEFORE.encrypt(NUMBER, PURPOSE);

    // When
    encrypted[index] ^= (byte) (1 << bit);

    // Then
    assertThrows(
        UnreadableCiphertextException.class, () -> BEFORE.decryptNumber(encrypted, PURPOSE));
  }

  @Property
  void aCutOffValueIsNoticed(@ForAll @IntRange(max = LENGTH - 1) int length) {
    // Given
    var cut = Arrays.copyOf(BEFORE.encrypt(NUMBER, PURPOSE), length);

    // Then
    assertThrows(UnreadableCiphertextException.class, () -> BEFORE.decryptNumber(cut, PURPOSE));
  }

  @Test
  void aValueMovedToAnotherPurposeIsNoticed() {
    // Given
    var encrypted = BEFORE.encrypt(NUMBER, PURPOSE);

    // Then
    assertThrows(
        UnreadableCiphertextException.class,
        () -> BEFORE.decryptNumber(encrypted, "objection.number"));
  }

  @Test
  void whileKeysRotateTheNewestWritesAndAllRead() {
    // Given
    var old = BEFORE.encrypt(NUMBER, PURPOSE);

    // When
    var rotated = DURING.encrypt(NUMBER, PURPOSE);

    // Then
    assertEquals(NUMBER, DURING.decryptNumber(old, PURPOSE));
    assertEquals(NUMBER, AFTER.decryptNumber(rotated, PURPOSE));
  }

  @Test
  void aValueOfAKeyThatIsGoneTellsWhichKey() {
    // Given
    var old = BEFORE.encrypt(NUMBER, PURPOSE);

    // When
    var refused =
        assertThrows(UnreadableCiphertextException.class, () -> AFTER.decryptNumber(old, PURPOSE));

    // Then
    assertTrue(refused.getMessage().contains("key version 1,"), refused.getMessage());
  }

  @Test
  void aSecretThatIsNotAnAes256KeyIsRefused() {
    // Given
    var secrets = VersionedSecrets.of(Map.of(3, new byte[33]));

    // When
    var refused = assertThrows(IllegalArgumentException.class, () -> new NumberCipher(secrets));

    // Then
    assertTrue(refused.getMessage().contains("version 3 has 33 bytes"), refused.getMessage());
  }

  private static NumberCipher cipher(Map<Integer, byte[]> secrets) {
    return new NumberCipher(VersionedSecrets.of(secrets));
  }

  private static byte[] secret(int fill) {
    var bytes = new byte[32];
    Arrays.fill(bytes, (byte) fill);
    return bytes;
  }
}
