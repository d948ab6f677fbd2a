package nl.magbellen.gateway.log;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import nl.magbellen.gateway.answer.CallPermission;
import nl.magbellen.gateway.answer.Decided;
import nl.magbellen.gateway.json.DecisionTexts;
import nl.magbellen.number.Ids;
import nl.magbellen.number.NumberCipher;
import nl.magbellen.number.NumberKeys;
import nl.magbellen.question.Callee;

/** Writes batches as rows of the log: one array a column, and a page for every few decisions. */
@ApplicationScoped
class LogRows {

  /** Takes the rows as its parameters; what may follow is what to do with those that are there. */
  static final String INSERT =
      """
      with page as (
        insert into decision_page (decided_at, id, mourning_days, content, answer_by)
        select $1, id, $2, content, $19 from unnest($3::uuid[], $4::bytea[]) as p(id, content)
        on conflict do nothing
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

  private final NumberKeys keys;
  private final NumberCipher cipher;

  LogRows(NumberKeys keys, NumberCipher cipher) {
    this.keys = keys;
    this.cipher = cipher;
  }

  /**
   * The rows of a batch that was decided at one instant.
   *
   * @param answerBy after this the database refuses them; null to take them at any time
   */
  Tuple of(List<Decided> batch, Instant answerBy) {
    Decided first = batch.getFirst();
    Instant decidedAt = first.answer().decidedAt();
    List<byte[]> pages = pages(batch);
    Tuple rows = Tuple.tuple();
    rows.addValue(utc(decidedAt));
    rows.addValue(first.mourningDays().toArray(LocalDate[]::new));
    rows.addValue(pages.stream().map(page -> Ids.at(decidedAt)).toArray(UUID[]::new));
    rows.addValue(pages.stream().map(Buffer::buffer).toArray(Buffer[]::new));
    rows.addValue(column(batch, UUID.class, d -> newestKey(d.question().callee())));
    rows.addValue(column(batch, UUID.class, d -> d.answer().id()));
    rows.addValue(column(batch, String.class, d -> d.question().terms().advertiser()));
    rows.addValue(column(batch, String.class, d -> d.question().terms().agency()));
    rows.addValue(column(batch, String.class, d -> d.question().terms().callerId().text()));
    rows.addValue(column(batch, String.class, d -> d.question().terms().purpose().name()));
    rows.addValue(column(batch, String.class, d -> d.question().terms().subject()));
    rows.addValue(column(batch, OffsetDateTime.class, d -> utc(d.question().at())));
    rows.addValue(column(batch, String.class, d -> d.answer().decision().name()));
    rows.addValue(column(batch, String.class, d -> reasonCodes(d.answer())));
    rows.addValue(column(batch, Boolean.class, d -> d.answer().binding()));
    rows.addValue(column(batch, String.class, Decided::askedBy));
    rows.addValue(column(batch, Buffer.class, d -> encrypted(d.question().callee())));
    rows.addValue(LogPage.MOST);
    rows.addValue(answerBy == null ? null : utc(answerBy));
    return rows;
  }

  private static List<byte[]> pages(List<Decided> batch) {
    DecisionTexts texts = new DecisionTexts();
    return batch.stream()
        .gather(Gatherers.windowFixed(LogPage.MOST))
        .map(page -> LogPage.pack(lines -> texts.lines(page, lines)))
        .toList();
  }

  private Buffer encrypted(Callee callee) {
    return Buffer.buffer(cipher.encrypt(callee.text(), DecisionLog.PURPOSE));
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

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
