package nl.magbellen.transparency;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** A tree in memory, that grows. */
final class GrownTree {

  final Map<TileId, byte[]> tiles = new HashMap<>();
  private long size;

  /** Its leaf i has the data {@code leaf i}. */
  static GrownTree to(long size, int step) {
    GrownTree tree = new GrownTree();
    while (tree.size < size) {
      tree.grow(Math.min(step, size - tree.size));
    }
    return tree;
  }

  private void grow(long by) {
    List<Hash> leaves = LongStream.range(size, size + by).mapToObj(GrownTree::leaf).toList();
    tiles.putAll(Growth.of(size, Map.copyOf(tiles), leaves));
    size += by;
  }

  static Hash leaf(long index) {
    return Hash.ofLeaf(("leaf " + index).getBytes(StandardCharsets.UTF_8));
  }

  /** At this size, from no more tiles than it asks for. */
  Tree at(long size) {
    return new Tree(size, only(TileId.edge(size)));
  }

  /** At this size, with what proofs about a leaf need. */
  Tree at(long size, long leaf) {
    return new Tree(size, only(TileId.around(leaf, size)));
  }

  private Map<TileId, byte[]> only(Iterable<TileId> wanted) {
    Map<TileId, byte[]> some = new HashMap<>();
    wanted.forEach(id -> some.put(id, tiles.get(id)));
    return some;
  }
}
