package nl.magbellen.number;

/**
 * A stored value can't be decrypted: its key is not active, or it is not what {@link NumberCipher}
 * wrote for this purpose. The message holds neither the value nor a key.
 */
public final class UnreadableCiphertextException extends RuntimeException {
  UnreadableCiphertextException(String message, Throwable cause) {
    super(message, cause);
  }
}
