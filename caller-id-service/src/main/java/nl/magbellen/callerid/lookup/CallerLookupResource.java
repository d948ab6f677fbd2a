package nl.magbellen.callerid.lookup;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import nl.magbellen.facts.CallerFacts;
import nl.magbellen.facts.lookup.CallerLookup;
import nl.magbellen.number.InvalidTelephoneNumberException;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.api.Identifier;
import nl.magbellen.service.health.WarmUpTask;
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
public class CallerLookupResource implements WarmUpTask {

  private static final String NOBODY = "-";

  private final CallerLookups query;
  private final InstantSource time;

  CallerLookupResource(CallerLookups query, InstantSource time) {
    this.query = query;
    this.time = time;
  }

  /** A batch, as the document shows it. */
  @Schema(
      name = "CallerLookups",
      requiredProperties = "lookups",
      examples =
          """
          {"lookups": [{"advertiser": "zonnestroom", "agency": "belhuis",
            "callerId": "+31207001234", "telemarketer": "t-0042", "telemarketers": [],
            "at": "2026-11-23T14:00:00+01:00"}]}
          """)
  public record CallerLookupBatch(List<CallerLookup> lookups) {}

  /** The answers, in the order of the look-ups. */
  @Schema(name = "CallerAnswer", requiredProperties = "facts")
  public record CallerAnswer(List<CallerFacts> facts) {}

  @POST
  @RolesAllowed(Role.SERVICE)
  @Operation(operationId = "lookUpCallers", summary = "Who calls, for a batch of questions")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = CallerLookupBatch.class)))
  @APIResponse(
      responseCode = "200",
      description = "The answers, in the order of the look-ups",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = CallerAnswer.class)))
  public Uni<byte[]> lookUp(byte[] body) {
    return query.find(
        LookupRequest.ofCallers(body).stream().map(CallerLookupResource::readable).toList());
  }

  @Override
  public Uni<Void> warmUp() {
    return query
        .find(
            List.of(new CallerLookup(NOBODY, NOBODY, "-", NOBODY, List.of(NOBODY), time.instant())))
        .replaceWithVoid();
  }

  /**
   * What comes from a dialer may hold anything: about an id of another form nothing is on record.
   */
  private static CallerLookup readable(CallerLookup lookup) {
    boolean isReadable =
        Stream.concat(
                Stream.of(lookup.advertiser(), lookup.agency(), lookup.telemarketer()),
                lookup.telemarketers().stream())
            .allMatch(id -> id == null || Identifier.isOne(id));
    return isReadable
        ? new CallerLookup(
            lookup.advertiser(),
            lookup.agency(),
            e164(lookup.callerId()),
            lookup.telemarketer(),
            lookup.telemarketers(),
            lookup.at())
        : new CallerLookup(NOBODY, null, null, null, null, lookup.at());
  }

  private static String e164(String callerId) {
    try {
      return callerId == null ? null : TelephoneNumber.parse(callerId).e164();
    } catch (InvalidTelephoneNumberException e) {
      return null;
    }
  }
}
