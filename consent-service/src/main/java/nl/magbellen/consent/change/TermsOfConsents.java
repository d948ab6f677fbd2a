package nl.magbellen.consent.change;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import nl.magbellen.consent.change.TermLook.Ended;
import nl.magbellen.decision.ConsentTerms;
import nl.magbellen.decision.RuleTerm;
import nl.magbellen.question.CalleeKind;
import nl.magbellen.rulebook.Rulebook;
import nl.magbellen.rulebook.RulesInForce;
import nl.magbellen.service.change.ChangeKind;

/**
 * The terms that the rules set to consents: until the first call, and from when a consent without
 * an own end was given or last used. They are told as for a natural person, whom all rules protect.
 * Whose first term ended is told that alone.
 */
@Singleton
class TermsOfConsents {

  /** Each step is one look into the index, however many consents there are. */
  private static final String STATED =
      """
      with recursive each as (
        (select coalesce(first_call_within, '') as stated from consent
          order by coalesce(first_call_within, '') limit 1)
        union all
        select (select coalesce(first_call_within, '') from consent
          where coalesce(first_call_within, '') > e.stated
          order by coalesce(first_call_within, '') limit 1)
        from each e where e.stated is not null)
      select stated from each where stated is not null
      """;

  private static final String GIVEN =
      """
      with begun as materialized (
        select number_key, id as consent, given_at as began from consent
        where coalesce(first_call_within, '') = $4 and (given_at, id) > ($1, $2) and given_at < $3
        order by given_at, id limit 1000)
      """;

  private static final String USED =
      """
      with begun as materialized (
        select distinct on (happened_at, consent) number_key, consent, happened_at as began
        from consent_event
        where kind = 'USED' and (happened_at, consent) > ($1, $2) and happened_at < $3
        order by happened_at, consent limit 1000)
      """;

  private static final String PARTIES =
      """
      select b.began, c.id as record, p.advertiser, c.number_cipher, c.given_at, c.valid_until,
        c.first_call_within, p.withdrawn_at,
        array(
          select e.happened_at from consent_event e
          where e.number_key = c.number_key and e.consent = c.id and e.kind = 'USED'
            and coalesce(e.advertiser, c.advertiser) = p.advertiser) as uses
      from begun b
        join consent c on c.number_key = b.number_key and c.id = b.consent
        join consent_party p on p.number_key = b.number_key and p.consent = b.consent
      order by b.began, c.id, p.advertiser
      """;

  private final Pool pool;
  private final Rulebook rulebook;

  TermsOfConsents(Pool pool, Rulebook rulebook) {
    this.pool = pool;
    this.rulebook = rulebook;
  }

  /** The looks at an instant. */
  Uni<List<TermLook>> at(Instant now) {
    RulesInForce rules = rulebook.at(now).concerning(CalleeKind.NATURAL_PERSON);
    return pool.query(STATED)
        .execute()
        .map(rows -> StreamSupport.stream(rows.spliterator(), false))
        .map(rows -> rows.map(row -> row.getString("stated")).toList())
        .map(stated -> looks(stated, rules, now));
  }

  private static List<TermLook> looks(List<String> stated, RulesInForce rules, Instant now) {
    List<TermLook> looks = new ArrayList<>();
    for (String each : stated) {
      RuleTerm.forFirstCall(rules, period(each))
          .map(term -> firstCall(each, term, rules, now))
          .ifPresent(looks::add);
    }
    RuleTerm.ofConsents(rules)
        .ifPresent(
            term -> {
              stated.forEach(each -> looks.add(given(each, term, rules, now)));
              looks.add(used(term, rules, now));
            });
    return looks;
  }

  private static TermLook firstCall(String stated, RuleTerm term, RulesInForce rules, Instant now) {
    return new TermLook(
        "CONSENT_FIRST_CALL " + stated,
        term.oldestAt(now),
        GIVEN + PARTIES,
        List.of(stated),
        row ->
            terms(row)
                .filter(consent -> endsByFirstCall(consent, rules, now))
                .map(consent -> term.overSince(consent.givenAt()))
                .map(at -> ended(ChangeKind.CONSENT_FIRST_CALL_EXPIRED, row, at)));
  }

  private static TermLook given(String stated, RuleTerm term, RulesInForce rules, Instant now) {
    return period("CONSENT_GIVEN " + stated, GIVEN, List.of(stated), term, rules, now);
  }

  private static TermLook used(RuleTerm term, RulesInForce rules, Instant now) {
    return period("CONSENT_USED", USED, List.of(), term, rules, now);
  }

  private static TermLook period(
      String name, String begun, List<?> more, RuleTerm term, RulesInForce rules, Instant now) {
    return new TermLook(
        name,
        term.oldestAt(now),
        begun + PARTIES,
        more,
        row ->
            terms(row)
                .filter(consent -> endsByPeriod(consent, instant(row, "began"), rules, now))
                .map(_ -> term.overSince(instant(row, "began")))
                .map(at -> ended(ChangeKind.CONSENT_PERIOD_EXPIRED, row, at)));
  }

  /** Whether that term ended, and before every other end. */
  private static boolean endsByFirstCall(ConsentTerms consent, RulesInForce rules, Instant now) {
    return consent
        .firstCallEnd(rules, now)
        .filter(end -> !end.isAfter(now))
        .filter(end -> consent.validUntil() == null || end.isBefore(consent.validUntil()))
        .filter(end -> consent.periodEnd(rules, now).filter(end::isAfter).isEmpty())
        .isPresent();
  }

  /** Whether the period that began then ended: no use began it anew, no call was too late. */
  private static boolean endsByPeriod(
      ConsentTerms consent, Instant began, RulesInForce rules, Instant now) {
    return consent.periodFrom(rules, now).filter(began::equals).isPresent()
        && consent
            .periodEnd(rules, now)
            .filter(end -> !end.isAfter(now))
            .filter(end -> consent.firstCallEnd(rules, now).filter(f -> !f.isAfter(end)).isEmpty())
            .isPresent();
  }

  /** Empty where it was withdrawn: that was told. */
  private static Optional<ConsentTerms> terms(Row row) {
    return row.getOffsetDateTime("withdrawn_at") != null
        ? Optional.empty()
        : Optional.of(
            new ConsentTerms(
                instant(row, "given_at"),
                instant(row, "valid_until"),
                period(row.getString("first_call_within")),
                Arrays.stream(row.getArrayOfOffsetDateTimes("uses"))
                    .map(OffsetDateTime::toInstant)
                    .toList()));
  }

  private static Ended ended(ChangeKind kind, Row row, Instant at) {
    return TermLook.end(kind, "consent", row, at);
  }

  private static Period period(String text) {
    return text == null || text.isEmpty() ? null : Period.parse(text);
  }

  private static Instant instant(Row row, String column) {
    OffsetDateTime time = row.getOffsetDateTime(column);
    return time == null ? null : time.toInstant();
  }
}
