package nl.magbellen.gateway.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
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
import nl.magbellen.gateway.answer.Said;
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
      insert into decision
        (callee_key, decided_at, id, advertiser, agency, caller_id, asked_at, verdict, reason_codes,
         binding, asked_by, callee_cipher, question, facts, mourning_days, answer)
      select callee_key, decided_at, id, advertiser, agency, caller_id, asked_at, verdict,
             string_to_array(reason_codes, ' '), binding, asked_by, callee_cipher, question, facts,
             $16::date[], answer
      from unnest($1::uuid[], $2::timestamptz[], $3::uuid[], $4::text[], $5::text[], $6::text[],
                  $7::timestamptz[], $8::text[], $9::text[], $10::boolean[], $11::text[],
                  $12::bytea[], $13::text[], $14::text[], $15::text[])
        as d(callee_key, decided_at, id, advertiser, agency, caller_id, asked_at, verdict,
             reason_codes, binding, asked_by, callee_cipher, question, facts, answer)
      """;

  private static final String FIND =
      "select id, asked_by, callee_cipher, question, answer from decision"
          + " where id = $1 and decided_at = $2";

  private static final String SEARCH =
      """
      select id, asked_by, callee_cipher, question, answer from decision
      where ($1::uuid[] is null or callee_key = any($1))
        and ($2::text[] is null or advertiser = any($2))
        and ($3::text is null or agency = $3)
        and ($4::text is null or verdict = $4)
        and ($5::text is null or $5 = any(reason_codes))
        and ($6::timestamptz is null or decided_at >= $6)
        and ($7::timestamptz is null or decided_at < $7)
        and ($8::uuid is null or (decided_at, id) < ($9, $8))
      order by decided_at desc, id desc
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
   * Puts a batch on durable record, all or none, and gives back what it says there; fails when that
   * does not happen in time.
   */
  public Uni<List<Said>> append(List<Decided> batch) {
    DecisionTexts texts = new DecisionTexts(json);
    List<Said> answers = batch.stream().map(Decided::answer).map(texts::say).toList();
    Tuple rows = Tuple.tuple();
    rows.addValue(column(batch, UUID.class, d -> newestKey(d.question().callee())));
    rows.addValue(column(batch, OffsetDateTime.class, d -> utc(d.answer().decidedAt())));
    rows.addValue(column(batch, UUID.class, d -> d.answer().id()));
    rows.addValue(column(batch, String.class, d -> d.question().advertiser()));
    rows.addValue(column(batch, String.class, d -> d.question().agency()));
    rows.addValue(column(batch, String.class, d -> d.question().callerId().text()));
    rows.addValue(column(batch, OffsetDateTime.class, d -> utc(d.question().at())));
    rows.addValue(column(batch, String.class, d -> d.answer().decision().name()));
    rows.addValue(column(batch, String.class, d -> reasonCodes(d.answer())));
    rows.addValue(column(batch, Boolean.class, d -> d.answer().binding()));
    rows.addValue(column(batch, String.class, Decided::askedBy));
    rows.addValue(
        column(
            batch,
            io.vertx.core.buffer.Buffer.class,
            d ->
                io.vertx.core.buffer.Buffer.buffer(
                    cipher.encrypt(d.question().callee().text(), PURPOSE))));
    rows.addValue(column(batch, String.class, d -> texts.of(LoggedQuestion.of(d.question()))));
    rows.addValue(column(batch, String.class, d -> texts.of(d.facts())));
    rows.addValue(answers.stream().map(Said::text).toArray(String[]::new));
    rows.addValue(batch.getFirst().mourningDays().toArray(LocalDate[]::new));
    return pool.preparedQuery(APPEND)
        .execute(rows)
        .ifNoItem()
        .after(deadline)
        .fail()
        .replaceWith(answers);
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
    LoggedQuestion question = read(row.getString("question"), LoggedQuestion.class);
    return new LoggedDecision(
        question.askedAbout(Callee.parse(callee)),
        row.getString("asked_by"),
        read(row.getString("answer"), CallPermission.class));
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
