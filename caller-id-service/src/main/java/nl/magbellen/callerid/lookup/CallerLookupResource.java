package nl.magbellen.callerid.lookup;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import nl.magbellen.facts.CallerFacts;
import nl.magbellen.facts.lookup.CallerLookup;
import nl.magbellen.number.DutchTime;
import nl.magbellen.number.InvalidTelephoneNumberException;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.api.Identifier;
import nl.magbellen.service.health.Rehearsal;
import nl.magbellen.service.lookup.LookupAnswer;
import nl.magbellen.service.lookup.LookupRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Answers the gateway's batches of look-ups with one query: facts, never verdicts. */
@Path("/internal/lookups")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Internal")
public class CallerLookupResource implements Rehearsal {

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

  private static final String NOBODY = "-";

  private final Pool pool;

  CallerLookupResource(Pool pool) {
    this.pool = pool;
  }

  /** A batch, as the document shows it. */
  @Schema(
      name = "CallerLookups",
      requiredProperties = "lookups",
      examples =
          """
          {"lookups": [{"advertiser": "zonnestroom", "agency": "belhuis",
            "callerId": "+31207001234", "telemarketer": "t-0042",
            "at": "2026-11-23T14:00:00+01:00"}]}
          """)
  public record Lookups(List<CallerLookup> lookups) {}

  /** The answers, in the order of the look-ups. */
  @Schema(name = "CallerAnswer", requiredProperties = "facts")
  public record Answer(List<CallerFacts> facts) {}

  @POST
  @RolesAllowed(Role.SERVICE)
  @Operation(operationId = "lookUpCallers", summary = "Who calls, for a batch of questions")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Lookups.class)))
  @APIResponse(
      responseCode = "200",
      description = "The answers, in the order of the look-ups",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Answer.class)))
  public Uni<byte[]> lookUp(byte[] body) {
    return find(
        LookupRequest.ofCallers(body).stream().map(CallerLookupResource::readable).toList());
  }

  @Override
  public Uni<Void> rehearse() {
    return find(List.of(new CallerLookup(NOBODY, NOBODY, "-", NOBODY, DutchTime.now())))
        .replaceWithVoid();
  }

  private Uni<byte[]> find(List<CallerLookup> lookups) {
    return pool.preparedQuery(QUERY)
        .execute(
            Tuple.of(
                texts(lookups, CallerLookup::advertiser),
                texts(lookups, CallerLookup::agency),
                texts(lookups, CallerLookup::callerId),
                texts(lookups, CallerLookup::telemarketer),
                lookups.stream()
                    .map(lookup -> lookup.at().atOffset(ZoneOffset.UTC))
                    .toArray(OffsetDateTime[]::new)))
        .map(
            rows ->
                LookupAnswer.of(
                    StreamSupport.stream(rows.spliterator(), false)
                        .map((Row row) -> row.getString("facts"))
                        .toList()));
  }

  /**
   * What comes from a dialer may hold anything: about an id of another form nothing is on record.
   */
  private static CallerLookup readable(CallerLookup lookup) {
    boolean isReadable =
        Stream.of(lookup.advertiser(), lookup.agency(), lookup.telemarketer())
            .allMatch(id -> id == null || Identifier.isOne(id));
    return isReadable
        ? new CallerLookup(
            lookup.advertiser(),
            lookup.agency(),
            e164(lookup.callerId()),
            lookup.telemarketer(),
            lookup.at())
        : new CallerLookup(NOBODY, null, null, null, lookup.at());
  }

  private static String e164(String callerId) {
    try {
      return callerId == null ? null : TelephoneNumber.parse(callerId).e164();
    } catch (InvalidTelephoneNumberException e) {
      return null;
    }
  }

  private static String[] texts(List<CallerLookup> lookups, Function<CallerLookup, String> field) {
    return lookups.stream().map(field).toArray(String[]::new);
  }
}
