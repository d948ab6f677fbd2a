package nl.magbellen.transparency;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What was recorded together and is one leaf, as a tree of its own: one of them can be shown
 * without the others. Each is blinded by a salt of its own, so that nobody finds the others by
 * trying.
 */
public final class Entries {

  private static final byte[] SALT = "entry salt".getBytes(StandardCharsets.US_ASCII);

  private final Tree tree;

  private Entries(Tree tree) {
    this.tree = tree;
  }

  /**
   * Of these.
   *
   * @param seed of their leaf; who knows it knows all salts
   * @param entries the texts of each; at most 256 entries
   * @throws IllegalArgumentException if there are none, or too many
   */
  public static Entries of(byte[] seed, List<List<byte[]>> entries) {
    if (entries.isEmpty() || entries.size() > TileId.WIDTH) {
      throw new IllegalArgumentException("A leaf has 1 to 256 entries, not " + entries.size());
    }
    Digests digests = new Digests();
    List<Hash> hashes = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      hashes.add(Hash.ofLeaf(salt(seed, i), digests.joined(entries.get(i))));
    }
    return new Entries(new Tree(entries.size(), Growth.of(0, Map.of(), hashes)));
  }

  /** What blinds an entry, by its place from 0. */
  public static byte[] salt(byte[] seed, int place) {
    MessageDigest digest = Hash.sha256();
    digest.update(SALT);
    digest.update(seed);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(place).array());
    return digest.digest();
  }

  /** The hash of one entry. */
  public static Hash hash(byte[] salt, List<byte[]> texts) {
    return Hash.ofLeaf(salt, new Digests().joined(texts));
  }

  /** What the leaf commits to. */
  public Hash root() {
    return tree.root();
  }

  /** That the root has the entry at a place. */
  public InclusionProof proof(int place) {
    return tree.inclusion(place);
  }

  /** SHA-256 of texts. What was recorded together has much in common, often all facts. */
  private static final class Digests {

    private final MessageDigest sha256 = Hash.sha256();
    private final Map<Integer, byte[]> lastText = new HashMap<>();
    private final Map<Integer, byte[]> lastDigest = new HashMap<>();

    byte[] joined(List<byte[]> texts) {
      byte[] joined = new byte[texts.size() * Hash.LENGTH];
      for (int i = 0; i < texts.size(); i++) {
        byte[] text = texts.get(i);
        if (!Arrays.equals(text, lastText.get(i))) {
          lastText.put(i, text);
          lastDigest.put(i, sha256.digest(text));
        }
        System.arraycopy(lastDigest.get(i), 0, joined, i * Hash.LENGTH, Hash.LENGTH);
      }
      return joined;
    }
  }
}
