package nl.magbellen.gateway.testnumber;

import static nl.magbellen.facts.RelationKind.CUSTOMER;
import static nl.magbellen.gateway.testnumber.TestCase.AT_NIGHT;
import static nl.magbellen.gateway.testnumber.TestCase.LONG_AGO;
import static nl.magbellen.gateway.testnumber.TestCase.ON_SUNDAY;
import static nl.magbellen.gateway.testnumber.TestCase.SUBJECT;
import static nl.magbellen.gateway.testnumber.TestRecords.DAY_AFTER;
import static nl.magbellen.gateway.testnumber.TestRecords.DAY_BEFORE;
import static nl.magbellen.gateway.testnumber.TestRecords.OTHER;
import static nl.magbellen.gateway.testnumber.TestRecords.YEARS_BEFORE;
import static nl.magbellen.gateway.testnumber.TestRecords.YEAR_BEFORE;
import static nl.magbellen.gateway.testnumber.TestRecords.balanceTest;
import static nl.magbellen.gateway.testnumber.TestRecords.callerId;
import static nl.magbellen.gateway.testnumber.TestRecords.complaints;
import static nl.magbellen.gateway.testnumber.TestRecords.consent;
import static nl.magbellen.gateway.testnumber.TestRecords.endedConsent;
import static nl.magbellen.gateway.testnumber.TestRecords.objection;
import static nl.magbellen.gateway.testnumber.TestRecords.published;
import static nl.magbellen.gateway.testnumber.TestRecords.relation;
import static nl.magbellen.gateway.testnumber.TestRecords.request;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.magbellen.decision.BasisType;
import nl.magbellen.facts.ObjectionChannel;
import nl.magbellen.facts.RelationKind;
import nl.magbellen.facts.Sector;
import nl.magbellen.question.Callee;
import nl.magbellen.question.CalleeKind;
import nl.magbellen.question.Caller;
import nl.magbellen.question.Question;
import nl.magbellen.question.TestAdvertisers;
import nl.magbellen.rulebook.ReasonCode;

/**
 * The numbers for tests, {@code +3120 0000 0NN}, which nobody can have: the subscriber part of a
 * geographic number begins with no 0. The place of each is published and never changes; new ones
 * come at the end.
 */
enum TestNumber {
  CONSENT(0, BasisType.CONSENT, it -> it.consents.add(consent(it))),
  CUSTOMER_RELATION(1, BasisType.CUSTOMER_RELATION, it -> customer(it, CUSTOMER, SUBJECT, true)),
  REQUESTED_CALL(
      2, BasisType.REQUESTED_CALL, it -> it.requests.add(request(AT_NIGHT, null, false))),
  PUBLISHED_NUMBER(
      3, BasisType.PUBLISHED_NUMBER, it -> it.published.add(published(DAY_BEFORE, SUBJECT))),
  NOT_REQUIRED(4, BasisType.NOT_REQUIRED, it -> it.calleeKind = CalleeKind.LEGAL_PERSON),

  NUMBER_INVALID(10, it -> consented(it).callee = "1"),
  NUMBER_NOT_CALLABLE(11, it -> consented(it).callee = "112"),
  NUMBER_OUT_OF_SCOPE(12, it -> consented(it).callee = "+3225551234"),
  ADVERTISER_UNKNOWN(13, it -> consented(it).registered = false),
  AGENCY_NOT_MANDATED(14, it -> consented(it).agency = "test-agency"),
  OBJECTION_REGISTERED(
      15, it -> consented(it).objections.add(objection(it, ObjectionChannel.CALL))),
  NATIONAL_REGISTER_ENTRY(16, TestNumber::inNationalRegister),
  CALLEE_MINOR(17, it -> consented(it).minor = true),
  CALLER_ID_WITHHELD(18, it -> consented(it).callerId = null),
  CALLER_ID_INVALID(19, it -> consented(it).callerId = "1"),
  CALLER_ID_RANGE_NOT_ALLOWED(20, it -> consented(it).callerId = "+31841234567"),
  CALLER_ID_NOT_REGISTERED(21, it -> consented(it).callerIdOnRecord = null),
  CALLER_ID_NOT_CALLABLE(
      22, it -> consented(it).callerIdOnRecord = callerId(DAY_BEFORE, "NOT_IN_SERVICE")),
  CALLER_ID_NOT_PUBLISHED(23, it -> consented(it).callerIdOnRecord = callerId(null, "ANSWERED")),
  OUTSIDE_CALLING_HOURS(24, it -> consented(it).at = AT_NIGHT),
  FORBIDDEN_DAY(25, it -> consented(it).at = ON_SUNDAY),
  TELEMARKETER_NOT_TRAINED(26, it -> consented(it).telemarketer = "test-telemarketer"),
  MANY_COMPLAINTS(27, it -> consented(it).complaints.add(complaints())),
  AUTOMATED_CALL_NEEDS_CONSENT(28, TestNumber::recordedToCustomer),
  NO_LEGAL_BASIS(29, _ -> {}),
  REQUEST_USED(30, it -> it.requests.add(request(AT_NIGHT, DAY_AFTER, false))),
  REQUEST_PENDING(31, it -> it.requests.add(request(AT_NIGHT, null, true))),
  REQUEST_EXPIRED(32, it -> it.requests.add(request(DAY_AFTER, null, false))),
  CONSENT_WITHDRAWN(33, it -> it.consents.add(consent(it).withStatements(DAY_AFTER, List.of()))),
  CONSENT_DISPUTED(34, it -> it.consents.add(consent(it).withStatements(null, List.of(DAY_AFTER)))),
  CONSENT_EXPIRED(35, it -> it.consents.add(endedConsent(it))),
  CONSENT_SUBJECT_MISMATCH(36, it -> it.consents.add(consent(it, DAY_BEFORE, OTHER, true, true))),
  CONSENT_NOT_PROVABLE(37, it -> it.consents.add(consent(it, DAY_BEFORE, SUBJECT, false, true))),
  CONSENT_UNVERIFIED(38, it -> it.consents.add(consent(it, DAY_BEFORE, SUBJECT, true, false))),
  CONSENT_OTHER_PERSON(39, it -> consented(it).person = OTHER),
  CONSENT_FIRST_CALL_TERM_PASSED(
      40, it -> it.consents.add(consent(it, YEAR_BEFORE, SUBJECT, true, true))),
  NOT_SIMILAR(41, it -> customer(it, CUSTOMER, OTHER, true)),
  COLLECTED_WITHOUT_OPT_OUT(42, it -> customer(it, CUSTOMER, SUBJECT, false)),
  RELATION_KIND_NOT_ALLOWED(43, it -> customer(it, RelationKind.PETITIONER, SUBJECT, true)),
  CUSTOMER_EXCEPTION_ENDED(
      44, it -> customer(it, CUSTOMER, SUBJECT, true).sector = Sector.COMMERCIAL),
  CUSTOMER_TERM_PASSED(45, it -> formerCustomer(it).balanceTests.add(balanceTest())),
  BALANCE_TEST_MISSING(46, it -> formerCustomer(it)),
  PUBLISHED_NUMBER_OTHER_SUBJECT(47, it -> it.published.add(published(DAY_BEFORE, OTHER))),
  PUBLISHED_NUMBER_TOO_OLD(48, it -> it.published.add(published(YEARS_BEFORE, SUBJECT))),
  EVIDENCE_UNAVAILABLE(49, it -> it.reachable = false),

