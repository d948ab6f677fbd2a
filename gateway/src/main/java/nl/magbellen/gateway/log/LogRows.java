package nl.magbellen.gateway.log;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

  /**
   * A column of the log that has a value for each decision of a batch.
   *
   * @param type of one value, in PostgreSQL
   * @param selected what is stored, in SQL: the name, or an expression with it
   * @param array makes an array of values
   */
  private record Column<T>(
      String name,
      String type,
      String selected,
      IntFunction<T[]> array,
      BiFunction<LogRows, Decided, T> value) {

    static <T> Column<T> of(
        String name, String type, IntFunction<T[]> array, Function<Decided, T> value) {
      return new Column<>(name, type, name, array, (_, decided) -> value.apply(decided));
    }

    static Column<String> text(String name, Function<Decided, String> value) {
      return of(name, "text", String[]::new, value);
    }

    T[] of(LogRows rows, List<Decided> batch) {
      return batch.stream().map(decided -> value.apply(rows, decided)).toArray(array);
    }
  }

  private static final List<Column<?>> COLUMNS =
      List.of(
          new Column<>(
              "callee_key", "uuid", "callee_key", UUID[]::new, (rows, d) -> rows.newestKey(d)),
          new Column<>(
              "callee_cipher",
              "bytea",
              "callee_cipher",
              Buffer[]::new,
              (rows, d) -> rows.encrypted(d)),
          Column.of("id", "uuid", UUID[]::new, d -> d.answer().id()),
          Column.text("advertiser", d -> d.question().terms().advertiser()),
          Column.text("agency", d -> d.question().terms().agency()),
          Column.text("caller_id", d -> d.question().terms().callerId().text()),
          Column.text("purpose", d -> d.question().terms().purpose().name()),
          Column.text("subject", d -> d.question().terms().subject()),
          Column.of("asked_at", "timestamptz", OffsetDateTime[]::new, d -> utc(d.question().at())),
          Column.text("verdict", d -> d.answer().decision().name()),
          new Column<>(
              "reason_codes",
              "text",
              "string_to_array(reason_codes, ' ')",
              String[]::new,
              (_, d) -> reasonCodes(d.answer())),
          Column.of("binding", "boolean", Boolean[]::new, d -> d.answer().binding()),
          Column.text("asked_by", Decided::askedBy),
          new Column<>(
              "reference_key",
              "uuid",
              "reference_key",
              UUID[]::new,
              (rows, d) -> rows.referenceKey(d)));

  /** Parameters 1 to 7; those of the columns follow. */
  private static final int BEFORE_COLUMNS = 7;

  private static final int CALLEE_KEY = 0;
  private static final int REFERENCE_KEY = COLUMNS.size() - 1;

  /** Takes the rows as its parameters; what may follow is what to do with those that are there. */
  static final String INSERT =
      """
      with page as (
        insert into decision_page (decided_at, id, mourning_days, content, answer_by, test)
        select $1, id, $2, content, $6, not $7 from unnest($3::uuid[], $4::bytea[]) as p(id, content)
        on conflict do nothing
      ), waiting as (
        insert into leaf_waiting (kind, record, at) select 'decisions', id, $1 from unnest($3) as id where $7
      )
      insert into decision (decided_at, page, place, %1$s)
      select $1, ($3::uuid[])[1 + (n - 1) / $5::integer], (n - 1) %% $5::integer, %2$s
      from unnest(%3$s) with ordinality as d(%1$s, n)
      """
          .formatted(joined(Column::name), joined(Column::selected), arrays());

  private static String joined(Function<Column<?>, String> part) {
    return COLUMNS.stream().map(part).collect(Collectors.joining(", "));
  }

  private static String arrays() {
    return IntStream.range(0, COLUMNS.size())
        .mapToObj(n -> "$%d::%s[]".formatted(BEFORE_COLUMNS + 1 + n, COLUMNS.get(n).type()))
        .collect(Collectors.joining(", "));
  }

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
    List<Object[]> columns = new ArrayList<>();
    COLUMNS.forEach(column -> columns.add(column.of(this, batch)));
    List<byte[]> pages = pages(batch, columns);
    Tuple rows = Tuple.tuple();
    rows.addValue(utc(decidedAt));
    rows.addValue(first.mourningDays().toArray(LocalDate[]::new));
    rows.addValue(pages.stream().map(page -> Ids.at(decidedAt)).toArray(UUID[]::new));
    rows.addValue(pages.stream().map(Buffer::buffer).toArray(Buffer[]::new));
    rows.addValue(LogPage.MOST);
    rows.addValue(answerBy == null ? null : utc(answerBy));
    rows.addValue(!first.isTest());
    columns.forEach(rows::addValue);
    return rows;
  }

  private static List<byte[]> pages(List<Decided> batch, List<Object[]> columns) {
    DecisionTexts texts = new DecisionTexts();
    RowLines keys = new RowLines(columns.get(CALLEE_KEY), columns.get(REFERENCE_KEY));
    return IntStream.range(0, 1 + (batch.size() - 1) / LogPage.MOST)
        .mapToObj(
            page -> {
              int from = page * LogPage.MOST;
              int to = Math.min(from + LogPage.MOST, batch.size());
              return LogPage.pack(
                  lines -> {
                    texts.lines(batch.subList(from, to), lines);
                    keys.write(batch, from, to, lines);
                  });
            })
        .toList();
  }

  private Buffer encrypted(Decided decided) {
    return Buffer.buffer(cipher.encrypt(decided.question().callee().text(), DecisionLog.PURPOSE));
  }

  private static String reasonCodes(CallPermission answer) {
    return answer.reasons().stream()
        .map(reason -> reason.code().name())
        .collect(Collectors.joining(" "));
  }

  private UUID newestKey(Decided decided) {
    return switch (decided.question().callee()) {
      case Callee.Numbered numbered -> keys.newest(numbered.number()).value();
      case Callee.Unparseable unparseable -> keys.newest(unparseable.text()).value();
    };
  }

  private UUID referenceKey(Decided decided) {
    String reference = decided.answer().reference();
    return reference == null
        ? null
        : keys.newest(CalledDecisions.textOf(reference, decided.askedBy())).value();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
