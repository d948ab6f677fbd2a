package nl.magbellen.transparency;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** A SHA-256 of a tree (RFC 6962, section 2.1): of a leaf, or of two subtrees. */
public final class Hash {

  /** Bytes of a hash. */
  public static final int LENGTH = 32;

  /** The root of a tree without leaves. */
  public static final Hash OF_NOTHING = new Hash(sha256().digest());

  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * These bytes.
   *
   * @throws IllegalArgumentException if they are not 32
   */
  public static Hash of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("A hash has 32 bytes, not " + bytes.length + ".");
    }
    return new Hash(bytes.clone());
  }

  /**
   * What {@link #toString} wrote.
   *
   * @throws IllegalArgumentException if it is no base64 of 32 bytes
   */
  public static Hash parse(String base64) {
    return of(Base64.getDecoder().decode(base64));
  }

  /** Of a leaf, whose data are these parts one after the other. */
  public static Hash ofLeaf(byte[]... data) {
    MessageDigest digest = sha256();
    digest.update(LEAF);
    for (byte[] part : data) {
      digest.update(part);
    }
    return new Hash(digest.digest());
  }

  /** Of a node above these two. */
  public static Hash ofNode(Hash left, Hash right) {
    MessageDigest digest = sha256();
    digest.update(NODE);
    digest.update(left.bytes);
    digest.update(right.bytes);
    return new Hash(digest.digest());
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }

  /** Its 32 bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Base64, as in checkpoints. */
  @Override
  public String toString() {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
