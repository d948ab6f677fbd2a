package nl.magbellen.service.lookup;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import nl.magbellen.facts.json.FactsJson;
import nl.magbellen.facts.json.UnreadableFactsException;
import nl.magbellen.facts.lookup.CallerLookup;
import nl.magbellen.facts.lookup.NumberLookup;
import nl.magbellen.facts.lookup.ObjectionLookup;
import nl.magbellen.service.refusal.CommonRefusal.InvalidRequest;
import nl.magbellen.service.refusal.RefusedException;

/** Reads the gateway's batches of look-ups. */
public final class LookupRequest {

  private LookupRequest() {}

  /**
   * A batch of look-ups of numbers.
   *
   * @throws RefusedException when it is none
   */
  public static List<NumberLookup> ofNumbers(byte[] body) {
    return read(body, FactsJson::numberLookups).lookups();
  }

  /**
   * A batch of look-ups of objections.
   *
   * @throws RefusedException when it is none
   */
  public static List<ObjectionLookup> ofObjections(byte[] body) {
    return read(body, FactsJson::objectionLookups).lookups();
  }

  /**
   * A batch of look-ups of callers.
   *
   * @throws RefusedException when it is none
   */
  public static List<CallerLookup> ofCallers(byte[] body) {
    return read(body, FactsJson::callerLookups).lookups();
  }

  /** Three arrays for {@code unnest}: a look-up's place, from 0; a number's key; the advertiser. */
  public static Tuple parameters(List<NumberLookup> lookups) {
    List<Integer> places = new ArrayList<>();
    List<UUID> numberKeys = new ArrayList<>();
    List<String> advertisers = new ArrayList<>();
    for (int place = 0; place < lookups.size(); place++) {
      for (UUID numberKey : lookups.get(place).numberKeys()) {
        places.add(place);
        numberKeys.add(numberKey);
        advertisers.add(lookups.get(place).advertiser());
      }
    }
    return Tuple.of(
        places.toArray(Integer[]::new),
        numberKeys.toArray(UUID[]::new),
        advertisers.toArray(String[]::new));
  }

  private static <T> T read(byte[] body, Function<byte[], T> reader) {
    try {
      return reader.apply(body);
    } catch (UnreadableFactsException e) {
      throw new RefusedException(new InvalidRequest("The body " + e.getMessage() + "."));
    }
  }
}
