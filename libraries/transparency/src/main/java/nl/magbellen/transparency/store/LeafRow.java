package nl.magbellen.transparency.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import nl.magbellen.transparency.Hash;
import nl.magbellen.transparency.LeafHeader;

/**
 * Which record a leaf is of.
 *
 * @param index in the tree; negative while it waits
 * @param kind see {@link RecordKind#name}
 * @param part which event of the record; empty for the record itself
 * @param at when it was recorded, or its month
 * @param seed 32 random bytes; null once the record was purged
 */
public record LeafRow(long index, String kind, UUID record, String part, Instant at, byte[] seed) {

  private static final byte[] NOTHING = "nothing was on record".getBytes(StandardCharsets.UTF_8);

  /** The same with its place and seed. */
  LeafRow at(long place, byte[] random) {
    return new LeafRow(place, kind, record, part, at, random);
  }

  /** What tells it from other leaves of a kind. */
  String key() {
    return kind + " " + record + " " + part;
  }

  /** Its hash, if this is what it commits to. */
  Hash hash(byte[] committed) {
    return Hash.ofLeaf(header(), committed);
  }

  /** Its hash where the record was gone before it came into the tree. */
  Hash hashOfNothing() {
    return Hash.ofLeaf(header(), seed, NOTHING);
  }

  private byte[] header() {
    return new LeafHeader(kind, record.toString(), part).bytes();
  }

  /** Its record, as findings name it. */
  @Override
  public String toString() {
    return part.isEmpty() ? kind + ":" + record : kind + ":" + record + "/" + part;
  }
}
