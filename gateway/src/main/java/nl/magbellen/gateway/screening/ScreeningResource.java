package nl.magbellen.gateway.screening;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.vertx.http.Compressed;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.magbellen.gateway.permission.DecisionPath;
import nl.magbellen.gateway.permission.Intake;
import nl.magbellen.gateway.permission.Intakes;
import nl.magbellen.gateway.permission.QuestionRequest;
import nl.magbellen.gateway.rules.CurrentRulebook;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.connection.SpooledOutput;
import nl.magbellen.service.idempotency.KeyedRequests;
import nl.magbellen.service.problem.ProblemException;
import nl.magbellen.service.problem.RefusalTables;
import nl.magbellen.service.refusal.CommonRefusal.InvalidFields;
import nl.magbellen.service.refusal.Refusal;
import nl.magbellen.service.refusal.RefusedException;
import nl.magbellen.service.share.FairShares;
import nl.magbellen.service.share.FairShares.Place;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

/** Screens lists of any length. */
@Path(ScreeningResource.PATH)
@Tag(name = "Call permissions")
public class ScreeningResource {

  static final String PATH = "/v1/screenings";

  private static final Logger LOG = Logger.getLogger(ScreeningResource.class);
  private static final String CSV = IncomingList.CSV;
  private static final String LINES = IncomingList.LINES;

  private final DecisionPath path;
  private final CurrentRulebook rulebook;
  private final Intakes intakes;
  private final RefusalTables refusals;
  private final Client client;
  private final ObjectMapper json;
  private final ScreeningSettings settings;
  private final RememberedNumbers memory;
  private final FairShares places;
  private final CurrentVertxRequest request;
  private final InstantSource time;

  ScreeningResource(
      DecisionPath path,
      CurrentRulebook rulebook,
      Intakes intakes,
      RefusalTables refusals,
      Client client,
      ObjectMapper json,
      ScreeningSettings settings,
      RememberedNumbers memory,
      CurrentVertxRequest request,
      InstantSource time) {
    this.path = path;
    this.rulebook = rulebook;
    this.intakes = intakes;
    this.refusals = refusals;
    this.client = client;
    this.json = json;
    this.settings = settings;
    this.memory = memory;
    this.places = new FairShares(settings.mostLists());
    this.request = request;
    this.time = time;
  }

  /** How a list is to be read and answered; the constants stand beside it. */
  public static class How {

    @Parameter(
        description =
            "The first row to be answered, from 1: where an earlier answer broke off. From 2 on no header"
                + " row is answered")
    @QueryParam("fromRow")
    @DefaultValue("1")
    @Min(1)
    long fromRow;

    @Parameter(
        description =
            "Which column is which field, where the list names them otherwise:"
                + " callee:phone_number,reference:lead_id. A backslash stands before a comma in a name;"
                + " :Subject leaves a column out")
    @QueryParam("map")
    String map;

    @Parameter(
        description =
            "all: the other columns go through untouched, and the answer's own follow with the prefix mb_")
    @QueryParam("keep")
    String keep;

    @Parameter(
        description = "Answers only rows of these decisions, such as PERMIT; counts tell all")
    @QueryParam("only")
    String only;

    @Parameter(
        description =
            "nl: the list has Dutch numbers, some without their 0 or +, as 612345678 and 31612345678")
    @QueryParam("numbers")
    String numbers;

    @Parameter(
        description =
            "The encoding of the list, where its Content-Type does not say it; without any a byte order"
                + " mark counts, and in CSV a row that is not UTF-8 is read as Windows-1252",
        schema =
            @Schema(
                enumeration = {
                  "utf-8",
                  "utf-16",
                  "utf-16le",
                  "utf-16be",
                  "windows-1252",
                  "iso-8859-1",
                  "iso-8859-15",
                  "us-ascii"
                }))
    @QueryParam("charset")
    String charset;

    @Parameter(
        description =
            "Who reads the answer to CSV. machine: cells stand as they are, and no byte order mark is"
                + " written. spreadsheet: a byte order mark. Without it: one where the list is written as"
                + " spreadsheets write it, and cells that a spreadsheet would run have an apostrophe before"
                + " them")
    @QueryParam("reader")
    String reader;
  }

