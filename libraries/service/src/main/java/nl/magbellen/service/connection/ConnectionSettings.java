package nl.magbellen.service.connection;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a client may hold of the server without using it; {@code quarkus.http.idle-timeout} too. */
@ConfigMapping(prefix = "magbellen.connections")
interface ConnectionSettings {

  /** So many connections at once from one address; of IPv6 from one block of 64 bits. */
  @WithDefault("500")
  int perAddress();

  /**
   * From these addresses and networks (CIDR) as many as they like: this machine, and proxies in
   * front.
   */
  @WithDefault("127.0.0.0/8,::1/128")
  Optional<List<String>> exempt();

  /** The head of a request is there within this time from the connection or from its first byte. */
  @WithDefault("PT15S")
  Duration headWithin();

  /** The body of a request is there within this time, and more by its size. */
  @WithDefault("PT30S")
  Duration bodyWithin();

  /** For so much of a body one second more. */
  @WithDefault("1K")
  MemorySize bodyPerSecond();

  /** A connection of HTTP/2 on which no request is under way is closed after this time. */
  @WithDefault("PT75S")
  Duration quietWithin();

  /**
   * A request that may have waited longer than this before it could be read is refused at once,
   * where many come at a time.
   */
  @WithDefault("PT0.3S")
  Duration readWithin();

  /** A client takes some of its answer within this time, as long as there is more of it. */
  @WithDefault("PT30S")
  Duration takenWithin();

  /**
   * So much of all answers may wait to be taken; without it a third of the memory that the heap may
   * have. Beyond that those are given up of which nothing was taken for longest.
   */
  Optional<MemorySize> mostUntaken();

  /**
   * So much of all bodies may be held at once; without it an eighth of the memory that the heap may
   * have, and room for three of the largest at least. Beyond that, and beyond a client's fair part
   * of it, requests are answered 503.
   */
  Optional<MemorySize> mostBodies();
}