  /** As {@link #CONSENT}, but the answer takes its time. */
  SLOW(90, BasisType.CONSENT, it -> it.consents.add(consent(it))),
  /** As {@link #EVIDENCE_UNAVAILABLE}. */
  UNAVAILABLE(91, ReasonCode.EVIDENCE_UNAVAILABLE, it -> it.reachable = false);

  private static final Pattern FORM = Pattern.compile("(?:\\+|00)?(?:31)?0?2000000(\\d\\d)");

  private static final Map<Integer, TestNumber> BY_PLACE =
      Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(TestNumber::place, it -> it));

  private final int place;
  private final BasisType basis;
  private final ReasonCode reason;
  private final Consumer<TestCase> change;

  TestNumber(int place, BasisType basis, Consumer<TestCase> change) {
    this.place = place;
    this.basis = basis;
    this.reason = null;
    this.change = change;
  }

  TestNumber(int place, ReasonCode reason, Consumer<TestCase> change) {
    this.place = place;
    this.basis = null;
    this.reason = reason;
    this.change = change;
  }

  /** One that is named for its reason. */
  TestNumber(int place, Consumer<TestCase> change) {
    this.place = place;
    this.basis = null;
    this.reason = ReasonCode.valueOf(name());
    this.change = change;
  }

  private static TestCase consented(TestCase it) {
    it.consents.add(consent(it));
    return it;
  }

  private static TestCase customer(TestCase it, RelationKind kind, String subject, boolean optOut) {
    it.sector = Sector.PRESS_PUBLISHER;
    it.relations.add(relation(kind, subject, optOut, null));
    return it;
  }

  private static TestCase formerCustomer(TestCase it) {
    it.sector = Sector.PRESS_PUBLISHER;
    it.relations.add(relation(CUSTOMER, SUBJECT, true, YEARS_BEFORE));
    return it;
  }

  private static void recordedToCustomer(TestCase it) {
    customer(it, CUSTOMER, SUBJECT, true).speaker = Caller.RECORDED;
  }

  private static void inNationalRegister(TestCase it) {
    it.at = LONG_AGO;
    it.objections.add(objection(it, ObjectionChannel.NATIONAL_REGISTER));
  }

  /** The number of a question of a test advertiser; empty for any other. */
  static Optional<TestNumber> of(Question question) {
    if (!TestAdvertisers.isOne(question.terms().advertiser())
        || !(question.callee() instanceof Callee.Unparseable(String text, var _))) {
      return Optional.empty();
    }
    Matcher form = FORM.matcher(text.replaceAll("[ ().-]", ""));
    return form.matches()
        ? Optional.ofNullable(BY_PLACE.get(Integer.parseInt(form.group(1))))
        : Optional.empty();
  }

  /** NN. */
  int place() {
    return place;
  }

  /** On what a PERMIT rests; null for a DENY. */
  BasisType basis() {
    return basis;
  }

  /** Why it is a DENY; null for a PERMIT. */
  ReasonCode reason() {
    return reason;
  }

  /** E.164. */
  String e164() {
    return "+312000000%02d".formatted(place);
  }

  /** The call that is decided in its place. */
  TestCase toCase(Question asked) {
    TestCase made = new TestCase(asked);
    change.accept(made);
    return made;
  }
}
