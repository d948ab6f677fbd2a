package nl.magbellen.gateway.facade;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import nl.magbellen.gateway.permission.DecisionPath;
import nl.magbellen.gateway.permission.Intakes;
import nl.magbellen.gateway.permission.RequestPlaces;
import nl.magbellen.gateway.rules.CurrentRulebook;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.api.ContractOpenApi;
import nl.magbellen.service.api.Refuses;
import nl.magbellen.service.connection.SpooledOutput;
import nl.magbellen.service.share.FairShares;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

/** Scrubs lists for dialers that speak the DNCScrub interface alone. */
@Path(ScrubResource.PATH)
@Produces({MediaType.TEXT_PLAIN, MediaType.APPLICATION_JSON})
@RolesAllowed(Role.DIALER)
@Tag(name = "DNCScrub")
public class ScrubResource {

  static final String PATH = "/compat/dncscrub/scrub";
  static final String CALLER_ID = "callerId";

  private static final Logger LOG = Logger.getLogger(ScrubResource.class);

  private static final String VERSION = "version";
  private static final String OUTPUT = "output";

  private static final Set<String> KNOWN =
      Set.of(
          Fields.LOGIN,
          Fields.NUMBERS,
          Fields.PROJECT,
          Fields.CAMPAIGN,
          VERSION,
          OUTPUT,
          CALLER_ID,
          "ignoreInvalid");

  private static final String DESCRIPTION =
      "A result for each number, in order: without a header, a line each. C and E may be called, I"
          + " (invalid), P (objected), D (no basis) and B (blocked: not about the number) may not."
          + " Time gates do not count: each number is decided for the next time at which calls may"
          + " be made, which binds nobody, uses nothing up and brings no permit. Every decision is on"
          + " record. Whatever goes wrong is a line that begins with ERROR.";

  private static final String LINES =
      """
      0612345678,C,,;;;,,NL,,,,,9:00-22:00;10:00-16:00;,60,0,,,1,Wireless
      0202345678,P,,OBJECTION_REGISTERED;;;,,NL,,,,,9:00-22:00;10:00-16:00;,60,0,,,0,AllOther
      """;

  private final Client client;
  private final Intakes intakes;
  private final DecisionPath path;
  private final RequestPlaces places;
  private final CurrentRulebook rulebook;
  private final CurrentVertxRequest request;
  private final ObjectMapper json;
  private final InstantSource time;

  ScrubResource(
      Client client,
      Intakes intakes,
      DecisionPath path,
      RequestPlaces places,
      CurrentRulebook rulebook,
      CurrentVertxRequest request,
      ObjectMapper json,
      InstantSource time) {
    this.client = client;
    this.intakes = intakes;
    this.path = path;
    this.places = places;
    this.rulebook = rulebook;
    this.request = request;
    this.json = json;
    this.time = time;
  }

  @GET
  @Refuses(422)
  @Operation(
      operationId = "scrub",
      summary = "DNCScrub: may these numbers be called? By query",
      description = DESCRIPTION)
  @APIResponse(
      responseCode = "200",
      description = "The results",
      content = {
        @Content(
            mediaType = MediaType.TEXT_PLAIN,
            schema = @Schema(implementation = String.class),
            examples = @ExampleObject(name = "lines", value = LINES)),
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = Object[].class))
      })
  public Response scrub(@Context UriInfo address) throws IOException {
    return scrubbed(address, null, InputStream.nullInputStream());
  }

  @POST
  @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA})
  @Refuses(422)
  @Operation(
      operationId = "postScrub",
      summary = "DNCScrub: may these numbers be called? By form, at most 51,000",
      description = DESCRIPTION)
  @Extension(name = ContractOpenApi.READS, value = "true", parseValue = true)
  @APIResponse(
      responseCode = "200",
      description = "The results",
      content = {
        @Content(
            mediaType = MediaType.TEXT_PLAIN,
            schema = @Schema(implementation = String.class),
            examples = @ExampleObject(name = "lines", value = LINES)),
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = Object[].class))
      })
  public Response post(
      @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) String type,
      @Context UriInfo address,
      InputStream form)
      throws IOException {
    return scrubbed(address, type, form);
  }

  private Response scrubbed(UriInfo address, String type, InputStream form) throws IOException {
    FairShares.Place place = places.takePlace(client.name()).untilEndOf(request.getCurrent());
    try {
      Fields fields = SentFields.of(address, type, form, KNOWN);
      ScrubFormat format = ScrubFormat.of(fields.get(OUTPUT), fields.get(VERSION), json);
      List<Listed> numbers = fields.numbers();
      SentFields.requireCampaign(fields, client);
      Scrub scrub = new Scrub(intakes.current(), fields, path, rulebook, time);
      scrub.requireAskable();
      RoutingContext routing = request.getCurrent();
      StreamingOutput results = out -> run(scrub, numbers, format, out, routing, place);
      return Response.ok(results, type(format))
          .header(HttpHeaders.CACHE_CONTROL, "no-store")
          .build();
    } catch (IOException | RuntimeException refused) {
      place.close();
      throw refused;
    }
  }

  private static MediaType type(ScrubFormat format) {
    return format.isJson()
        ? MediaType.APPLICATION_JSON_TYPE
        : MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8");
  }

  private static void run(
      Scrub scrub,
      List<Listed> numbers,
      ScrubFormat format,
      OutputStream out,
      RoutingContext routing,
      FairShares.Place place) {
    try {
      SpooledOutput.write(spooled -> whole(scrub, numbers, format, spooled, routing), out);
    } catch (IOException gone) {
      LOG.infof("scrub ended before its end cause=%s", gone.getMessage());
    } finally {
      place.close();
    }
  }

  /** A list that ends early must not look whole: the numbers that are missing would be called. */
  private static void whole(
      Scrub scrub,
      List<Listed> numbers,
      ScrubFormat format,
      OutputStream out,
      RoutingContext routing)
      throws IOException {
    try {
      scrub.write(numbers, format, out);
    } catch (RuntimeException failure) {
      LOG.error("scrub broken off", failure);
      routing.response().reset();
      throw failure;
    }
  }
}
