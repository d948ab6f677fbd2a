package nl.magbellen.transparency;

import java.nio.charset.StandardCharsets;

/**
 * With what the data of every leaf begin: which record it is of.
 *
 * @param kind of records
 * @param record its id
 * @param part which event of the record; empty for the record itself
 */
public record LeafHeader(String kind, String record, String part) {

  /** Four lines. */
  public byte[] bytes() {
    return "magbellen leaf 1\n%s\n%s\n%s\n"
        .formatted(kind, record, part)
        .getBytes(StandardCharsets.UTF_8);
  }
}
