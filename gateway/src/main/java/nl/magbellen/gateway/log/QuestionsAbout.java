package nl.magbellen.gateway.log;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import nl.magbellen.decision.Verdict;
import nl.magbellen.question.Purpose;
import nl.magbellen.rulebook.ReasonCode;

/** Finds in the decision log who asked about a number. */
@ApplicationScoped
public class QuestionsAbout {

  /** More than this is no use to a person; the newest are the ones to act on. */
  private static final int MOST = 200;

  private static final String QUERY =
      """
      select advertiser, agency, caller_id, asked_at, decided_at, verdict, reason_codes,
             purpose, subject
      from decision
      where callee_key = any($1) and decided_at >= $2 and binding
        and advertiser not like 'test-%'
      order by decided_at desc, id desc
      limit $3
      """;

  private final Pool pool;

  QuestionsAbout(Pool pool) {
    this.pool = pool;
  }

  /**
   * The binding questions about a number and their answers, newest first.
   *
   * @param numberKeys the number's keys under every active secret
   * @param since only what was decided at this instant or later
   */
  public Uni<List<AskedAboutNumber>> find(List<UUID> numberKeys, Instant since) {
    return pool.preparedQuery(QUERY)
        .execute(Tuple.of(numberKeys.toArray(UUID[]::new), since.atOffset(ZoneOffset.UTC), MOST))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(QuestionsAbout::asked)
                    .toList());
  }

  private static AskedAboutNumber asked(Row row) {
    return new AskedAboutNumber(
        row.getString("advertiser"),
        row.getString("agency"),
        row.getOffsetDateTime("asked_at").toInstant(),
        row.getOffsetDateTime("decided_at").toInstant(),
        Verdict.valueOf(row.getString("verdict")),
        Purpose.valueOf(row.getString("purpose")),
        row.getString("subject"),
        row.getString("caller_id"),
        Stream.of(row.getArrayOfStrings("reason_codes")).map(ReasonCode::valueOf).toList());
  }
}
