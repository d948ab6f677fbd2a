package nl.magbellen.transparency;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What a log says of itself at an instant (C2SP tlog-checkpoint), with the time as an extension
 * line.
 *
 * @param origin which log, such as {@code magbellen/gateway}
 * @param size how many leaves it has
 * @param root over all of them
 * @param at when that was said
 */
public record Checkpoint(String origin, long size, Hash root, Instant at) {

  private static final String TIME = "time ";
  private static final int LINES = 4;

  /** Checks that it can be written. */
  public Checkpoint {
    Objects.requireNonNull(root, "root");
    Objects.requireNonNull(at, "at");
    if (origin.isBlank() || origin.contains("\n") || size < 0) {
      throw new IllegalArgumentException("A log has a name of one line, and no negative size.");
    }
  }

  /** The text that is signed. */
  public String text() {
    return "%s\n%d\n%s\n%s%s\n".formatted(origin, size, root, TIME, at);
  }

  /**
   * Reads a text.
   *
   * @throws IllegalArgumentException if it is none of a log of ours
   */
  public static Checkpoint parse(String text) {
    List<String> lines = text.lines().toList();
    if (lines.size() != LINES || !lines.getLast().startsWith(TIME)) {
      throw new IllegalArgumentException("A checkpoint has four lines, the last with its time.");
    }
    try {
      Checkpoint read =
          new Checkpoint(
              lines.get(0),
              Long.parseLong(lines.get(1)),
              Hash.parse(lines.get(2)),
              Instant.parse(lines.get(3).substring(TIME.length())));
      if (!read.text().equals(text)) {
        throw new IllegalArgumentException("A checkpoint is written in one way only.");
      }
      return read;
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("The time of a checkpoint cannot be read.", e);
    }
  }
}
