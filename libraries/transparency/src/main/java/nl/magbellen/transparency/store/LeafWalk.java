package nl.magbellen.transparency.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.magbellen.transparency.CompactRange;
import nl.magbellen.transparency.Hash;
import nl.magbellen.transparency.TileId;
import nl.magbellen.transparency.store.Finding.What;
import nl.magbellen.transparency.store.RecordKind.OnRecord;

/** A walk over all leaves, from the first to the last, with what is on record of each. */
final class LeafWalk {

  /** Leaves of a tile are read together. */
  private static final int STEP = TileId.WIDTH;

  private final Connection database;
  private final Map<String, RecordKind> kinds;
  private final PurgedLeaves purged;
  private final KnownCheckpoints signed;
  private final Findings findings;
  private final UnlikeLeaves unlike;
  private final Map<String, Comparison> comparisons = new LinkedHashMap<>();
  private final StoredHashes hashes;
  private final CompactRange tree;

  LeafWalk(
      Connection database,
      List<RecordKind> kinds,
      PurgedLeaves purged,
      KnownCheckpoints signed,
      Findings findings) {
    this.database = database;
    this.kinds = kinds.stream().collect(Collectors.toMap(RecordKind::name, kind -> kind));
    this.purged = purged;
    this.signed = signed;
    this.findings = findings;
    this.unlike = new UnlikeLeaves(findings);
    this.hashes = new StoredHashes(database);
    this.tree = new CompactRange(this::compareTile);
  }

  /** Walks, and gives back how many leaves there are. */
  long all() throws SQLException {
    long leaves = StoredLeaves.size(database);
    long first = 0;
    List<Hash> here = hashes.from(first);
    while (here.size() == STEP) {
      step(first, here);
      first += STEP;
      here = hashes.from(first);
    }
    step(first, here);
    if (tree.size() < leaves) {
      findings.add(
          new Finding(
              What.TREE_CHANGED,
              "leaves %d to %d".formatted(tree.size(), leaves - 1),
              "The tree has no hashes of them."));
    }
    signed.compare(tree.size(), tree.root());
    signed.end(tree.size());
    unlike.end();
    purged.end(findings);
    for (Comparison comparison : comparisons.values()) {
      findings.addAll(comparison.end(database));
    }
    return leaves;
  }

  private void step(long first, List<Hash> here) throws SQLException {
    List<LeafRow> rows =
        StoredLeaves.from(database, first, STEP).stream()
            .filter(row -> row.index() < first + here.size())
            .toList();
    rows.forEach(purged::see);
    Set<Long> known = rows.stream().map(LeafRow::index).collect(Collectors.toSet());
    for (Hash hash : here) {
      if (!known.contains(tree.size())) {
        findings.add(
            new Finding(What.GAP, "leaf " + tree.size(), "What it is of is no longer on record."));
      }
      if (signed.wants(tree.size())) {
        signed.compare(tree.size(), tree.root());
      }
      tree.add(hash);
    }
    for (var alike : rows.stream().collect(Collectors.groupingBy(LeafRow::kind)).entrySet()) {
      compare(alike.getKey(), alike.getValue(), first, here);
    }
  }

  private void compare(String name, List<LeafRow> rows, long first, List<Hash> stored)
      throws SQLException {
    RecordKind kind = kinds.get(name);
    if (kind == null) {
      rows.forEach(
          row -> findings.add(new Finding(What.GAP, row.toString(), "There is no such kind.")));
      return;
    }
    Map<LeafRow, OnRecord> found = StoredLeaves.content(database, kind, rows);
    List<OnRecord> alike = new ArrayList<>();
    for (LeafRow row : rows) {
      if (!kind.isAt(row.record(), row.at())) {
        findings.add(
            new Finding(What.CHANGED, row.toString(), "Its leaf says another time than its id."));
      }
      Hash hash = stored.get((int) (row.index() - first));
      OnRecord record = found.get(row);
      if (record != null && row.seed() != null) {
        if (LogGrowth.hash(kind, record).equals(hash)) {
          alike.add(record);
        } else {
          unlike.changed(kind, record, hash);
        }
      } else if (!purged.covers(row)) {
        if (record == null) {
          unlike.missing(row, kind.hasMonth(database, row.at()));
        } else {
          findings.add(
              new Finding(What.GAP, row.toString(), "Its seed is gone: it cannot be checked."));
        }
      }
    }
    findings.addAll(
        comparisons.computeIfAbsent(name, _ -> kind.comparison()).compare(database, alike));
  }

  private void compareTile(int level, long index, Hash hash) {
    if (!hash.equals(hashes.of(level, index))) {
      findings.add(
          new Finding(
              What.TREE_CHANGED,
              "tile %d/%d".formatted(level, index / TileId.WIDTH),
              "Its hash %d is not that of the hashes below.".formatted(index % TileId.WIDTH)));
    }
  }
}
