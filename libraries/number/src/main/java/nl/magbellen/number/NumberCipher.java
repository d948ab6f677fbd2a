package nl.magbellen.number;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts telephone numbers, and texts that go with them, for storage: AES-256-GCM under the
 * newest of the active keys. What comes out is one byte for the key's version, a random nonce of 96
 * bits, then the ciphertext with its tag of 128 bits.
 *
 * <p>The purpose says where the value is stored, such as {@code consent.number}. It is
 * authenticated with the value: what was written for one purpose can't be read for another.
 *
 * <p>The nonce being random, one key is good for 2<sup>32</sup> values; rotate it before. Safe for
 * use by many threads.
 */
public final class NumberCipher {
  private static final String ALGORITHM = "AES/GCM/NoPadding";
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;

  /** To find the algorithm and make its tables costs more than to encrypt a number. */
  private static final ThreadLocal<Cipher> CIPHERS = ThreadLocal.withInitial(NumberCipher::aes);

  private final SecureRandom random = new SecureRandom();
  private final Map<Integer, SecretKeySpec> keys = new HashMap<>();
  private final int newestVersion;

  /**
   * @throws IllegalArgumentException when a secret has not exactly 32 bytes
   */
  public NumberCipher(VersionedSecrets secrets) {
    secrets.newestFirst().forEach((version, secret) -> keys.put(version, key(version, secret)));
    newestVersion = secrets.newestFirst().firstKey();
  }

  /** The number, encrypted; another result every time. */
  public byte[] encrypt(TelephoneNumber number, String purpose) {
    return encrypt(number.e164(), purpose);
  }

  /** The text, encrypted; another result every time. */
  public byte[] encrypt(String text, String purpose) {
    var nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      var cipher = cipher(Cipher.ENCRYPT_MODE, newestVersion, nonce, purpose);
      var sealed = cipher.doFinal(text.getBytes(UTF_8));
      return ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
          .put((byte) newestVersion)
          .put(nonce)
          .put(sealed)
          .array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(ALGORITHM + " failed in this Java runtime", e);
    }
  }

  /**
   * The number that was encrypted for this purpose.
   *
   * @throws UnreadableCiphertextException when its key is not active, or it was changed or written
   *     for another purpose
   */
  public TelephoneNumber decryptNumber(byte[] encrypted, String purpose) {
    return TelephoneNumber.parse(decryptText(encrypted, purpose));
  }

  /**
   * The text, or the E.164 form of the number, that was encrypted for this purpose.
   *
   * @throws UnreadableCiphertextException when its key is not active, or it was changed or written
   *     for another purpose
   */
  public String decryptText(byte[] encrypted, String purpose) {
    if (encrypted.length < 1 + NONCE_BYTES + TAG_BYTES) {
      throw new UnreadableCiphertextException("An encrypted value is too short to be one", null);
    }
    var buffer = ByteBuffer.wrap(encrypted);
    int version = Byte.toUnsignedInt(buffer.get());
    if (!keys.containsKey(version)) {
      throw new UnreadableCiphertextException(
          "An encrypted value needs key version "
              + version
              + ", which is not active. Configure it again until nothing uses it.",
          null);
    }
    var nonce = new byte[NONCE_BYTES];
    buffer.get(nonce);
    var sealed = new byte[buffer.remaining()];
    buffer.get(sealed);
    try {
      return new String(
          cipher(Cipher.DECRYPT_MODE, version, nonce, purpose).doFinal(sealed), UTF_8);
    } catch (AEADBadTagException e) {
      throw new UnreadableCiphertextException(
          "An encrypted value was changed, was written for another purpose than "
              + purpose
              + ", or key version "
              + version
              + " is not the one that wrote it",
          e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(ALGORITHM + " failed in this Java runtime", e);
    }
  }

  private Cipher cipher(int mode, int version, byte[] nonce, String purpose)
      throws GeneralSecurityException {
    var cipher = CIPHERS.get();
    cipher.init(mode, keys.get(version), new GCMParameterSpec(8 * TAG_BYTES, nonce));
    cipher.updateAAD(purpose.getBytes(UTF_8));
    return cipher;
  }

  private static Cipher aes() {
    try {
      return Cipher.getInstance(ALGORITHM);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(ALGORITHM + " is missing in this Java runtime", e);
    }
  }

  private static SecretKeySpec key(int version, byte[] secret) {
    if (secret.length != KEY_BYTES) {
      throw new IllegalArgumentException(
          "Secret key version "
              + version
              + " has "
              + secret.length
              + " bytes. Encryption takes exactly "
              + KEY_BYTES
              + " random bytes.");
    }
    return new SecretKeySpec(secret, "AES");
  }
}
