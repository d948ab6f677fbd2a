package nl.magbellen.decision;

import java.util.Iterator;
import java.util.List;

/**
 * Choices that were made before, one after the other. A 0 stands for the last of what there is to
 * choose from, as does every choice after the end; tests put there what is in order.
 */
final class Choices {

  /** The largest number of a choice. */
  static final int MOST = 1_000_000;

  private final Iterator<Integer> made;

  Choices(List<Integer> made) {
    this.made = made.iterator();
  }

  /** A number from 0 to below {@code bound}. */
  int nextInt(int bound) {
    int choice = made.hasNext() ? made.next() : 0;
    return bound - 1 - choice % bound;
  }

  boolean nextBoolean() {
    return nextInt(2) == 1;
  }
}
