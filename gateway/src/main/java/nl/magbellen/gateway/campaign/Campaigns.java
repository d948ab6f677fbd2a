package nl.magbellen.gateway.campaign;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The campaigns that the questions of one request name, as far as the client may ask in them.
 *
 * @param asked the ids that were looked up
 * @param found those on record, by id; several where several advertisers have one of the same id
 * @param isKnown false when they could not be read: then nothing is known of any
 */
public record Campaigns(Set<String> asked, Map<String, List<Campaign>> found, boolean isKnown) {

  /** Of questions that name none. */
  public static final Campaigns NONE = new Campaigns(Set.of(), Map.of(), true);

  /** Keeps its own copies. */
  public Campaigns {
    asked = Set.copyOf(asked);
    found = Map.copyOf(found);
  }

  static Campaigns of(Collection<String> asked, List<Campaign> found) {
    return new Campaigns(
        Set.copyOf(asked), found.stream().collect(Collectors.groupingBy(Campaign::id)), true);
  }

  static Campaigns unreadable(Collection<String> asked) {
    return new Campaigns(Set.copyOf(asked), Map.of(), false);
  }

  /** These and those; nothing is known when of one of them nothing is. */
  public Campaigns and(Campaigns more) {
    Set<String> all = new HashSet<>(asked);
    all.addAll(more.asked);
    Map<String, List<Campaign>> known = new HashMap<>(found);
    known.putAll(more.found);
    return new Campaigns(all, known, isKnown && more.isKnown);
  }

  /** Those of this id. */
  public List<Campaign> of(String id) {
    return found.getOrDefault(id, List.of());
  }
}
