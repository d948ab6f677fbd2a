package nl.magbellen.rulebook;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.magbellen.question.CalleeKind;

/** The rulebook file as it is written, before it is checked. Anything may be absent (null). */
record RulebookFile(
    String jurisdiction,
    ZoneId zone,
    LocalDate firstDay,
    Map<String, WrittenDocument> sources,
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
      Set<CalleeKind> calleeKinds,
      @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
          List<WrittenCitation> source,
      Confidence confidence,
      Message title,
      Map<String, WrittenParameter> parameters) {

    /** Which rule and when, for messages to the editor of the file. */
    String where() {
      return "rule " + id + " (from " + from + " until " + until + ")";
    }
  }

  /**
   * A parameter as it is written; without a source or confidence of its own it takes that of its
   * rule.
   */
  record WrittenParameter(
      Object value, WrittenCitation source, Confidence confidence, Message note) {}

  /** A document that rules are taken from, as it is written once for all of them. */
  record WrittenDocument(String text, URI url, LocalDate readOn) {}

  /**
   * A place in a document.
   *
   * @param in the document's name in {@code sources}
   * @param from first local date on which the rule is cited so; null for always
   */
  record WrittenCitation(String in, String article, LocalDate from) {}
}
