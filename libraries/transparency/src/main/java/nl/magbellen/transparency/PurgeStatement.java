package nl.magbellen.transparency;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * That records were deleted because their term was over; it is signed as a note, and is a leaf.
 *
 * @param origin of which log
 * @param purged which records they were
 * @param leaves which leaves were of them: no record of another leaf was to go
 * @param at when they were deleted
 */
public record PurgeStatement(String origin, UUID id, Term purged, LeafSet leaves, Instant at) {

  private static final String TITLE = "magbellen purge 1";
  private static final int LINES = 8;

  /**
   * Records of a time.
   *
   * @param kinds which kinds of records
   * @param from the beginning of the time that they were of, inclusive
   * @param to its end, exclusive
   */
  public record Term(List<String> kinds, Instant from, Instant to) {

    /** Keeps a copy of the kinds. */
    public Term {
      kinds = List.copyOf(kinds);
    }

    /** Whether a record of this kind and time is one of them. */
    public boolean covers(String kind, Instant time) {
      return kinds.contains(kind) && !time.isBefore(from) && time.isBefore(to);
    }
  }

  /** The text that is signed. */
  public String text() {
    return "%s\n%s\n%s\n%s\nfrom %s\nto %s\nleaves %d %s\nat %s\n"
        .formatted(
            TITLE,
            origin,
            id,
            String.join(" ", purged.kinds),
            purged.from,
            purged.to,
            leaves.count(),
            leaves.digest(),
            at);
  }

  /**
   * Reads a text.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static PurgeStatement parse(String text) {
    List<String> lines = text.lines().toList();
    if (lines.size() != LINES || !lines.getFirst().equals(TITLE)) {
      throw new IllegalArgumentException("A purge statement has eight lines.");
    }
    try {
      String[] leaves = lines.get(6).substring("leaves ".length()).split(" ", 2);
      PurgeStatement read =
          new PurgeStatement(
              lines.get(1),
              UUID.fromString(lines.get(2)),
              new Term(
                  List.of(lines.get(3).split(" ")),
                  Instant.parse(lines.get(4).substring("from ".length())),
                  Instant.parse(lines.get(5).substring("to ".length()))),
              new LeafSet(Long.parseLong(leaves[0]), Hash.parse(leaves[1])),
              Instant.parse(lines.get(7).substring("at ".length())));
      if (!read.text().equals(text)) {
        throw new IllegalArgumentException("A purge statement is written in one way only.");
      }
      return read;
    } catch (DateTimeException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("A line of a purge statement cannot be read.", e);
    }
  }
}
