package nl.magbellen.gateway.testnumber;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import nl.magbellen.facts.BalanceTestFact;
import nl.magbellen.facts.CallbackCheckFact;
import nl.magbellen.facts.CallerIdFact;
import nl.magbellen.facts.ComplaintsAbout;
import nl.magbellen.facts.ComplaintsFact;
import nl.magbellen.facts.ConsentFact;
import nl.magbellen.facts.ObjectionChannel;
import nl.magbellen.facts.ObjectionFact;
import nl.magbellen.facts.PublishedNumberFact;
import nl.magbellen.facts.RelationFact;
import nl.magbellen.facts.RelationKind;
import nl.magbellen.facts.RequestedCallFact;
import nl.magbellen.facts.VerificationFact;

/** Made-up records of test cases; their id, that of no record, says that they are. */
final class TestRecords {

  static final Instant DAY_BEFORE = TestCase.ON_TUESDAY.minus(Duration.ofDays(10));
  static final Instant DAY_AFTER = DAY_BEFORE.plus(Duration.ofDays(1));
  static final Instant YEAR_BEFORE = TestCase.ON_TUESDAY.minus(Duration.ofDays(300));
  static final Instant YEARS_BEFORE = TestCase.ON_TUESDAY.minus(Duration.ofDays(900));

  static final String OTHER = "other";

  private static final UUID ID = UUID.fromString("00000000-0000-7000-8000-000000000000");
  private static final Instant LONG_BEFORE = Instant.parse("2020-06-01T00:00:00Z");
  private static final int MANY = 1000;

  private TestRecords() {}

  static CallerIdFact callerId() {
    return callerId(LONG_BEFORE, "ANSWERED");
  }

  /**
   * @param publishedAt null for never
   * @param callback the result of its callback check
   */
  static CallerIdFact callerId(Instant publishedAt, String callback) {
    return new CallerIdFact(
        ID,
        null,
        LONG_BEFORE,
        LONG_BEFORE,
        null,
        publishedAt,
        publishedAt == null ? null : "https://test.example/numbers",
        null,
        new CallbackCheckFact(ID, DAY_BEFORE, callback, true, true));
  }

  static ConsentFact consent(TestCase of) {
    return consent(of, DAY_BEFORE, TestCase.SUBJECT, true, true);
  }

  static ConsentFact consent(
      TestCase of, Instant givenAt, String subject, boolean standalone, boolean verified) {
    return new ConsentFact(
        ID,
        of.advertiser,
        subject,
        null,
        givenAt,
        null,
        "WEB",
        "v1",
        true,
        standalone,
        null,
        verified ? List.of(new VerificationFact("SMS_CODE", givenAt)) : List.of(),
        List.of(),
        null,
        List.of());
  }

  /** One that ended of itself. */
  static ConsentFact endedConsent(TestCase of) {
    ConsentFact consent = consent(of);
    return new ConsentFact(
        ID,
        consent.advertiser(),
        consent.subject(),
        null,
        consent.givenAt(),
        DAY_AFTER,
        consent.channel(),
        consent.textVersion(),
        true,
        true,
        null,
        consent.verifications(),
        List.of(),
        null,
        List.of());
  }

  static RelationFact relation(RelationKind kind, String subject, boolean optOut, Instant endedAt) {
    return new RelationFact(ID, subject, null, kind, LONG_BEFORE, endedAt, true, optOut);
  }

  static BalanceTestFact balanceTest() {
    return new BalanceTestFact(ID, "*", LocalDate.of(2024, 1, 1), Period.ofYears(1), null);
  }

  /**
   * @param usedAt null for not yet
   * @param pending whether a permit runs on it
   */
  static RequestedCallFact request(Instant validUntil, Instant usedAt, boolean pending) {
    return new RequestedCallFact(
        ID,
        TestCase.SUBJECT,
        DAY_BEFORE,
        validUntil,
        usedAt,
        pending ? ID : null,
        pending ? TestCase.ON_TUESDAY.plus(Duration.ofMinutes(10)) : null);
  }

  static PublishedNumberFact published(Instant seenAt, String subject) {
    return new PublishedNumberFact(
        ID,
        "Test",
        "00000000",
        "https://test.example",
        "0".repeat(64),
        seenAt,
        "test",
        List.of(subject));
  }

  static ObjectionFact objection(TestCase of, ObjectionChannel channel) {
    return new ObjectionFact(ID, of.advertiser, LONG_BEFORE, null, channel);
  }

  static ComplaintsFact complaints() {
    return new ComplaintsFact(
        ID, ComplaintsAbout.CALLER_ID, MANY, YEARS_BEFORE, TestCase.ON_TUESDAY);
  }
}
