package nl.magbellen.gateway.feed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import nl.magbellen.service.api.Page;

/**
 * Up to where a reader of the feed has read each source.
 *
 * @param ofSources a position for each source, in their order; what is numbered later stands behind
 *     it
 */
public record Positions(List<Long> ofSources) {

  private static final String SEPARATOR = ".";

  /** Copies them. */
  public Positions {
    ofSources = List.copyOf(ofSources);
  }

  /** Before all changes of so many sources. */
  static Positions beginning(int sources) {
    return new Positions(Collections.nCopies(sources, 0L));
  }

  /**
   * As it was written by {@link #toString}.
   *
   * @throws IllegalArgumentException if it is not of so many sources
   */
  static Positions parse(String text, int sources) {
    List<Long> positions =
        Arrays.stream(text.split("\\" + SEPARATOR, -1)).map(Long::parseUnsignedLong).toList();
    if (positions.size() != sources || positions.stream().anyMatch(position -> position < 0)) {
      throw new IllegalArgumentException("not the positions of " + sources + " sources");
    }
    return new Positions(positions);
  }

  /**
   * The same, but behind this change in its source.
   *
   * @param sources their names, in their order
   * @param id of the change: its source's name, a dash and its position
   */
  Positions with(List<String> sources, String id) {
    int dash = id.lastIndexOf('-');
    return with(sources.indexOf(id.substring(0, dash)), Long.parseLong(id.substring(dash + 1)));
  }

  /**
   * The same, but elsewhere in one source.
   *
   * @param place of the source, in their order
   */
  Positions with(int place, long position) {
    List<Long> moved = new ArrayList<>(ofSources);
    moved.set(place, position);
    return new Positions(moved);
  }

  /** As a client keeps them. */
  String cursor() {
    return Page.ofFeed(List.of(), toString()).nextCursor();
  }

  /** In decimal digits, with points between. */
  @Override
  public String toString() {
    return ofSources.stream().map(String::valueOf).collect(Collectors.joining(SEPARATOR));
  }
}
