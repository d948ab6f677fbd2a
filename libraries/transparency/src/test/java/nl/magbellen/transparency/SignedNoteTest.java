package nl.magbellen.transparency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Against what Go's note makes with the same key: bytes 0 to 31. */
class SignedNoteTest {

  private static final String KEY = TreeTest.vectors("key").getFirst()[1];
  private static final String NOTE =
      new String(
          Base64.getDecoder().decode(TreeTest.vectors("note").getFirst()[1]),
          StandardCharsets.UTF_8);

  private static NoteKey key(String name) {
    byte[] typed = Base64.getDecoder().decode(KEY.split("\\+", 3)[2]);
    return new NoteKey(name, Arrays.copyOfRange(typed, 1, typed.length));
  }

  @Test
  void keysAndNotesAreThoseOfGo() {
    // Given
    NoteKey key = key("magbellen/gateway");
    String text = NOTE.substring(0, NOTE.indexOf("\n\n") + 1);
    // When
    String signed = SignedNote.sign(text, key, SignedNoteTest::signature);
    // Then
    assertThat(key).hasToString(KEY);
    assertThat(signed).isEqualTo(NOTE);
  }

  @Test
  void checkpointOfGoIsReadAndWrittenAlike() {
    // When
    Checkpoint read = Checkpoint.parse(SignedNote.open(NOTE, List.of(key("magbellen/gateway"))));
    // Then
    assertThat(read.size()).isEqualTo(700);
    assertThat(NOTE).startsWith(read.text());
  }

  @Test
  void everyChangedByteIsRefused() {
    // Given
    byte[] note = NOTE.getBytes(StandardCharsets.UTF_8);
    List<NoteKey> keys = List.of(key("magbellen/gateway"));
    for (int i = 0; i < note.length; i++) {
      byte[] changed = note.clone();
      // When
      changed[i] ^= 1;
      // Then
      String text = new String(changed, StandardCharsets.UTF_8);
      if (i < note.length - 1) {
        assertThatThrownBy(() -> SignedNote.open(text, keys))
            .as("byte %d", i)
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  @Test
  void keyOfAnotherLogSignsNothingOfThisOne() {
    // Given
    List<NoteKey> keys = List.of(key("magbellen/consent-service"));
    // Then
    assertThatThrownBy(() -> SignedNote.open(NOTE, keys)).hasMessageContaining("No known key");
  }

  private static byte[] signature(byte[] text) {
    byte[] seed = new byte[32];
    for (int i = 0; i < seed.length; i++) {
      seed[i] = (byte) i;
    }
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(
          KeyFactory.getInstance("Ed25519")
              .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed)));
      signature.update(text);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK signs with Ed25519.", e);
    }
  }
}
