package nl.magbellen.objection.answer;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import nl.magbellen.number.DutchTime;
import nl.magbellen.rulebook.Rule;
import nl.magbellen.rulebook.RuleId;
import nl.magbellen.rulebook.RuleParameter;
import nl.magbellen.rulebook.Rulebook;

/** By when a consumer is answered, and when many complaints are many: as the rulebook says. */
@ApplicationScoped
public class AnswerTerms {

  private final Rulebook rulebook;

  AnswerTerms(Rulebook rulebook) {
    this.rulebook = rulebook;
  }

  /** The last day for the answer to a complaint, local date in Europe/Amsterdam. */
  public LocalDate ofComplaint(Instant receivedAt) {
    Rule rule = rule(RuleId.COMPLAINT_ANSWER);
    return rulebook
        .workingDays(rule, Set.of())
        .after(DutchTime.dateOf(receivedAt), rule.value(RuleParameter.WORKING_DAYS));
  }

  /**
   * The last day for the answer to a request about data, local date in Europe/Amsterdam. A month
   * ends on the day with the same number, or on the last day of a month that has none.
   */
  public LocalDate ofPrivacyRequest(Instant receivedAt) {
    return DutchTime.dateOf(receivedAt)
        .plus(rule(RuleId.PRIVACY_REQUEST).value(RuleParameter.TERM));
  }

  /** So many people who complain are many. */
  public int manyComplaints() {
    return rule(RuleId.COMPLAINT_THRESHOLD).value(RuleParameter.COMPLAINTS);
  }

  /** Complaints that were received from here on count, seen from an instant. */
  public Instant complaintsCountFrom(Instant now) {
    return DutchTime.dateOf(now)
        .minus(rule(RuleId.COMPLAINT_THRESHOLD).value(RuleParameter.TERM))
        .atStartOfDay(DutchTime.ZONE)
        .toInstant();
  }

  private Rule rule(RuleId id) {
    return rulebook.periods(id).getLast();
  }
}
