package nl.magbellen.transparency.store;

import java.util.List;
import java.util.function.UnaryOperator;
import nl.magbellen.transparency.NoteKey;
import nl.magbellen.transparency.SignedNote;

/**
 * By what key a log signs, and which ones are known for it: those that signed before, too.
 *
 * @param origin the log's name
 * @param keys the first signs
 * @param signature gives the Ed25519 signature of bytes
 */
public record LogSigner(String origin, List<NoteKey> keys, UnaryOperator<byte[]> signature) {

  /** Keeps a copy of the keys. */
  public LogSigner {
    keys = List.copyOf(keys);
  }

  String sign(String text) {
    return SignedNote.sign(text, keys.getFirst(), signature);
  }

  String open(String note) {
    return SignedNote.open(note, keys);
  }
}
