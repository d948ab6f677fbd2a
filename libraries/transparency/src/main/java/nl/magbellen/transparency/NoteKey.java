package nl.magbellen.transparency;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A public Ed25519 key by which signed notes are verified (C2SP signed-note).
 *
 * @param name whose; that of a log is its origin
 * @param key 32 bytes
 */
public record NoteKey(String name, byte[] key) {

  static final int ID_LENGTH = 4;

  private static final byte ED25519 = 1;
  private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

  /** Checks both. */
  public NoteKey {
    if (name.isEmpty() || name.contains("+") || name.chars().anyMatch(Character::isWhitespace)) {
      throw new IllegalArgumentException("The name of a key has no white space and no plus.");
    }
    if (key.length != 32) {
      throw new IllegalArgumentException("A public key of Ed25519 has 32 bytes.");
    }
    key = key.clone();
  }

  /** Its first four bytes by which a signature names its key. */
  byte[] id() {
    var digest = Hash.sha256();
    digest.update(name.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) '\n');
    digest.update(typed());
    return Arrays.copyOf(digest.digest(), ID_LENGTH);
  }

  private byte[] typed() {
    ByteArrayOutputStream typed = new ByteArrayOutputStream();
    typed.write(ED25519);
    typed.writeBytes(key);
    return typed.toByteArray();
  }

  /** Whether this key signed it. */
  boolean signed(byte[] text, byte[] signature) {
    try {
      byte[] encoded = Arrays.copyOf(X509, X509.length + key.length);
      System.arraycopy(key, 0, encoded, X509.length, key.length);
      PublicKey open =
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
      Signature check = Signature.getInstance("Ed25519");
      check.initVerify(open);
      check.update(text);
      return check.verify(signature);
    } catch (GeneralSecurityException unreadable) {
      // Anybody may give us anything to verify; what is no signature of this key is just that.
      return false;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NoteKey that && toString().equals(that.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  /** As other programs take it: name, id and key. */
  @Override
  public String toString() {
    return "%s+%s+%s"
        .formatted(
            name, HexFormat.of().formatHex(id()), Base64.getEncoder().encodeToString(typed()));
  }
}
