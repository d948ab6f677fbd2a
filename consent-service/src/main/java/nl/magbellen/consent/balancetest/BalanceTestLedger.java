package nl.magbellen.consent.balancetest;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import nl.magbellen.number.Ids;
import nl.magbellen.service.problem.ProblemException;

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
   * @throws ProblemException 400 if its term needs a positive advice that it does not have
   */
  public Uni<UUID> hold(BalanceTestRequest request, String recordedBy) {
    term.requireAdvised(request.heldOn(), request.term(), request.committeeAdvice());
    BalanceTest test = test(request, recordedBy);
    return test.persist().chain(BalanceTestLedger::flushAndForget).replaceWith(test.id);
  }

  /** What was written stands in the database only, so that it is read from there. */
  private static Uni<Void> flushAndForget() {
    return Panache.getSession().flatMap(session -> session.flush().invoke(session::clear));
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
    var found =
        advertisers == null
            ? BalanceTest.<BalanceTest>find("id > ?1 order by id", after)
            : BalanceTest.<BalanceTest>find(
                "id > ?1 and advertiser in ?2 order by id", after, advertisers);
    return found
        .range(0, most - 1)
        .list()
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
