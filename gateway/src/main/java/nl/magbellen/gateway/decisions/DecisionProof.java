package nl.magbellen.gateway.decisions;

import java.util.Base64;
import java.util.List;
import nl.magbellen.transparency.EntryProof;
import nl.magbellen.transparency.Hash;
import nl.magbellen.transparency.InclusionProof;
import org.jspecify.annotations.Nullable;

/**
 * That a decision is in the log; hashes as base64. What they are of stands in docs/proof.md.
 *
 * @param checkpoint a signed note
 * @param page the leaf: a page of decisions that were made together
 * @param head what the leaf says of the page
 * @param root over the decisions of the page
 * @param leafIndex the place of the leaf in the log
 * @param treeSize how many leaves the log had then
 * @param leafHashes from the leaf upwards
 * @param place of the decision on its page
 * @param decisions how many the page has
 * @param entryHashes from the decision upwards
 * @param salt of the decision
 * @param recorded the question, the facts, the answer, and what its row has beside them; of facts
 *     and row the digests alone, but for auditors of all advertisers
 */
public record DecisionProof(
    String checkpoint,
    String page,
    String head,
    String root,
    long leafIndex,
    long treeSize,
    List<String> leafHashes,
    long place,
    long decisions,
    List<String> entryHashes,
    String salt,
    List<RecordedText> recorded) {

  /**
   * One of the texts that were recorded.
   *
   * @param sha256 of its UTF-8
   * @param text null where it is withheld
   */
  public record RecordedText(String sha256, @Nullable String text) {}

  static DecisionProof of(EntryProof proof) {
    return new DecisionProof(
        proof.checkpoint(),
        proof.header().record(),
        proof.head(),
        proof.root().toString(),
        proof.leaf().index(),
        proof.leaf().size(),
        texts(proof.leaf()),
        proof.entry().index(),
        proof.entry().size(),
        texts(proof.entry()),
        Base64.getEncoder().encodeToString(proof.salt()),
        proof.texts().stream()
            .map(it -> new RecordedText(it.digest().toString(), it.text()))
            .toList());
  }

  private static List<String> texts(InclusionProof proof) {
    return proof.hashes().stream().map(Hash::toString).toList();
  }
}
