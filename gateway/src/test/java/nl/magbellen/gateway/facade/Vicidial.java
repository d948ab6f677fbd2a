package nl.magbellen.gateway.facade;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads an answer as VICIdial's list filter does: whatever its status, cut at line ends and commas,
 * the first value held against the lead of that place, the second taken for the result. It stops at
 * the first line that is not its lead's, and leaves leads without a line as they were.
 */
final class Vicidial {

  /** The results that it knows; any other gives a lead the status of the lead before it. */
  private static final Set<String> KNOWN = Set.of("XCOERWGHLFVIMBPDSTY".split(""));

  private Vicidial() {}

  /**
   * The result of each lead, as far as it read.
   *
   * @throws IllegalStateException where it would do what nobody wants: go on after an answer
   *     without lines, take a result it does not know, or break its statement of SQL
   */
  static List<String> read(String body, List<String> leads) {
    List<String> results = new ArrayList<>();
    if (body.isEmpty()) {
      throw new IllegalStateException(
          "no line: all leads stay as they were, and the list counts as scrubbed");
    }
    for (String line : body.replaceAll("\n+$", "").split("\n", -1)) {
      String[] values = line.split(",");
      String phone = values.length > 0 ? values[0] : "";
      if (results.size() >= leads.size() || !phone.equals(leads.get(results.size()))) {
        return results;
      }
      if (!KNOWN.contains(values[1]) || line.matches(".*['\"\\\\].*") || line.length() > 255) {
        throw new IllegalStateException("unreadable: " + line.length() + " " + values[1]);
      }
      results.add(values[1]);
    }
    return results;
  }
}
