package nl.magbellen.gateway.screening;

import nl.magbellen.number.TelephoneNumber;

/**
 * The first row of each number of a list, while there is memory for it: a hash table of numbers,
 * with open addressing, which grows with the list. A list that ends gives back what it took.
 */
final class FirstRows implements AutoCloseable {

  private static final int SMALLEST = 1 << 10;

  private final RememberedNumbers memory;
  private long[] numbers = new long[SMALLEST];
  private int[] rows = new int[SMALLEST];
  private int size;
  private long taken;
  private Long knownTo;

  FirstRows(RememberedNumbers memory) {
    this.memory = memory;
  }

  /**
   * Remembers where a number stands.
   *
   * @return the row where it stood first; null when this is the first, or none is known
   */
  Long firstOf(TelephoneNumber number, long row) {
    long key = Long.parseLong(number.e164(), 1, number.e164().length(), 10);
    int place = place(key);
    if (numbers[place] == key) {
      return (long) rows[place];
    }
    if (knownTo == null) {
      if (row <= Integer.MAX_VALUE && hasRoom()) {
        int own = place(key);
        numbers[own] = key;
        rows[own] = (int) row;
        size++;
      } else {
        knownTo = row - 1;
      }
    }
    return null;
  }

  /**
   * The last row of those whose numbers are all remembered: duplicates of a number that stands
   * first below it are not known. Null when all are.
   */
  Long knownTo() {
    return knownTo;
  }

  @Override
  public void close() {
    memory.giveBack(taken);
    taken = 0;
  }

  /** Half of the table stays free. */
  private boolean hasRoom() {
    if (2 * (size + 1) <= numbers.length) {
      return true;
    }
    int more = numbers.length / 2;
    if (numbers.length > 1 << 29 || !memory.take(more)) {
      return false;
    }
    taken += more;
    grow();
    return true;
  }

  private void grow() {
    long[] oldNumbers = numbers;
    int[] oldRows = rows;
    numbers = new long[2 * oldNumbers.length];
    rows = new int[numbers.length];
    for (int i = 0; i < oldNumbers.length; i++) {
      if (oldNumbers[i] != 0) {
        int place = place(oldNumbers[i]);
        numbers[place] = oldNumbers[i];
        rows[place] = oldRows[i];
      }
    }
  }

  /** Where a number stands, or the free place that is its own. */
  private int place(long key) {
    int mask = numbers.length - 1;
    int place = (int) (key * 0x9E3779B97F4A7C15L >>> 32) & mask;
    while (numbers[place] != 0 && numbers[place] != key) {
      place = place + 1 & mask;
    }
    return place;
  }
}
