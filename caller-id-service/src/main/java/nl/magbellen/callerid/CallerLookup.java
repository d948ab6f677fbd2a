package nl.magbellen.callerid;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import nl.magbellen.number.DutchTime;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.health.Rehearsal;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Answers the gateway's batch of look-ups with one query: facts, never verdicts. Every look-up
 * stands for itself: for one that cannot be read nothing is on record.
 */
@Path("/internal/lookups")
@Tag(name = "Internal")
public class CallerLookup implements Rehearsal {

  /**
   * Each subquery is a probe of one index; the entry of a batch is their sum. The selects around
   * the parameters hide the length of the batch from the planner, which would otherwise make a plan
   * for every small one.
   */
  private static final String QUERY =
      """
      select json_build_object(
        'advertiser', (
          select json_build_object('id', v.entry, 'name', v.name, 'sector', v.sector,
            'active', v.active, 'untrainedTelemarketer', v.untrained_telemarketer,
            'similarSubjects', v.similar_subjects::json)
          from advertiser_version v
          where v.entry = l.advertiser and (v.recorded_at <= l.at or v.version = 1)
          order by v.version desc limit 1),
        'mandates', (
          select coalesce(json_agg(json_build_object('id', m.id, 'subjects', m.subjects,
            'from', m.valid_from, 'to', m.valid_to, 'kind', m.kind) order by m.id), '[]')
          from mandate m
          where m.advertiser = l.advertiser and m.agency = l.agency),
        'callerIds', (
          select coalesce(json_agg(json_build_object('id', c.id, 'agency', c.agency,
            'from', c.registered_from, 'provenAt', c.proven_at, 'releasedAt', c.released_at,
            'publishedAt', c.published_at, 'publicationUrl', c.publication_url,
            'lastUsedOn', c.last_used_on, 'lastCallbackCheck', (
              select json_build_object('id', k.id, 'at', k.at, 'result', k.result,
                'identifiesAdvertiser', k.identifies_advertiser,
                'ordinaryTariff', k.ordinary_tariff)
              from callback_check k
              where k.caller_id = c.id and k.at <= l.at
              order by k.at desc, k.id desc limit 1)) order by c.id), '[]')
          from caller_id c
          where c.advertiser = l.advertiser and c.number = l.caller_id),
        'telemarketer', (
          select json_build_object('id', t.telemarketer, 'agency', t.agency,
            'advertisers', array_remove(array[t.advertiser], null), 'trainings', (
            select coalesce(json_agg(json_build_object('id', e.id, 'module', e.module,
              'codeVersion', e.code_version, 'passedOn', e.passed_on,
              'validUntil', e.valid_until) order by e.id), '[]')
            from training e where e.telemarketer = t.entry))
          from telemarketer_version t
          where t.entry = coalesce('agency:' || l.agency, 'advertiser:' || l.advertiser)
              || '/' || l.telemarketer
            and (t.recorded_at <= l.at or t.version = 1)
          order by t.version desc limit 1)
      )::text as facts
      from unnest((select $1::text[]), (select $2::text[]), (select $3::text[]),
          (select $4::text[]), (select $5::timestamptz[]))
        with ordinality as l(advertiser, agency, caller_id, telemarketer, at, place)
      order by l.place
      """;

  private final Pool pool;
  private final FactReader facts;

  CallerLookup(Pool pool, FactReader facts) {
    this.pool = pool;
    this.facts = facts;
  }

  /** A batch; the answer has one entry per entry, in the same order. */
  @Schema(
      description = "A batch of look-ups",
      examples =
          """
          {"lookups": [{"advertiser": "zonnestroom", "agency": "belhuis",
            "callerId": "+31207001234", "telemarketer": "t-0042",
            "at": "2026-11-23T14:00:00+01:00"}]}
          """)
  public record Lookups(@NotNull List<CallerQuestion> lookups) {}

  /** The answers, in the order of the look-ups. */
  @Schema(requiredProperties = "facts")
  public record Answer(List<CallerFacts> facts) {}

  @POST
  @RolesAllowed(Role.SERVICE)
  @Operation(operationId = "lookUpCallers", summary = "Who calls, for a batch of questions")
  public Uni<Answer> lookUp(@NotNull @Valid Lookups body) {
    return find(body.lookups());
  }

  @Override
  public Uni<Void> rehearse() {
    return find(List.of(new CallerQuestion("-", "-", "-", "-", DutchTime.now()))).replaceWithVoid();
  }

  private Uni<Answer> find(List<CallerQuestion> questions) {
    Tuple batch =
        Tuple.of(
            texts(questions, CallerQuestion::advertiser),
            texts(questions, CallerQuestion::agency),
            texts(questions, CallerQuestion::callerId),
            texts(questions, CallerQuestion::telemarketer),
            questions.stream().map(CallerLookup::instant).toArray(OffsetDateTime[]::new));
    return pool.preparedQuery(QUERY).execute(batch).map(this::answer);
  }

  private static String[] texts(
      List<CallerQuestion> questions, Function<CallerQuestion, String> field) {
    return questions.stream().map(field).toArray(String[]::new);
  }

  private static OffsetDateTime instant(CallerQuestion question) {
    return question.at() == null ? null : question.at().atOffset(ZoneOffset.UTC);
  }

  private Answer answer(RowSet<Row> rows) {
    return new Answer(
        StreamSupport.stream(rows.spliterator(), false)
            .map(row -> facts.read(row.getString("facts")))
            .toList());
  }
}
