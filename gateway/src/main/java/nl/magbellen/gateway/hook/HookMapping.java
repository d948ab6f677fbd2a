package nl.magbellen.gateway.hook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import nl.magbellen.gateway.disposition.Meaning;

/**
 * How a dialer's fields are read.
 *
 * @param fields the names of the dialer's fields for each of ours; the first one that is filled
 *     counts
 * @param words what the dialer itself means by a word, in small letters, where no table says
 *     otherwise
 * @param passedOver for each field of the dialer's the values, in small letters, of what is no
 *     outcome: calls that came in, or have not ended
 */
record HookMapping(
    Map<HookField, List<String>> fields,
    Map<String, Meaning> words,
    Map<String, Set<String>> passedOver) {

  /** Nothing is known of the call; a mapping adds to it. */
  static HookMapping none() {
    return new HookMapping(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
  }

  HookMapping field(HookField field, String... names) {
    fields.computeIfAbsent(field, _ -> new ArrayList<>()).addAll(List.of(names));
    return this;
  }

  HookMapping words(Meaning meaning, String... words) {
    for (String word : words) {
      this.words.put(word.toLowerCase(Locale.ROOT), meaning);
    }
    return this;
  }

  HookMapping passOver(String name, String... values) {
    passedOver.put(name, Set.of(values));
    return this;
  }

  /** What the dialer means by a word; nothing if that is not known. */
  Meaning meaning(String word) {
    return word == null
        ? Meaning.NONE
        : words.getOrDefault(word.strip().toLowerCase(Locale.ROOT), Meaning.NONE);
  }
}
