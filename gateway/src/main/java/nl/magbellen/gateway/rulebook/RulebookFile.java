package nl.magbellen.gateway.rulebook;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** The rulebook file as it is written, before it is checked. Anything may be absent (null). */
record RulebookFile(
    String jurisdiction,
    ZoneId zone,
    LocalDate firstDay,
    List<LegalText> texts,
    List<WrittenRule> rules,
    Map<ReasonCode, Message> reasons,
    Map<ObligationCode, Message> obligations) {

  /** A rule as it is written. */
  record WrittenRule(
      String id,
      RuleKind kind,
      LocalDate from,
      LocalDate until,
      List<ReasonCode> reasons,
      List<ObligationCode> obligations,
      String source,
      Confidence confidence,
      Message title,
      Map<String, WrittenParameter> parameters) {

    /** Which rule and when, for messages to whoever edits the file. */
    String where() {
      return "rule " + id + " (from " + from + " until " + until + ")";
    }
  }

  /** A parameter as it is written; without a confidence it takes that of its rule. */
  record WrittenParameter(Object value, Confidence confidence, Message note) {}
}
