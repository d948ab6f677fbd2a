package nl.magbellen.consent.balancetest;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import nl.magbellen.number.Ids;
import nl.magbellen.service.database.CurrentSession;
import nl.magbellen.service.database.Filters;
import nl.magbellen.service.refusal.RefusedException;

/** Keeps the balance tests; every method runs in the caller's session or transaction. */
@ApplicationScoped
public class BalanceTestLedger {

  private final CustomerTerm term;

  BalanceTestLedger(CustomerTerm term) {
    this.term = term;
  }

  /**
   * Records a test.
   *
   * @return its id
   * @throws RefusedException if its term needs a positive advice that it does not have
   */
  public Uni<UUID> hold(BalanceTestRequest request, String recordedBy) {
    term.requireAdvised(request.heldOn(), request.term(), request.committeeAdvice());
    BalanceTest test = test(request, recordedBy);
    return test.persist().chain(CurrentSession::flushAndForget).replaceWith(test.id);
  }

  private static BalanceTest test(BalanceTestRequest request, String recordedBy) {
    BalanceTest test = new BalanceTest();
    test.id = Ids.next();
    test.advertiser = request.advertiser();
    test.subject = request.subject();
    test.heldOn = request.heldOn();
    test.term = request.term();
    test.interests = request.interests();
    test.impact = request.impact();
    test.safeguards = request.safeguards();
    test.conclusion = request.conclusion();
    test.approvedBy = request.approvedBy();
    test.recordedBy = recordedBy;
    if (request.committeeAdvice() != null) {
      test.adviceOutcome = request.committeeAdvice().outcome();
      test.adviceTerm = request.committeeAdvice().term();
      test.adviceGivenOn = request.committeeAdvice().givenOn();
      test.adviceReference = request.committeeAdvice().reference();
    }
    return test;
  }

  /** The test with this id, or null. */
  public Uni<BalanceTestRecord> find(UUID id) {
    return BalanceTest.<BalanceTest>findById(id).map(found -> found == null ? null : record(found));
  }

  /**
   * Tests, in the order in which they were recorded.
   *
   * @param advertisers whose; null for all
   * @param after only records with a greater id
   */
  public Uni<List<BalanceTestRecord>> list(Collection<String> advertisers, UUID after, int most) {
    return new Filters()
        .and("id > :after", after)
        .and("advertiser in :advertisers", advertisers)
        .list(BalanceTest.class, most)
        .map(tests -> tests.stream().map(BalanceTestLedger::record).toList());
  }

  private static BalanceTestRecord record(BalanceTest test) {
    return new BalanceTestRecord(
        test.id,
        test.advertiser,
        test.subject,
        test.heldOn,
        test.term,
        test.interests,
        test.impact,
        test.safeguards,
        test.conclusion,
        test.approvedBy,
        advice(test),
        test.recordedBy,
        test.recordedAt);
  }

  private static CommitteeAdvice advice(BalanceTest test) {
    return test.adviceOutcome == null
        ? null
        : new CommitteeAdvice(
            test.adviceOutcome, test.adviceTerm, test.adviceGivenOn, test.adviceReference);
  }
}
