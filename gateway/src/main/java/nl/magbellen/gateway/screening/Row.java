package nl.magbellen.gateway.screening;

import static java.util.Objects.requireNonNull;

/** A row of the list as it came in, blank ones left out. */
sealed interface Row {

  /** Its place in the list, from 1. */
  long number();

  /** Its text, without the line's end. */
  record Whole(long number, String text) implements Row {
    public Whole {
      requireNonNull(text, "text");
    }
  }

  /** A row that cannot be told from its surroundings, and why. */
  record Broken(long number, String why) implements Row {
    public Broken {
      requireNonNull(why, "why");
    }
  }
}
