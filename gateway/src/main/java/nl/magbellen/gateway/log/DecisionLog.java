package nl.magbellen.gateway.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.magbellen.common.Ids;
import nl.magbellen.common.NumberCipher;
import nl.magbellen.common.NumberKey;
import nl.magbellen.common.NumberKeys;
import nl.magbellen.gateway.answer.CallPermission;
import nl.magbellen.gateway.answer.Decided;
import nl.magbellen.gateway.json.DecisionTexts;
import nl.magbellen.gateway.question.Callee;
import nl.magbellen.gateway.question.LoggedQuestion;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What was asked, on which facts, and what was answered: the proof. Append only. The number that
 * was called is kept by its key and encrypted.
 */
@ApplicationScoped
public class DecisionLog {

  private static final String PURPOSE = "decision.callee";

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

  private static final String READ =
      """
      select d.id, d.asked_by, d.callee_cipher, d.question, d.facts, d.answer, p.content, d.place
      from decision d left join decision_page p on p.id = d.page and p.decided_at = d.decided_at
      """;

  private static final String FIND = READ + "where d.id = $1 and d.decided_at = $2";

  private static final String SEARCH =
      READ
          + """
          where ($1::uuid[] is null or d.callee_key = any($1))
            and ($2::text[] is null or d.advertiser = any($2))
            and ($3::text is null or d.agency = $3)
            and ($4::text is null or d.verdict = $4)
            and ($5::text is null or $5 = any(d.reason_codes))
            and ($6::timestamptz is null or d.decided_at >= $6)
            and ($7::timestamptz is null or d.decided_at < $7)
            and ($8::uuid is null or (d.decided_at, d.id) < ($9, $8))
          order by d.decided_at desc, d.id desc
          limit $10
          """;

  private final Pool pool;
  private final NumberKeys keys;
  private final NumberCipher cipher;
  private final ObjectMapper json;
  private final Duration deadline;

  DecisionLog(
      Pool pool,
      NumberKeys keys,
      NumberCipher cipher,
      ObjectMapper json,
      @ConfigProperty(name = "magbellen.log.deadline") Duration deadline) {
    this.pool = pool;
    this.keys = keys;
    this.cipher = cipher;
    this.json = json;
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
    List<byte[]> pages = new ArrayList<>();
    for (int from = 0; from < batch.size(); from += LogPage.MOST) {
      List<Decided> page = batch.subList(from, Math.min(batch.size(), from + LogPage.MOST));
      pages.add(LogPage.pack(lines -> texts.lines(page, lines)));
    }
    return pages;
  }

  /** The decision with this id, or null. */
  public Uni<LoggedDecision> find(UUID id) {
    if (id.version() != 7) {
      return Uni.createFrom().nullItem();
    }
    return pool.preparedQuery(FIND)
        .execute(Tuple.of(id, utc(Ids.instantOf(id))))
        .map(rows -> read(rows).stream().findFirst().orElse(null));
  }

  /** The decisions that fit, newest first. */
  public Uni<List<LoggedDecision>> search(LogFilter filter) {
    Tuple parameters = Tuple.tuple();
    parameters.addValue(
        filter.callee() == null
            ? null
            : keys.all(filter.callee()).stream().map(NumberKey::value).toArray(UUID[]::new));
    parameters.addValue(
        filter.advertisers() == null ? null : filter.advertisers().toArray(String[]::new));
    parameters.addValue(filter.agency());
    parameters.addValue(filter.verdict() == null ? null : filter.verdict().name());
    parameters.addValue(filter.reason() == null ? null : filter.reason().name());
    parameters.addValue(filter.from() == null ? null : utc(filter.from()));
    parameters.addValue(filter.to() == null ? null : utc(filter.to()));
    parameters.addValue(filter.before());
    parameters.addValue(filter.before() == null ? null : utc(Ids.instantOf(filter.before())));
    parameters.addValue(filter.most());
    return pool.preparedQuery(SEARCH).execute(parameters).map(this::read);
  }

  private List<LoggedDecision> read(RowSet<Row> rows) {
    List<LoggedDecision> found = new ArrayList<>();
    rows.forEach(row -> found.add(logged(row)));
    return found;
  }

  private LoggedDecision logged(Row row) {
    String callee = cipher.decryptText(row.getBuffer("callee_cipher").getBytes(), PURPOSE);
    LoggedTexts texts = texts(row);
    return new LoggedDecision(
        read(texts.question(), LoggedQuestion.class).askedAbout(Callee.parse(callee)),
        row.getString("asked_by"),
        read(texts.answer(), CallPermission.class));
  }

  /** The texts are on a page; those of decisions from before there were pages, in the row. */
  private static LoggedTexts texts(Row row) {
    Short place = row.getShort("place");
    return place == null
        ? new LoggedTexts(
            row.getString("question"), row.getString("facts"), row.getString("answer"))
        : LogPage.read(row.getBuffer("content").getBytes(), place);
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

  private <T> T read(String text, Class<T> type) {
    try {
      return json.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A logged decision cannot be read.", e);
    }
  }
}
