package nl.magbellen.site.caller;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.magbellen.site.service.CallerDirectory.Advertiser;

/**
 * The names of advertisers.
 *
 * @param known whether the names could be looked up; else ids stand in their place
 */
public record Names(Map<String, String> byId, boolean known) {

  /** Names that could not be looked up. */
  public static final Names UNKNOWN = new Names(Map.of(), false);

  static Names of(List<Advertiser> advertisers) {
    return new Names(
        advertisers.stream()
            .collect(Collectors.toMap(Advertiser::id, Advertiser::name, (one, other) -> one)),
        true);
  }

  /** The name, or the id where there is none. */
  public String of(String id) {
    return byId.getOrDefault(id, id);
  }
}
