package nl.magbellen.consent.change;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.magbellen.consent.change.TermLook.Ended;
import nl.magbellen.decision.RuleTerm;
import nl.magbellen.rulebook.Rulebook;
import nl.magbellen.service.change.ChangeKind;

/** The ends of requested calls, which they have of their own, and the age of published numbers. */
@Singleton
class TermsOfOthers {

  /** One that was used was told so; one that had ended when it was recorded allowed no call. */
  private static final String REQUESTED =
      """
      select id as record, valid_until as began, advertiser, number_cipher,
        recorded_at < valid_until as news
      from requested_call
      where used_at is null and (valid_until, id) > ($1, $2) and valid_until < $3
      order by valid_until, id limit 1000
      """;

  private static final String PUBLISHED =
      """
      with begun as materialized (
        select id, seen_at, advertisers, number_cipher from published_number
        where (seen_at, id) > ($1, $2) and seen_at < $3
        order by seen_at, id limit 1000)
      select b.id as record, b.seen_at as began, a.advertiser, b.number_cipher
      from begun b cross join unnest(b.advertisers) as a(advertiser)
      order by b.seen_at, b.id, a.advertiser
      """;

  private final Rulebook rulebook;

  TermsOfOthers(Rulebook rulebook) {
    this.rulebook = rulebook;
  }

  /** The looks at an instant. */
  List<TermLook> at(Instant now) {
    List<TermLook> looks = new ArrayList<>();
    looks.add(
        new TermLook("REQUESTED_CALL", now, REQUESTED, List.of(), TermsOfOthers::endedRequest));
    RuleTerm.ofPublishedNumbers(rulebook.at(now))
        .ifPresent(term -> looks.add(published(term, now)));
    return looks;
  }

  private static Optional<Ended> endedRequest(Row row) {
    return Optional.of(row)
        .filter(ended -> ended.getBoolean("news"))
        .map(
            ended ->
                TermLook.end(
                    ChangeKind.REQUESTED_CALL_EXPIRED, "requested-call", ended, began(ended)));
  }

  private static TermLook published(RuleTerm term, Instant now) {
    return new TermLook(
        "PUBLISHED_NUMBER",
        term.oldestAt(now),
        PUBLISHED,
        List.of(),
        row ->
            Optional.of(
                TermLook.end(
                    ChangeKind.PUBLISHED_NUMBER_EXPIRED,
                    "published-number",
                    row,
                    term.overSince(began(row)))));
  }

  private static Instant began(Row row) {
    return row.getOffsetDateTime("began").toInstant();
  }
}
