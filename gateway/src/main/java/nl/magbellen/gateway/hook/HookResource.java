package nl.magbellen.gateway.hook;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import nl.magbellen.gateway.refusal.GatewayRefusal.BodyOfHookTooLarge;
import nl.magbellen.gateway.refusal.GatewayRefusal.HookNotTakenYet;
import nl.magbellen.gateway.refusal.GatewayRefusal.UnknownPreset;
import nl.magbellen.gateway.reports.Reporter;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.api.ContractOpenApi;
import nl.magbellen.service.api.Refuses;
import nl.magbellen.service.deadline.Deadline;
import nl.magbellen.service.refusal.RefusedException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Takes what dialers send after a call, in whatever form they send it. Nothing that comes with a
 * key that is known is refused for its form: what cannot be placed is kept.
 */
@Path("/v1/hooks/{key}/{preset}")
@Produces(MediaType.WILDCARD)
@RolesAllowed(Role.DIALER)
@Tag(name = "Outcomes")
public class HookResource {

  private static final int LONGEST = 262_144;
  private static final String NO_TWIML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>";
  private static final String FORM = "application/x-www-form-urlencoded";

  private static final String DESCRIPTION =
      "The dialer's own fields are read by its preset, or by the client's mapping (custom), and are"
          + " taken as POST /v1/outcomes takes a report. What cannot be placed is kept and listed"
          + " (GET /v1/unplaced-reports): 2xx says that nothing is lost. 503 says that it is kept and"
          + " an objection in it is not in force yet: it is tried again by itself, and the dialer may"
          + " send it again. Decision, reference, callee and advertiser may stand in the query of any"
          + " preset. The answer is text for vicidial, XML for twilio, JSON for the others.";

  private final SentReports sent;
  private final HookReports reports;
  private final HookSignatures signatures;
  private final Client client;

  HookResource(SentReports sent, HookReports reports, HookSignatures signatures, Client client) {
    this.sent = sent;
    this.reports = reports;
    this.signatures = signatures;
    this.client = client;
  }

  /** The answers, in the order of the reports. */
  @Schema(name = "HookAnswers")
  record Answers(List<HookAnswer> items) {}

  @GET
  @Deadline("PT20S")
  @Refuses(404)
  @Operation(
      operationId = "takeHook",
      summary = "Take what a dialer sends after a call, in the query",
      description = DESCRIPTION)
  @APIResponse(
      responseCode = "200",
      description = "Taken, or kept",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = Answers.class)),
        @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(implementation = String.class)),
        @Content(mediaType = MediaType.TEXT_XML, schema = @Schema(implementation = String.class))
      })
  public Uni<Response> take(
      @Parameter(description = KEY) @PathParam("key") String key,
      @Parameter(schema = @Schema(type = SchemaType.STRING, pattern = PRESETS)) @PathParam("preset")
          String preset,
      @Parameter(hidden = true) @HeaderParam(HookSignatures.HEADER) String signature,
      @Context HttpServerRequest request) {
    return taken(preset, signature, request, new byte[0], false);
  }

  @POST
  @Consumes(MediaType.WILDCARD)
  @Deadline("PT20S")
  @Refuses(404)
  @Operation(
      operationId = "postHook",
      summary = "Take what a dialer sends after a call, as a form or as JSON",
      description = DESCRIPTION)
  @Extension(name = ContractOpenApi.KNOWS_REPEATS, value = "true", parseValue = true)
  @APIResponse(
      responseCode = "200",
      description = "Taken, or kept",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = Answers.class)),
        @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(implementation = String.class)),
        @Content(mediaType = MediaType.TEXT_XML, schema = @Schema(implementation = String.class))
      })
  public Uni<Response> post(
      @Parameter(description = KEY) @PathParam("key") String key,
      @Parameter(schema = @Schema(type = SchemaType.STRING, pattern = PRESETS)) @PathParam("preset")
          String preset,
      @Parameter(hidden = true) @HeaderParam(HookSignatures.HEADER) String signature,
      @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) String type,
      @Context HttpServerRequest request,
      @RequestBody(
              content = {
                @Content(
                    mediaType = MediaType.APPLICATION_JSON,
                    schema = @Schema(type = SchemaType.OBJECT)),
                @Content(mediaType = FORM, schema = @Schema(type = SchemaType.OBJECT))
              })
          byte[] body) {
    byte[] all = body == null ? new byte[0] : body;
    return taken(preset, signature, request, all, type != null && type.startsWith(FORM));
  }

  private static final String KEY =
      "An API key with the scope hook; anything else where the request has a token";

  private static final String PRESETS = "^(vicidial|twilio|genesys|five9|voiso|salesforce|custom)$";

  private Uni<Response> taken(
      String preset, String signature, HttpServerRequest request, byte[] body, boolean isForm) {
    if (body.length > LONGEST) {
      throw new RefusedException(new BodyOfHookTooLarge(LONGEST));
    }
    Reporter reporter = Reporter.of(client);
    List<SentReport> read = sent.read(request.query(), body);
    return signatures
        .check(reporter, preset, signature, request, body, isForm)
        .flatMap(checked -> reports.take(reporter, preset, read, !checked))
        .map(answers -> answered(preset, answers, body.length > 0 && body[0] == '<'));
  }

  private static Response answered(String preset, List<HookAnswer> answers, boolean isXml) {
    if (answers.stream().anyMatch(HookAnswer::needsToComeAgain)) {
      throw new RefusedException(new HookNotTakenYet());
    }
    Preset known = Preset.of(preset).orElseThrow(() -> new RefusedException(new UnknownPreset()));
    Response.ResponseBuilder answer =
        switch (known) {
          case VICIDIAL ->
              Response.ok(
                  String.join("\n", answers.stream().map(HookAnswer::line).toList()) + "\n",
                  MediaType.TEXT_PLAIN + ";charset=UTF-8");
          case TWILIO -> xml(NO_TWIML);
          case SALESFORCE -> isXml ? xml(OutboundMessage.TAKEN) : json(answers);
          case GENESYS, FIVE9, VOISO, CUSTOM -> json(answers);
        };
    return answer.header(HttpHeaders.CACHE_CONTROL, "no-store").build();
  }

  private static Response.ResponseBuilder xml(String document) {
    return Response.ok(document, MediaType.TEXT_XML + ";charset=UTF-8");
  }

  private static Response.ResponseBuilder json(List<HookAnswer> answers) {
    return Response.ok(new Answers(answers), MediaType.APPLICATION_JSON);
  }
}
