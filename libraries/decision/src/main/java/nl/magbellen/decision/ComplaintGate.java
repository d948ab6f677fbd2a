package nl.magbellen.decision;

import java.util.List;
import nl.magbellen.facts.AdvertiserFact;
import nl.magbellen.facts.FactSource;
import nl.magbellen.facts.ManyComplaints;
import nl.magbellen.rulebook.ReasonCode;
import nl.magbellen.rulebook.RuleId;
import nl.magbellen.rulebook.RuleParameter;

/**
 * Whether too many people complain about the number, the agency or the telemarketer, where the
 * advertiser wants such calls denied.
 */
final class ComplaintGate {
  static final Gate GATE =
      Gate.of(
          RuleId.COMPLAINT_THRESHOLD,
          FactSource.OBJECTION_SERVICE,
          ComplaintGate::isWanted,
          ComplaintGate::check);

  private ComplaintGate() {}

  private static boolean isWanted(CallCase call) {
    return call.advertiser()
        .map(AdvertiserFact::manyComplaints)
        .filter(setting -> setting == ManyComplaints.DENY)
        .isPresent();
  }

  private static List<Failure> check(CallCase call) {
    int many = call.rule(RuleId.COMPLAINT_THRESHOLD).value(RuleParameter.COMPLAINTS);
    return call.objections().complaints().stream()
        .filter(complaints -> complaints.people() >= many)
        .sorted(RecordOrder.COMPLAINTS)
        .map(
            complaints ->
                Failure.of(ReasonCode.MANY_COMPLAINTS, RuleId.COMPLAINT_THRESHOLD, complaints))
        .toList();
  }
}
