package nl.magbellen.transparency;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import nl.magbellen.transparency.EntryProof.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EntryProofTest {

  private static final String ORIGIN = "magbellen/gateway";
  private static final List<String> TEXTS = List.of("question", "facts", "answer", "row");

  private final byte[] seed = new byte[Hash.LENGTH];
  private List<NoteKey> trusted;
  private EntryProof proof;

  /** An entry of the only leaf of a log. */
  @BeforeEach
  void sign() throws GeneralSecurityException {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    byte[] key = pair.getPublic().getEncoded();
    trusted =
        List.of(new NoteKey(ORIGIN, Arrays.copyOfRange(key, key.length - Hash.LENGTH, key.length)));
    List<byte[]> bytes = TEXTS.stream().map(it -> it.getBytes(StandardCharsets.UTF_8)).toList();
    Entries entries = Entries.of(seed, List.of(bytes));
    LeafHeader header = new LeafHeader("decisions", "1", "");
    Hash leaf = Hash.ofLeaf(header.bytes(), EntryProof.committed("head", entries.root()));
    Tree tree = new Tree(1, Growth.of(0, Map.of(), List.of(leaf)));
    Checkpoint checkpoint =
        new Checkpoint(ORIGIN, 1, tree.root(), Instant.parse("2026-12-01T13:00:00Z"));
    proof =
        new EntryProof(
            SignedNote.sign(
                checkpoint.text(), trusted.getFirst(), text -> signature(pair.getPrivate(), text)),
            tree.inclusion(0),
            header,
            "head",
            entries.root(),
            entries.proof(0),
            Entries.salt(seed, 0),
            TEXTS.stream().map(Text::told).toList());
  }

  @Test
  void textsThatAreToldAndOnesThatAreWithheldProveTheSame() {
    // Given
    List<Text> some = new ArrayList<>(proof.texts());
    some.set(1, Text.withheld("facts"));
    some.set(3, Text.withheld("row"));
    // Then
    assertThat(proof.fault(trusted)).isEmpty();
    assertThat(with(proof.salt(), some).fault(trusted)).isEmpty();
    assertThat(some).extracting(Text::text).containsExactly("question", null, "answer", null);
  }

  @Test
  void textThatIsNotThatOfItsDigestProvesNothing() {
    // Given
    List<Text> other = new ArrayList<>(proof.texts());
    other.set(2, new Text(other.get(2).digest(), "another answer"));
    // Then
    assertThat(with(proof.salt(), other).fault(trusted))
        .contains("A text is not what its digest is of.");
  }

  @Test
  void anotherTextWithItsOwnDigestIsNotTheEntry() {
    // Given
    List<Text> other = new ArrayList<>(proof.texts());
    other.set(1, Text.withheld("other facts"));
    // Then
    assertThat(with(proof.salt(), other).fault(trusted))
        .contains("The leaf does not have this entry.");
  }

  /** Digests have the salt's length, so that one of them could be said to be of the salt. */
  @Test
  void oneTextIsNotShownAsAnother() {
    // Given
    byte[] salt = Arrays.copyOf(proof.salt(), 2 * Hash.LENGTH);
    System.arraycopy(proof.texts().getFirst().digest().bytes(), 0, salt, Hash.LENGTH, Hash.LENGTH);
    // Then
    assertThat(with(salt, proof.texts().subList(1, 4)).fault(trusted))
        .contains("The salt has not 32 bytes.");
  }

  private static byte[] signature(PrivateKey key, byte[] text) {
    try {
      Signature signer = Signature.getInstance("Ed25519");
      signer.initSign(key);
      signer.update(text);
      return signer.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private EntryProof with(byte[] salt, List<Text> texts) {
    return new EntryProof(
        proof.checkpoint(),
        proof.leaf(),
        proof.header(),
        proof.head(),
        proof.root(),
        proof.entry(),
        salt,
        texts);
  }
}
