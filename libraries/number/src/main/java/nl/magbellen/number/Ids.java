package nl.magbellen.number;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import java.time.Instant;
import java.util.UUID;

/** Ids of what the services record: UUIDs of version 7 (RFC 9562), which sort by their time. */
public final class Ids {
  private static final int VERSION = 7;
  private static final int BITS_BELOW_TIMESTAMP = 16;
  private static final long LATEST_TIMESTAMP = (1L << 48) - 1;

  private static final TimeBasedEpochGenerator NEXT = Generators.timeBasedEpochGenerator();
  private static final TimeBasedEpochRandomGenerator AT =
      Generators.timeBasedEpochRandomGenerator();

  private Ids() {}

  /** A new id of now; every id of this process sorts after the one before. */
  public static UUID next() {
    return NEXT.generate();
  }

  /**
   * A new id of the instant's millisecond; ids of one millisecond are in no order.
   *
   * @throws IllegalArgumentException when the instant lies before 1970 or after 10889
   */
  public static UUID at(Instant instant) {
    long timestamp = instant.toEpochMilli();
    if (timestamp < 0 || timestamp > LATEST_TIMESTAMP) {
      throw new IllegalArgumentException("An id can't carry the instant " + instant);
    }
    return AT.construct(timestamp);
  }

  /**
   * The millisecond that the id carries.
   *
   * @throws IllegalArgumentException when the id is not of version 7
   */
  public static Instant instantOf(UUID id) {
    if (id.version() != VERSION) {
      throw new IllegalArgumentException("The id " + id + " is not a UUID of version 7");
    }
    return Instant.ofEpochMilli(id.getMostSignificantBits() >>> BITS_BELOW_TIMESTAMP);
  }
}
