package nl.magbellen.transparency;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** The root of a tree that is walked from its first leaf to its last, in constant memory. */
public final class CompactRange {

  private record Subtree(int level, Hash hash) {}

  private final Deque<Subtree> subtrees = new ArrayDeque<>();
  private final Whole whole;
  private long size;

  /** Is told each whole subtree. */
  @FunctionalInterface
  public interface Whole {

    /**
     * One that a tile has a hash of.
     *
     * @param tile the level of the tile
     * @param index of the hash in that level
     */
    void tell(int tile, long index, Hash hash);
  }

  /** Of no leaf yet. */
  public CompactRange(Whole whole) {
    this.whole = whole;
  }

  /** Adds the next leaf. */
  public void add(Hash leaf) {
    size++;
    Subtree last = new Subtree(0, leaf);
    while (!subtrees.isEmpty() && subtrees.peek().level == last.level) {
      Subtree left = subtrees.pop();
      last = new Subtree(last.level + 1, Hash.ofNode(left.hash, last.hash));
      if (last.level % TileId.HEIGHT == 0) {
        whole.tell(last.level / TileId.HEIGHT, (size >>> last.level) - 1, last.hash);
      }
    }
    subtrees.push(last);
  }

  /** How many leaves it has. */
  public long size() {
    return size;
  }

  /** The root over them. */
  public Hash root() {
    if (subtrees.isEmpty()) {
      return Hash.OF_NOTHING;
    }
    Iterator<Subtree> fromTheRight = subtrees.iterator();
    Hash root = fromTheRight.next().hash;
    while (fromTheRight.hasNext()) {
      root = Hash.ofNode(fromTheRight.next().hash, root);
    }
    return root;
  }
}
