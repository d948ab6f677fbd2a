package nl.magbellen.gateway.hook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import nl.magbellen.gateway.disposition.TableOwner;
import nl.magbellen.gateway.reports.Reporter;

/** Keeps how the clients' own hooks are read, with its history. */
@ApplicationScoped
class HookMappings {

  private static final TypeReference<LinkedHashMap<String, String>> FIELDS =
      new TypeReference<>() {};

  private static final String LATEST =
      """
      select mapping from hook_mapping
      where owner_kind = $1 and owner = $2
      order by sequence desc
      limit 1
      """;

  private final Pool pool;
  private final ObjectMapper json;

  HookMappings(Pool pool, ObjectMapper json) {
    this.pool = pool;
    this.json = json;
  }

  /** That of the agency; that of the only advertiser if there is no agency, or if it has none. */
  Uni<Optional<HookMapping>> of(Reporter reporter) {
    return Multi.createFrom()
        .iterable(HookOwners.of(reporter))
        .onItem()
        .transformToUniAndConcatenate(this::written)
        .filter(fields -> !fields.isEmpty())
        .toUni()
        .map(found -> Optional.ofNullable(found).map(HookMappings::mapping));
  }

  private static HookMapping mapping(Map<String, String> fields) {
    HookMapping mapping = HookMapping.none();
    fields.forEach((name, field) -> HookField.of(field).ifPresent(it -> mapping.field(it, name)));
    return mapping;
  }

  /** That of an owner as it was written; empty if there is none. */
  Uni<Map<String, String>> written(TableOwner owner) {
    return pool.preparedQuery(LATEST)
        .execute(Tuple.of(owner.kind().name(), owner.id()))
        .map(
            found ->
                StreamSupport.stream(found.spliterator(), false)
                    .findFirst()
                    .map(row -> read(row.getString("mapping")))
                    .orElse(Map.of()));
  }

  /** Puts one in the place of the present one. */
  Uni<Void> put(TableOwner owner, Map<String, String> fields, String recordedBy) {
    return pool.preparedQuery(
            "insert into hook_mapping (owner_kind, owner, mapping, recorded_by)"
                + " values ($1, $2, $3, $4)")
        .execute(Tuple.of(owner.kind().name(), owner.id(), write(fields), recordedBy))
        .replaceWithVoid();
  }

  private Map<String, String> read(String text) {
    try {
      return json.readValue(text, FIELDS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A mapping of a hook cannot be read.", e);
    }
  }

  private String write(Map<String, String> fields) {
    try {
      return json.writeValueAsString(fields);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A mapping of a hook cannot be written.", e);
    }
  }
}
