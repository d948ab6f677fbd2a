package nl.magbellen.transparency.store;

import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/** A kind of records that become leaves. */
public interface RecordKind {

  /** By which name the queue and the leaves call it; never changed. */
  String name();

  /**
   * The query of what is on record: for each n of the parameters {@code uuid[]}, {@code text[]} and
   * {@code timestamptz[]} (records, parts, times) the columns {@code n}, counted from 1, {@code
   * head} (text: what tells the record from others) and {@code body} (bytea: what it says). It must
   * give the same bytes whatever the session's settings.
   */
  String content();

  /**
   * The query of all records that must be in the tree or wait: the columns {@code record}, {@code
   * part} and {@code at}.
   */
  String all();

  /**
   * What a leaf commits to. Whoever knows its hash alone must not be able to find it by trying.
   *
   * @param seed 32 random bytes of this leaf
   */
  default byte[] committed(byte[] seed, byte[] head, byte[] body) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    data.writeBytes(seed);
    data.writeBytes(head);
    data.write('\n');
    data.writeBytes(body);
    return data.toByteArray();
  }

  /** What else in the database must say the same as these records; nothing, if not overridden. */
  default Comparison comparison() {
    return Comparison.NONE;
  }

  /**
   * Whether a leaf of this time can be of a record, as far as its id tells.
   *
   * @param at as the leaf has it, which is in no hash
   */
  default boolean isAt(UUID record, Instant at) {
    return true;
  }

  /**
   * Whether the month of these records is still there, where months are dropped as a whole.
   *
   * @param at any time in it
   */
  default boolean hasMonth(Connection database, Instant at) throws SQLException {
    return true;
  }

  /**
   * What is on record of a leaf.
   *
   * @param head what tells it from others
   * @param body what it says
   */
  record OnRecord(LeafRow leaf, byte[] head, byte[] body) {}
}
