package nl.magbellen.service.lookup;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The answer to a batch of look-ups, {@code {"facts": […]}}, put together from the JSON that the
 * database built: nothing is read and written again. For one thread.
 */
public final class LookupAnswer {

  private final List<String> lists;
  private final List<List<List<String>>> places;

  /**
   * @param size how many look-ups are answered
   * @param lists the names of the lists that are on record for each of them
   */
  public LookupAnswer(int size, String... lists) {
    this.lists = List.of(lists);
    this.places = new ArrayList<>(size);
    for (int place = 0; place < size; place++) {
      places.add(this.lists.stream().<List<String>>map(list -> new ArrayList<>()).toList());
    }
  }

  /**
   * A fact.
   *
   * @param place of the look-up, from 0
   * @param list the name of its list
   * @param json the fact
   */
  public void add(int place, String list, String json) {
    places.get(place).get(lists.indexOf(list)).add(json);
  }

  /** The whole answer. */
  public byte[] json() {
    return of(places.stream().map(this::object).toList());
  }

  /** An answer of facts that stand for one look-up each. */
  public static byte[] of(List<String> facts) {
    return ("{\"facts\":[" + String.join(",", facts) + "]}").getBytes(StandardCharsets.UTF_8);
  }

  private String object(List<List<String>> facts) {
    StringBuilder json = new StringBuilder();
    for (int n = 0; n < lists.size(); n++) {
      json.append(n == 0 ? '{' : ',').append('"').append(lists.get(n)).append("\":");
      json.append(facts.get(n).stream().collect(Collectors.joining(",", "[", "]")));
    }
    return json.append('}').toString();
  }
}