  @POST
  @Compressed
  @Consumes({CSV, LINES, IncomingList.FORM})
  @Produces({CSV, LINES})
  @RolesAllowed(Role.DIALER)
  @Operation(
      operationId = "screen",
      summary = "May these calls be made? A list of any length, row by row",
      description =
          """
          Answers a row per row, in order, while the list still comes in; in the type of the list. \
          A row that cannot be read or may not be asked has the decision ERROR, and why; it stops \
          nothing. The last row gives the counts, and is there only when the list was whole. Lists may be gzipped both ways. What is constant \
          stands in the query under the names of the question's fields (never the callee); a row's \
          own value comes before it; at=next decides each row for its next calling window. Every decision is on record. Rows bring no permits.""")
  @RequestBody(
      required = true,
      content = {
        @Content(
            mediaType = CSV,
            schema = @Schema(implementation = String.class),
            examples =
                @ExampleObject(
                    name = "list",
                    value = "callee,reference\n+31612345678,row-17\n06-87654321,row-18\n")),
        @Content(mediaType = LINES, schema = @Schema(implementation = QuestionRequest.class)),
        @Content(
            mediaType = IncomingList.FORM,
            schema =
                @Schema(
                    type = SchemaType.OBJECT,
                    description = "A form with a file; its name and its type say what it is"))
      })
  @APIResponse(
      responseCode = "200",
      description = "The answers",
      content = {
        @Content(
            mediaType = CSV,
            schema = @Schema(implementation = String.class),
            examples =
                @ExampleObject(
                    name = "answers",
                    value =
                        """
                        row,reference,id,decision,reasons,basis,evidence,validUntil,retryAt,error,line,mb_number,mb_line,mb_duplicate_of,mb_callable_from,mb_basis_until,mb_first_call_by
                        1,row-17,0199b0c4-4c1e-7b63-9b0a-5d1f6d3c2a10,DENY,NO_LEGAL_BASIS,,,,,,2,+31612345678,MOBILE,,,,
                        1,,,TOTAL,PERMIT=0|DENY=1|ERROR=0,,,,,,,,,,,,
                        """)),
        @Content(
            mediaType = LINES,
            schema = @Schema(anyOf = {ScreenedRow.class, LineFormat.Ending.class}))
      })
  public Response screen(
      @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType type,
      @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_ENCODING) String encoding,
      @Parameter(hidden = true) @HeaderParam(KeyedRequests.HEADER) String key,
      @Valid @BeanParam How how,
      @Context UriInfo address,
      InputStream body)
      throws IOException {
    if (type == null) {
      throw new NotSupportedException();
    }
    if (key != null) {
      throw ProblemException.badRequest(
          "A list takes no Idempotency-Key: its answers are not kept. Where an answer broke off go on"
              + " with fromRow; leave the header out.");
    }
    Map<String, List<String>> query = new HashMap<>(address.getQueryParameters());
    query.keySet().removeAll(ScreeningOptions.NAMES);
    boolean atNext = query.remove(ScreeningOptions.AT, List.of(ScreeningOptions.NEXT));
    ObjectNode constants = QuestionFields.constants(query);
    Intake intake = intakes.current();
    requireAskable(constants, intake);
    ScreeningOptions options = options(how, atNext);
    Place place = takePlace();
    try {
      IncomingList list = incoming(type, encoding, body);
      RowFormat format = list.format(how.charset, constants, options, json);
      Screening screening =
          new Screening(
              format, options, constants, intake, refusals, path, rulebook, settings, memory, time);
      StreamingOutput answers = out -> run(screening, out, place);
      return Response.ok(answers, answerType(list)).build();
    } catch (IOException | RuntimeException refused) {
      place.close();
      throw refused;
    }
  }

  private static ScreeningOptions options(How how, boolean atNext) {
    return ScreeningOptions.of(
        how.fromRow, how.map, how.keep, how.only, how.numbers, how.reader, atNext);
  }

  /** That of the list; always in UTF-8. */
  private static MediaType answerType(IncomingList list) {
    return list.lines()
        ? new MediaType("application", "x-ndjson")
        : new MediaType("text", "csv", "UTF-8");
  }

  private static IncomingList incoming(MediaType type, String encoding, InputStream body)
      throws IOException {
    return IncomingList.of(
        type.toString(), type.getParameters().get(MediaType.CHARSET_PARAMETER), encoding, body);
  }

  /**
   * What no row could mend is refused before the first: any question with these constants stands
   * for all. Where each row says its own advertiser or campaign nothing is known yet.
   */
  private void requireAskable(ObjectNode constants, Intake intake) {
    boolean hasCampaign = constants.has("campaign");
    ObjectNode any = json.createObjectNode().put("callee", "112");
    if (!hasCampaign && !constants.has("purpose")) {
      any.put("purpose", "SERVICE");
    }
    if (!hasCampaign && !constants.has("subject")) {
      any.put("subject", "any");
    }
    Intake knowing =
        intake.knowing(Intake.campaignsOf(Stream.of(constants))).await().indefinitely();
    if ((hasCampaign || constants.has("advertiser"))
        && knowing.understand(constants, any, time.instant()) instanceof Intake.Refused(var refusal)
        && !isForRowsToSay(refusal, constants)) {
      throw new RefusedException(refusal);
    }
  }

  /** Which of its campaign's caller ids is shown. */
  private static boolean isForRowsToSay(Refusal refusal, ObjectNode constants) {
    return !constants.has("callerId")
        && refusal instanceof InvalidFields(var errors)
        && errors.stream().allMatch(error -> error.pointer().equals("/callerId"));
  }

  /** Held until the request has ended, however it ends. */
  private Place takePlace() {
    return places
        .take(client.name())
        .orElseThrow(
            () ->
                ProblemException.busy(
                    "As many lists as we can are being screened; ask again later.",
                    Duration.ofSeconds(30)))
        .untilEndOf(request.getCurrent());
  }

  private static void run(Screening screening, OutputStream out, Place place) {
    try {
      SpooledOutput.write(screening::run, out);
    } catch (IOException gone) {
      // What the client got has no counts at its end: it knows that the list is not finished.
      LOG.infof("screening ended before its end cause=%s", gone.getMessage());
    } finally {
      place.close();
    }
  }
}
