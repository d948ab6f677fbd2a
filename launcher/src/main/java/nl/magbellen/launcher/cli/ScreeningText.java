package nl.magbellen.launcher.cli;

import java.util.ArrayList;
import java.util.List;
import nl.magbellen.launcher.client.ScreeningTally;

/**
 * The result of screening a list, for a person.
 *
 * @param language nl, or English
 */
record ScreeningText(ScreeningTally tally, String language) {

  /**
   * The text.
   *
   * @param answers where they are
   * @param isNow whether the rows were decided for now
   * @param isUsual whether numbers were read as they stand
   */
  String of(String answers, boolean isNow, boolean isUsual) {
    List<String> text = new ArrayList<>();
    text.add(tally.summary());
    text.add("");
    if (tally.rows() == 0) {
      text.add(said("the list has no rows", "de lijst heeft geen rijen"));
    } else if (tally.undecided() > 0) {
      text.add(
          said("%,d rows were not decided", "over %,d rijen is niet beslist")
              .formatted(tally.undecided()));
    }
    if (isNow && tally.hasRowsOutOfTime()) {
      text.add(
          said(
              "rows were denied because of the time: --at next decides them for their next calling window",
              "rijen zijn geweigerd om de tijd: --at next beslist over hun volgende belvenster"));
    }
    if (isUsual && tally.wouldReadDutchNumbers()) {
      text.add(
          said(
              "numbers lost their 0 or their +: --numbers nl reads them",
              "nummers missen hun 0 of hun +: --numbers nl leest ze"));
    }
    text.add(said("the answers: ", "de antwoorden: ") + answers);
    return String.join(System.lineSeparator(), text);
  }

  private String said(String en, String nl) {
    return language.equals("nl") ? nl : en;
  }
}
