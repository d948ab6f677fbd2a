package nl.magbellen.gateway.facade;

import java.util.ArrayList;
import java.util.List;
import nl.magbellen.number.InvalidTelephoneNumberException;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.service.refusal.RefusedException;

/**
 * A number as it stands in a list: {@code 0612345678}, or {@code 0612345678|ID}. Personal data:
 * {@code toString} never shows it.
 *
 * @param phone the text that is to be a number
 * @param id the sender's own, which goes back; empty for none
 */
record Listed(String phone, String id) {

  /** VICIdial asks about 50,000 at once, and goes on to the next thousand. */
  static final int MOST = 51_000;

  /** Of a text that is no number. */
  private static final int LONGEST_SHOWN = 32;

  private static final int LONGEST_ID = 50;

  /**
   * All numbers of a list, with commas between.
   *
   * @throws RefusedException if there are none, or more than {@link #MOST}
   */
  static List<Listed> all(String list) {
    List<Listed> all = new ArrayList<>();
    int from = 0;
    while (from < list.length() && all.size() <= MOST) {
      int comma = list.indexOf(',', from);
      int end = comma < 0 ? list.length() : comma;
      all.add(of(list.substring(from, end)));
      from = end + 1;
    }
    if (all.isEmpty() || all.size() > MOST) {
      throw RefusedException.invalidField(
          "/" + Fields.NUMBERS,
          "SIZE",
          "must hold 1 to %d numbers, with a comma between two".formatted(MOST));
    }
    return all;
  }

  private static Listed of(String element) {
    int bar = element.indexOf('|');
    return bar < 0
        ? new Listed(element.strip(), "")
        : new Listed(element.substring(0, bar).strip(), element.substring(bar + 1).strip());
  }

  /** The number as a question has it: one that lost its 0 or its + has it again. */
  String callee() {
    try {
      return TelephoneNumber.parseOfDutchList(phone).e164();
    } catch (InvalidTelephoneNumberException asItIs) {
      return phone;
    }
  }

  /** The text, as it goes back: letter for letter, if it may be a number. */
  String phoneShown() {
    return shown(phone, LONGEST_SHOWN);
  }

  /** The sender's id, as it goes back. */
  String idShown() {
    return shown(id, LONGEST_ID);
  }

  /**
   * Readers cut lines at commas and put them into statements of SQL: only what no number needs is
   * taken out.
   */
  private static String shown(String text, int longest) {
    return text.substring(0, Math.min(text.length(), longest))
        .replaceAll("[^0-9A-Za-z+().: _-]", "?");
  }

  @Override
  public String toString() {
    return "Listed[number not shown]";
  }
}
