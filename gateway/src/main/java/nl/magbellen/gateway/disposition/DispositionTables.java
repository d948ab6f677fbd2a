package nl.magbellen.gateway.disposition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.magbellen.service.database.CurrentSession;

/** Keeps the tables of dispositions, with their history, and counts the words that have none. */
@ApplicationScoped
class DispositionTables {

  private static final TypeReference<LinkedHashMap<String, Meaning>> MEANINGS =
      new TypeReference<>() {};

  private static final String LATEST =
      """
      select distinct on (owner_kind, owner) owner_kind, owner, meanings
      from disposition_table
      where (owner_kind, owner) in (select * from unnest($1::text[], $2::text[]))
      order by owner_kind, owner, sequence desc
      """;

  private static final String COUNT =
      """
      insert into unmapped_disposition as u (owner_kind, owner, disposition, word, times)
      select * from unnest(
        cast(:kinds as text[]), cast(:owners as text[]), cast(:dispositions as text[]),
        cast(:words as text[]), cast(:times as bigint[]))
      on conflict (owner_kind, owner, disposition)
        do update set times = u.times + excluded.times, last_at = now()
      """;

  private static final String UNMAPPED =
      """
      select disposition, times, first_at, last_at from unmapped_disposition
      where owner_kind = $1 and owner = $2 and ($3::text is null or disposition > $3)
        and word <> all($4::text[])
      order by disposition
      limit $5
      """;

  private final Pool pool;
  private final ObjectMapper json;

  DispositionTables(Pool pool, ObjectMapper json) {
    this.pool = pool;
    this.json = json;
  }

  /** The words of each owner that has a table. */
  Uni<Map<TableOwner, Map<Word, Meaning>>> of(Collection<TableOwner> owners) {
    if (owners.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    return written(owners)
        .map(
            tables -> {
              Map<TableOwner, Map<Word, Meaning>> read = new HashMap<>();
              tables.forEach((owner, table) -> read.put(owner, bare(table)));
              return read;
            });
  }

  private static Map<Word, Meaning> bare(Map<String, Meaning> table) {
    Map<Word, Meaning> bare = new HashMap<>();
    table.forEach((word, meaning) -> bare.put(Word.of(word), meaning));
    return bare;
  }

  /** The table of an owner as it was written; empty if there is none. */
  Uni<Map<String, Meaning>> written(TableOwner owner) {
    return written(List.of(owner)).map(tables -> tables.getOrDefault(owner, Map.of()));
  }

  private Uni<Map<TableOwner, Map<String, Meaning>>> written(Collection<TableOwner> owners) {
    return pool.preparedQuery(LATEST)
        .execute(
            Tuple.of(
                owners.stream().map(owner -> owner.kind().name()).toArray(String[]::new),
                owners.stream().map(TableOwner::id).toArray(String[]::new)))
        .map(
            rows -> {
              Map<TableOwner, Map<String, Meaning>> tables = new HashMap<>();
              rows.forEach(
                  row ->
                      tables.put(
                          new TableOwner(
                              TableOwner.Kind.valueOf(row.getString("owner_kind")),
                              row.getString("owner")),
                          read(row.getString("meanings"))));
              return tables;
            });
  }

  /** Puts a table in the place of the owner's present one, which stays in its history. */
  Uni<Void> put(TableOwner owner, Map<String, Meaning> table, String recordedBy) {
    return pool.preparedQuery(
            "insert into disposition_table (owner_kind, owner, meanings, recorded_by)"
                + " values ($1, $2, $3, $4)")
        .execute(Tuple.of(owner.kind().name(), owner.id(), write(table), recordedBy))
        .replaceWithVoid();
  }

  /** Adds to the counts of these words, in the caller's transaction. */
  Uni<Void> count(Map<UnmappedWord, Long> counts) {
    List<UnmappedWord> words = List.copyOf(counts.keySet());
    return CurrentSession.sql(COUNT)
        .with(
            "kinds", words.stream().map(word -> word.owner().kind().name()).toArray(String[]::new))
        .with("owners", words.stream().map(word -> word.owner().id()).toArray(String[]::new))
        .with("dispositions", words.stream().map(UnmappedWord::disposition).toArray(String[]::new))
        .with(
            "words",
            words.stream().map(word -> Word.of(word.disposition()).bare()).toArray(String[]::new))
        .with("times", words.stream().map(counts::get).toArray(Long[]::new))
        .execute()
        .replaceWithVoid();
  }

  /** A word of an owner that was counted. */
  record Counted(String disposition, long times, Instant firstAt, Instant lastAt) {}

  /**
   * The words that stood in no table when they were reported and stand in none now, in the order of
   * their text.
   *
   * @param after only words after this one; null for all
   */
  Uni<List<Counted>> unmapped(TableOwner owner, String after, int most) {
    return of(List.of(owner))
        .map(tables -> tables.getOrDefault(owner, Map.of()).keySet())
        .map(mapped -> mapped.stream().map(Word::bare).toArray(String[]::new))
        .flatMap(
            mapped ->
                pool.preparedQuery(UNMAPPED)
                    .execute(Tuple.of(owner.kind().name(), owner.id(), after, mapped, most)))
        .map(
            rows -> {
              List<Counted> counted = new ArrayList<>();
              rows.forEach(
                  row ->
                      counted.add(
                          new Counted(
                              row.getString("disposition"),
                              row.getLong("times"),
                              row.getOffsetDateTime("first_at").toInstant(),
                              row.getOffsetDateTime("last_at").toInstant())));
              return counted;
            });
  }

  private Map<String, Meaning> read(String text) {
    try {
      return json.readValue(text, MEANINGS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A table of dispositions cannot be read.", e);
    }
  }

  private String write(Map<String, Meaning> table) {
    try {
      return json.writeValueAsString(table);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A table of dispositions cannot be written.", e);
    }
  }
}
