package nl.magbellen.gateway.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import nl.magbellen.facts.json.FactsJson;
import nl.magbellen.gateway.answer.CallPermission;
import nl.magbellen.number.Ids;
import nl.magbellen.number.NumberCipher;
import nl.magbellen.number.NumberKey;
import nl.magbellen.number.NumberKeys;
import nl.magbellen.question.Callee;
import nl.magbellen.question.Question;
import nl.magbellen.question.json.TermsJson;

/** Finds decisions on record. */
@ApplicationScoped
public class LoggedDecisions {

  private static final String COLUMNS =
      "select id, decided_at, asked_by, callee_cipher, page, place from decision ";

  private static final String FIND = COLUMNS + "where id = $1 and decided_at = $2";

  private static final String FIND_ALL =
      """
      select d.id, d.decided_at, d.asked_by, d.callee_cipher, d.page, d.place
      from unnest($1::uuid[], $2::timestamptz[]) as wanted(id, decided_at)
        join decision d on d.id = wanted.id and d.decided_at = wanted.decided_at
      """;

  private static final String SEARCH =
      COLUMNS
          + """
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

  private static final String MOURNING_DAYS =
      """
      select p.mourning_days as days
      from decision d join decision_page p on p.id = d.page and p.decided_at = d.decided_at
      where d.id = $1 and d.decided_at = $2
      """;

  private static final String PAGES =
      """
      select p.id, p.content
      from unnest($1::uuid[], $2::timestamptz[]) as wanted(id, decided_at)
        join decision_page p on p.id = wanted.id and p.decided_at = wanted.decided_at
      """;

  private final Pool pool;
  private final NumberKeys keys;
  private final NumberCipher cipher;
  private final ObjectMapper json;

  LoggedDecisions(Pool pool, NumberKeys keys, NumberCipher cipher, ObjectMapper json) {
    this.pool = pool;
    this.keys = keys;
    this.cipher = cipher;
    this.json = json;
  }

  /** The decision with this id, or null. */
  public Uni<LoggedDecision> find(UUID id) {
    if (id.version() != 7) {
      return Uni.createFrom().nullItem();
    }
    return rows(FIND, keyOf(id))
        .flatMap(rows -> pagesOf(rows).map(pages -> read(rows, pages)))
        .map(found -> found.isEmpty() ? null : found.getFirst());
  }

  /** The decisions with these ids, by them; what there is none of is left out. */
  Uni<Map<UUID, LoggedDecision>> findAll(List<UUID> ids) {
    if (ids.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    Tuple parameters =
        Tuple.of(
            ids.toArray(UUID[]::new),
            ids.stream().map(id -> utc(Ids.instantOf(id))).toArray(OffsetDateTime[]::new));
    return rows(FIND_ALL, parameters)
        .flatMap(this::readAside)
        .map(
            found ->
                found.stream()
                    .collect(Collectors.toMap(logged -> logged.answer().id(), logged -> logged)));
  }

  /** To unpack the pages of many takes too long for an event loop, to which the result returns. */
  private Uni<List<LoggedDecision>> readAside(List<Row> rows) {
    Context loop = Vertx.currentContext();
    return pagesOf(rows)
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(pages -> read(rows, pages))
        .emitOn(MutinyHelper.executor(loop));
  }

  /** The decision with this id and on what it was decided, or null. */
  public Uni<ReplayableDecision> findWithFacts(UUID id) {
    if (id.version() != 7) {
      return Uni.createFrom().nullItem();
    }
    return rows(FIND, keyOf(id))
        .flatMap(
            rows ->
                rows.isEmpty()
                    ? Uni.createFrom().nullItem()
                    : Uni.combine()
                        .all()
                        .unis(pagesOf(rows), rows(MOURNING_DAYS, keyOf(id)))
                        .with(
                            (pages, days) -> replayable(rows.getFirst(), pages, days.getFirst())));
  }

  private static Tuple keyOf(UUID id) {
    return Tuple.of(id, utc(Ids.instantOf(id)));
  }

  private ReplayableDecision replayable(Row row, Map<UUID, byte[]> pages, Row days) {
    LoggedTexts texts =
        LogPage.read(content(row.getUUID("page"), pages), Set.of(place(row))).get(place(row));
    return new ReplayableDecision(
        logged(row, texts),
        FactsJson.facts(texts.facts()),
        new TreeSet<>(List.of(days.getArrayOfLocalDates("days"))));
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
    return rows(SEARCH, parameters).flatMap(this::readAside);
  }

  private Uni<List<Row>> rows(String query, Tuple parameters) {
    return pool.preparedQuery(query).execute(parameters).map(LoggedDecisions::list);
  }

  /** The content of each page. Decisions that were made together share one: it is fetched once. */
  private Uni<Map<UUID, byte[]>> pagesOf(List<Row> rows) {
    Map<UUID, OffsetDateTime> wanted = new HashMap<>();
    rows.forEach(row -> wanted.put(row.getUUID("page"), row.getOffsetDateTime("decided_at")));
    if (wanted.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    Tuple parameters = Tuple.tuple();
    parameters.addValue(wanted.keySet().toArray(UUID[]::new));
    parameters.addValue(wanted.values().toArray(OffsetDateTime[]::new));
    return rows(PAGES, parameters)
        .map(
            pages ->
                pages.stream()
                    .collect(
                        Collectors.toMap(
                            page -> page.getUUID("id"),
                            page -> page.getBuffer("content").getBytes())));
  }

  private List<LoggedDecision> read(List<Row> rows, Map<UUID, byte[]> pages) {
    Map<UUID, Map<Integer, LoggedTexts>> texts = new HashMap<>();
    rows.stream()
        .collect(
            Collectors.groupingBy(
                row -> row.getUUID("page"),
                Collectors.mapping(LoggedDecisions::place, Collectors.toSet())))
        .forEach((page, places) -> texts.put(page, LogPage.read(content(page, pages), places)));
    return rows.stream()
        .map(row -> logged(row, texts.get(row.getUUID("page")).get(place(row))))
        .toList();
  }

  private static byte[] content(UUID page, Map<UUID, byte[]> pages) {
    byte[] content = pages.get(page);
    if (content == null) {
      throw new IllegalStateException("The log has no page " + page + ".");
    }
    return content;
  }

  private LoggedDecision logged(Row row, LoggedTexts texts) {
    String callee =
        cipher.decryptText(row.getBuffer("callee_cipher").getBytes(), DecisionLog.PURPOSE);
    return new LoggedDecision(
        new Question(Callee.parse(callee), TermsJson.read(texts.question())),
        row.getString("asked_by"),
        read(texts.answer(), CallPermission.class));
  }

  private static int place(Row row) {
    return row.getShort("place");
  }

  private static List<Row> list(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).toList();
  }

  private static OffsetDateTime utc(Instant instant) {
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
