package nl.magbellen.transparency;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * That an entry of a leaf is in a log as it was signed: all that is needed to see it without asking
 * anybody. Some of its texts may be withheld, each with its digest in its place.
 *
 * @param checkpoint a signed note
 * @param leaf the way from the leaf to the checkpoint's root
 * @param header which record the leaf is of
 * @param head what the leaf says of all its entries, one line
 * @param root over the entries of the leaf
 * @param entry the way from the entry to that root
 * @param salt of the entry, 32 bytes
 * @param texts of the entry, all of them
 */
public record EntryProof(
    String checkpoint,
    InclusionProof leaf,
    LeafHeader header,
    String head,
    Hash root,
    InclusionProof entry,
    byte[] salt,
    List<Text> texts) {

  /**
   * One of the texts of an entry.
   *
   * @param digest SHA-256 of its UTF-8
   * @param text null where it is withheld
   */
  public record Text(Hash digest, String text) {

    /** A text that is told. */
    public static Text told(String text) {
      return new Text(digestOf(text), text);
    }

    /** The digest alone of a text. */
    public static Text withheld(String text) {
      return new Text(digestOf(text), null);
    }

    private boolean isWhatItsDigestSays() {
      return text == null || digest.equals(digestOf(text));
    }

    private static Hash digestOf(String text) {
      return Hash.of(Hash.sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }
  }

  /** Keeps copies. */
  public EntryProof {
    salt = salt.clone();
    texts = List.copyOf(texts);
  }

  /**
   * What is wrong with it; empty if the entry is in the log.
   *
   * @param keys those that are trusted
   */
  public Optional<String> fault(Collection<NoteKey> keys) {
    try {
      Checkpoint signed = Checkpoint.parse(SignedNote.open(checkpoint, keys));
      if (signed.size() != leaf.size()) {
        return Optional.of("The proof is not of the checkpoint's tree.");
      }
      if (salt.length != Hash.LENGTH) {
        // With another length, what is one text could be shown as another.
        return Optional.of("The salt has not 32 bytes.");
      }
      if (!texts.stream().allMatch(Text::isWhatItsDigestSays)) {
        return Optional.of("A text is not what its digest is of.");
      }
      if (!entry.holds(entryHash(), root)) {
        return Optional.of("The leaf does not have this entry.");
      }
      Hash hash = Hash.ofLeaf(header.bytes(), committed(head, root));
      return leaf.holds(hash, signed.root())
          ? Optional.empty()
          : Optional.of("The log does not have this leaf.");
    } catch (IllegalArgumentException e) {
      return Optional.of(e.getMessage());
    }
  }

  /** As {@link Entries#hash} has it. */
  private Hash entryHash() {
    Stream<byte[]> digests = texts.stream().map(text -> text.digest().bytes());
    return Hash.ofLeaf(Stream.concat(Stream.of(salt), digests).toArray(byte[][]::new));
  }

  /** What a leaf with entries commits to, after its header. */
  public static byte[] committed(String head, Hash root) {
    byte[] line = (head + "\n").getBytes(StandardCharsets.UTF_8);
    byte[] data = Arrays.copyOf(line, line.length + Hash.LENGTH);
    System.arraycopy(root.bytes(), 0, data, line.length, Hash.LENGTH);
    return data;
  }
}
