package nl.magbellen.number;

import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Secret keys that are active together, each with its version from 1 to 255, so that keys rotate
 * without downtime: the highest version is the newest, older ones still read what they wrote.
 *
 * <p>No message and no text form of it holds a secret.
 */
public final class VersionedSecrets {
  private static final int FEWEST_BYTES = 32;
  private static final int HIGHEST_VERSION = 255;

  private final NavigableMap<Integer, byte[]> secrets;

  private VersionedSecrets(NavigableMap<Integer, byte[]> secrets) {
    this.secrets = secrets;
  }

  /**
   * The secrets of these versions; the bytes are copied.
   *
   * @throws IllegalArgumentException when there is none, a version is not from 1 to 255, or a
   *     secret is shorter than 32 bytes
   */
  public static VersionedSecrets of(Map<Integer, byte[]> secrets) {
    if (secrets.isEmpty()) {
      throw new IllegalArgumentException("There is no secret key. Give at least one.");
    }
    var copies = new TreeMap<Integer, byte[]>(Collections.reverseOrder());
    secrets.forEach((version, secret) -> copies.put(checked(version), checked(version, secret)));
    return new VersionedSecrets(copies);
  }

  /**
   * Reads {@code 2:BASE64,1:BASE64}: version and secret, in any order, with spaces around the
   * commas if wanted.
   *
   * @throws IllegalArgumentException as {@link #of}, and when the text has another form or a
   *     version twice
   */
  public static VersionedSecrets parse(String text) {
    var secrets = new TreeMap<Integer, byte[]>();
    for (var entry : text.split(",", -1)) {
      int colon = entry.indexOf(':');
      int version = versionIn(colon < 0 ? "" : entry.substring(0, colon));
      if (secrets.put(version, secretIn(entry.substring(colon + 1), version)) != null) {
        throw new IllegalArgumentException(
            "Secret key version " + version + " is given twice. Give every key its own version.");
      }
    }
    return of(secrets);
  }

  /** The versions with their secrets, newest first; not to be changed. */
  NavigableMap<Integer, byte[]> newestFirst() {
    return Collections.unmodifiableNavigableMap(secrets);
  }

  private static int versionIn(String text) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "A secret key has no version. Write version:base64, separated by commas.");
    }
  }

  private static byte[] secretIn(String base64, int version) {
    try {
      return Base64.getDecoder().decode(base64.strip());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("Secret key version " + version + " is not Base64.");
    }
  }

  private static int checked(int version) {
    if (version < 1 || version > HIGHEST_VERSION) {
      throw new IllegalArgumentException(
          "Secret key version " + version + " is not from 1 to " + HIGHEST_VERSION + ".");
    }
    return version;
  }

  private static byte[] checked(int version, byte[] secret) {
    if (secret.length < FEWEST_BYTES) {
      throw new IllegalArgumentException(
          "Secret key version "
              + version
              + " has "
              + secret.length
              + " bytes. Give at least "
              + FEWEST_BYTES
              + " random bytes.");
    }
    return secret.clone();
  }

  /** The versions only. */
  @Override
  public String toString() {
    return "VersionedSecrets" + secrets.keySet();
  }
}
