package nl.magbellen.gateway.log;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import nl.magbellen.common.Ids;
import nl.magbellen.common.NumberCipher;
import nl.magbellen.common.NumberKeys;
import nl.magbellen.gateway.answer.CallPermission;
import nl.magbellen.gateway.answer.Decided;
import nl.magbellen.gateway.json.DecisionTexts;
import nl.magbellen.gateway.question.Callee;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What was asked, on which facts, and what was answered: the proof. Append only. The number that
 * was called is kept by its key and encrypted.
 */
@ApplicationScoped
public class DecisionLog {

  /** What the number of a callee is encrypted for. */
  static final String PURPOSE = "decision.callee";

  private static final String APPEND =
      """
      with page as (
        insert into decision_page (decided_at, id, mourning_days, content)
        select $1, id, $2, content from unnest($3::uuid[], $4::bytea[]) as p(id, content)
      )
      insert into decision
        (callee_key, decided_at, id, advertiser, agency, caller_id, purpose, subject, asked_at,
         verdict, reason_codes, binding, asked_by, callee_cipher, page, place)
      select callee_key, $1, id, advertiser, agency, caller_id, purpose, subject, asked_at,
             verdict, string_to_array(reason_codes, ' '), binding, asked_by, callee_cipher,
             ($3::uuid[])[1 + (n - 1) / $18::integer], (n - 1) % $18::integer
      from unnest($5::uuid[], $6::uuid[], $7::text[], $8::text[], $9::text[], $10::text[],
                  $11::text[], $12::timestamptz[], $13::text[], $14::text[], $15::boolean[],
                  $16::text[], $17::bytea[])
        with ordinality
        as d(callee_key, id, advertiser, agency, caller_id, purpose, subject, asked_at, verdict,
             reason_codes, binding, asked_by, callee_cipher, n)
      """;

  private final Pool pool;
  private final NumberKeys keys;
  private final NumberCipher cipher;
  private final Duration deadline;

  DecisionLog(
      Pool pool,
      NumberKeys keys,
      NumberCipher cipher,
      @ConfigProperty(name = "magbellen.log.deadline") Duration deadline) {
    this.pool = pool;
    this.keys = keys;
    this.cipher = cipher;
    this.deadline = deadline;
  }

  /**
   * Puts a batch that was decided at one instant on durable record, all or none, and gives back
   * what it says there; fails when that does not happen in time.
   */
  public Uni<List<CallPermission>> append(List<Decided> batch) {
    Decided first = batch.getFirst();
    List<byte[]> pages = pages(batch);
    Tuple rows = Tuple.tuple();
    rows.addValue(utc(first.answer().decidedAt()));
    rows.addValue(first.mourningDays().toArray(LocalDate[]::new));
    rows.addValue(
        pages.stream().map(page -> Ids.at(first.answer().decidedAt())).toArray(UUID[]::new));
    rows.addValue(pages.stream().map(Buffer::buffer).toArray(Buffer[]::new));
    rows.addValue(column(batch, UUID.class, d -> newestKey(d.question().callee())));
    rows.addValue(column(batch, UUID.class, d -> d.answer().id()));
    rows.addValue(column(batch, String.class, d -> d.question().advertiser()));
    rows.addValue(column(batch, String.class, d -> d.question().agency()));
    rows.addValue(column(batch, String.class, d -> d.question().callerId().text()));
    rows.addValue(column(batch, String.class, d -> d.question().purpose().name()));
    rows.addValue(column(batch, String.class, d -> d.question().subject()));
    rows.addValue(column(batch, OffsetDateTime.class, d -> utc(d.question().at())));
    rows.addValue(column(batch, String.class, d -> d.answer().decision().name()));
    rows.addValue(column(batch, String.class, d -> reasonCodes(d.answer())));
    rows.addValue(column(batch, Boolean.class, d -> d.answer().binding()));
    rows.addValue(column(batch, String.class, Decided::askedBy));
    rows.addValue(column(batch, Buffer.class, d -> encrypted(d.question().callee())));
    rows.addValue(LogPage.MOST);
    return pool.preparedQuery(APPEND)
        .execute(rows)
        .ifNoItem()
        .after(deadline)
        .fail()
        .replaceWith(() -> batch.stream().map(Decided::answer).toList());
  }

  private List<byte[]> pages(List<Decided> batch) {
    DecisionTexts texts = new DecisionTexts();
    return batch.stream()
        .gather(Gatherers.windowFixed(LogPage.MOST))
        .map(page -> LogPage.pack(lines -> texts.lines(page, lines)))
        .toList();
  }

  private Buffer encrypted(Callee callee) {
    return Buffer.buffer(cipher.encrypt(callee.text(), PURPOSE));
  }

  private static String reasonCodes(CallPermission answer) {
    return answer.reasons().stream()
        .map(reason -> reason.code().name())
        .collect(Collectors.joining(" "));
  }

  private UUID newestKey(Callee callee) {
    return switch (callee) {
      case Callee.Numbered numbered -> keys.newest(numbered.number()).value();
      case Callee.Unparseable unparseable -> keys.newest(unparseable.text()).value();
    };
  }

  @SuppressWarnings("unchecked") // the array has the component type that was given
  private static <T> T[] column(List<Decided> batch, Class<T> type, Function<Decided, T> value) {
    return batch.stream()
        .map(value)
        .toArray(size -> (T[]) java.lang.reflect.Array.newInstance(type, size));
  }

  private static OffsetDateTime utc(java.time.Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
