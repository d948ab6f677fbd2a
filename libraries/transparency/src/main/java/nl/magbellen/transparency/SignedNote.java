package nl.magbellen.transparency;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.function.UnaryOperator;

/** Texts with their signature (C2SP signed-note). */
public final class SignedNote {

  private static final String BEFORE_SIGNATURES = "\n\n";
  private static final String SIGNATURE = "\u2014 ";

  private SignedNote() {}

  /**
   * A text with its signature.
   *
   * @param text ends with a newline
   * @param key the public part of the key that signs
   * @param signer gives the Ed25519 signature of bytes
   */
  public static String sign(String text, NoteKey key, UnaryOperator<byte[]> signer) {
    ByteArrayOutputStream signature = new ByteArrayOutputStream();
    signature.writeBytes(key.id());
    signature.writeBytes(signer.apply(text.getBytes(StandardCharsets.UTF_8)));
    return "%s\n%s%s %s\n"
        .formatted(
            text,
            SIGNATURE,
            key.name(),
            Base64.getEncoder().encodeToString(signature.toByteArray()));
  }

  /**
   * The text of a note.
   *
   * @param known the keys that are trusted
   * @throws IllegalArgumentException if none of them signed it; the message says what it lacks
   */
  public static String open(String note, Collection<NoteKey> known) {
    int end = note.lastIndexOf(BEFORE_SIGNATURES);
    if (end < 0) {
      throw new IllegalArgumentException("No signed note: it has no signatures.");
    }
    String text = note.substring(0, end + 1);
    boolean signed =
        note.substring(end + BEFORE_SIGNATURES.length())
            .lines()
            .anyMatch(line -> known.stream().anyMatch(key -> isOf(key, text, line)));
    if (!signed) {
      throw new IllegalArgumentException("No known key signed this note.");
    }
    return text;
  }

  private static boolean isOf(NoteKey key, String text, String line) {
    String before = SIGNATURE + key.name() + " ";
    if (!line.startsWith(before)) {
      return false;
    }
    try {
      String written = line.substring(before.length());
      byte[] signature = Base64.getDecoder().decode(written);
      return Base64.getEncoder().encodeToString(signature).equals(written)
          && signature.length > NoteKey.ID_LENGTH
          && Arrays.equals(Arrays.copyOf(signature, NoteKey.ID_LENGTH), key.id())
          && key.signed(
              text.getBytes(StandardCharsets.UTF_8),
              Arrays.copyOfRange(signature, NoteKey.ID_LENGTH, signature.length));
    } catch (IllegalArgumentException noBase64) {
      return false;
    }
  }
}
