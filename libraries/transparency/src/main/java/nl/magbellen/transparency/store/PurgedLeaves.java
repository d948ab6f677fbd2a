package nl.magbellen.transparency.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.magbellen.transparency.LeafSet;
import nl.magbellen.transparency.PurgeStatement;
import nl.magbellen.transparency.store.Finding.What;

/**
 * The leaves whose records went by a signed statement. A leaf's time, by which a statement covers
 * it, is in no hash; which leaves it covered is in the statement.
 */
final class PurgedLeaves {

  private final Map<PurgeStatement, LeafSet.Builder> seen = new LinkedHashMap<>();

  /** By these statements, each signed by a known key. */
  PurgedLeaves(List<PurgeStatement> statements) {
    statements.forEach(statement -> seen.put(statement, new LeafSet.Builder()));
  }

  /** Takes the leaves of the log, all of them, in their order. */
  void see(LeafRow leaf) {
    seen.forEach(
        (statement, leaves) -> {
          if (covers(statement, leaf)) {
            leaves.add(leaf.index());
          }
        });
  }

  /** Whether a statement says that the leaf's record was to go. */
  boolean covers(LeafRow leaf) {
    return seen.keySet().stream().anyMatch(statement -> covers(statement, leaf));
  }

  private static boolean covers(PurgeStatement statement, LeafRow leaf) {
    return statement.purged().covers(leaf.kind(), leaf.at());
  }

  /** Tells which statements cover other leaves than when they were signed. */
  void end(Findings findings) {
    seen.forEach(
        (statement, leaves) -> {
          LeafSet now = leaves.build();
          if (!now.equals(statement.leaves())) {
            findings.add(
                new Finding(
                    What.MISSING,
                    PurgeStatements.NAME + ":" + statement.id(),
                    "It was signed for %d leaves, and %d, or others, are of its time now."
                        .formatted(statement.leaves().count(), now.count())));
          }
        });
  }
}
