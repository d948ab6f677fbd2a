package nl.magbellen.gateway.json;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Reads the lines of a page of the log, from its first on, as they were before what they repeat was
 * written once. For one page, and one thread.
 */
public final class RepeatedTextsReader {

  private final List<String> texts = new ArrayList<>();

  /**
   * The next line, whole.
   *
   * @throws IllegalArgumentException when its marks do not fit together, or it refers to what no
   *     line before it has
   */
  public String of(String line) {
    StringBuilder whole = new StringBuilder(line.length());
    Deque<Integer> begun = new ArrayDeque<>();
    int at = 0;
    while (at < line.length()) {
      char next = line.charAt(at++);
      switch (next) {
        case RepeatedTexts.BEGIN -> begun.push(whole.length());
        case RepeatedTexts.END -> {
          require(!begun.isEmpty());
          texts.add(whole.substring(begun.pop()));
        }
        case RepeatedTexts.AGAIN -> {
          int end = line.indexOf(RepeatedTexts.AGAIN, at);
          require(end > at);
          whole.append(text(line.substring(at, end)));
          at = end + 1;
        }
        default -> whole.append(next);
      }
    }
    require(begun.isEmpty());
    return whole.toString();
  }

  private String text(String number) {
    int place = Integer.parseInt(number);
    require(place >= 0 && place < texts.size());
    return texts.get(place);
  }

  private static void require(boolean fits) {
    if (!fits) {
      throw new IllegalArgumentException(
          "A page of the log refers to a text that it does not have.");
    }
  }
}
