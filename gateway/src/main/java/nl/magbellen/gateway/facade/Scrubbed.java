package nl.magbellen.gateway.facade;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nl.magbellen.decision.Reason;
import nl.magbellen.gateway.answer.CallPermission;
import nl.magbellen.number.NumberKind;
import nl.magbellen.question.Callee;
import nl.magbellen.service.refusal.Refusal;

/**
 * The result of a number.
 *
 * @param reasons why it may not be called; empty when it may
 * @param kind what kind of number it is; null where none was read
 */
record Scrubbed(Listed number, Letter letter, List<String> reasons, NumberKind kind) {

  /** In the order of the interface. */
  static final List<String> COLUMNS =
      List.of(
          "Phone",
          "ResultCode",
          "Reserved",
          "Reason",
          "RegionAbbrev",
          "Country",
          "Locale",
          "CarrierInfo",
          "NewReassignedAreaCode",
          "TZCode",
          "CallingWindow",
          "UTCOffset",
          "DoNotCallToday",
          "CallingTimeRestrictions",
          "EBRType",
          "IsWirelessOrVoIP",
          "LineType");

  /** Those that the interface had before its version 3. */
  private static final int OLD_COLUMNS = 14;

  private static final int NEWER_VERSION = 3;

  /** VICIdial keeps 255 characters of a line, and fails on more. */
  private static final int MOST_REASONS = 3;

  private static final String BETWEEN = "|";

  static Scrubbed decided(Listed number, Callee callee, CallPermission answer) {
    return new Scrubbed(
        number,
        Letter.of(answer),
        answer.reasons().stream().map(Reason::code).map(Enum::name).toList(),
        callee instanceof Callee.Numbered(var read) ? read.kind() : null);
  }

  static Scrubbed refused(Listed number, Refusal refusal) {
    return new Scrubbed(number, Letter.of(refusal), List.of("NOT_DECIDED"), null);
  }

  /** How many columns a version has. */
  static int columns(int version) {
    return version < NEWER_VERSION ? OLD_COLUMNS : COLUMNS.size();
  }

  /** What stands in the columns; never a comma, a quote or the end of a line. */
  List<String> values(CallingDay day) {
    List<String> values = new ArrayList<>(COLUMNS.size());
    values.add(number.phoneShown());
    values.add(letter.name());
    values.add(number.idShown());
    values.add(String.join(";", shortened(reasons), String.join(BETWEEN, day.closed()), "", ""));
    values.addAll(List.of("", "NL", "", "", "", "", day.window()));
    values.add(Integer.toString(day.offset()));
    values.add(day.today() ? "0" : "1");
    values.addAll(List.of("", ""));
    values.add(isWireless() || isVoip() ? "1" : "0");
    values.add(isWireless() ? "Wireless" : isVoip() ? "VoIP" : "AllOther");
    return values;
  }

  private static String shortened(List<String> codes) {
    if (codes.size() <= MOST_REASONS) {
      return String.join(BETWEEN, codes);
    }
    return String.join(
        BETWEEN,
        Stream.concat(
                codes.stream().limit(MOST_REASONS), Stream.of("+" + (codes.size() - MOST_REASONS)))
            .toList());
  }

  private boolean isWireless() {
    return kind == NumberKind.MOBILE;
  }

  private boolean isVoip() {
    return kind == NumberKind.LOCATION_INDEPENDENT || kind == NumberKind.ELECTRONIC_SERVICE;
  }
}
