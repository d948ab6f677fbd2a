package nl.magbellen.list;

import static java.util.Objects.requireNonNull;

/** A row of a list as it came in. */
public sealed interface Row {

  /** Its place in the list, from 1; blank rows count, the header does not. */
  long number();

  /** The line of the file on which it begins, from 1; every line counts. */
  long line();

  /** Its text, without the line's end. */
  record Whole(long number, long line, String text) implements Row {
    public Whole {
      requireNonNull(text, "text");
    }
  }

  /** A row without any value, between rows that have some; those at the list's end are no rows. */
  record Blank(long number, long line) implements Row {}

  /**
   * A row that cannot be read, and why.
   *
   * @param text what can be read of it; null for nothing
   */
  record Broken(long number, long line, String why, String text) implements Row {
    public Broken {
      requireNonNull(why, "why");
    }
  }
}
