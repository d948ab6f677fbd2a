package nl.magbellen.gateway.facade;

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
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import nl.magbellen.gateway.permission.RequestPlaces;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.api.ContractOpenApi;
import nl.magbellen.service.api.Refuses;
import nl.magbellen.service.refusal.RefusedException;
import nl.magbellen.service.share.FairShares;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The dialer's own list of numbers that are not to be called: objections, here. */
@Path(PdncResource.PATH)
@Produces(MediaType.TEXT_PLAIN)
@RolesAllowed(Role.DIALER)
@Tag(name = "DNCScrub")
public class PdncResource {

  static final String PATH = "/compat/dncscrub/rpc/pdnc";

  private static final String ACTION = "actionType";
  private static final String IGNORE = "ignoreInvalid";

  private static final Set<String> KNOWN =
      Set.of(Fields.LOGIN, Fields.NUMBERS, Fields.PROJECT, Fields.CAMPAIGN, ACTION, IGNORE);

  private static final String DESCRIPTION =
      "Registers an objection against the advertiser for each number, in force before the answer."
          + " Whatever is a number is registered; if something is none the answer is 400 and says"
          + " at which places, or 200 with ignoreInvalid=1. Sending numbers again does no harm.";

  private static final String LINES =
      """
      2 registered
      no telephone number at place 3
      """;

  private final Client client;
  private final RequestPlaces places;
  private final OwnList list;

  PdncResource(Client client, RequestPlaces places, OwnList list) {
    this.client = client;
    this.places = places;
    this.list = list;
  }

  @GET
  @Refuses({404, 422})
  @Operation(
      operationId = "objectByPdnc",
      summary = "DNCScrub: these people are not to be called; by query",
      description = DESCRIPTION)
  @APIResponse(
      responseCode = "200",
      description = "What was registered",
      content =
          @Content(
              mediaType = MediaType.TEXT_PLAIN,
              schema = @Schema(implementation = String.class),
              examples = @ExampleObject(name = "lines", value = LINES)))
  public Response add(@Context UriInfo address) throws IOException {
    return added(address, null, InputStream.nullInputStream());
  }

  @POST
  @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA})
  @Refuses({404, 422})
  @Operation(
      operationId = "postPdnc",
      summary = "DNCScrub: these people are not to be called; by form",
      description = DESCRIPTION)
  @Extension(name = ContractOpenApi.KNOWS_REPEATS, value = "true", parseValue = true)
  @APIResponse(
      responseCode = "200",
      description = "What was registered",
      content =
          @Content(
              mediaType = MediaType.TEXT_PLAIN,
              schema = @Schema(implementation = String.class),
              examples = @ExampleObject(name = "lines", value = LINES)))
  public Response post(
      @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) String type,
      @Context UriInfo address,
      InputStream form)
      throws IOException {
    return added(address, type, form);
  }

  private Response added(UriInfo address, String type, InputStream form) throws IOException {
    try (FairShares.Place _ = places.takePlace(client.name())) {
      Fields fields = SentFields.of(address, type, form, KNOWN);
      requireAdd(fields.get(ACTION));
      OwnList.Added added = list.add(fields, fields.numbers()).await().indefinitely();
      if (!added.isWhole() && !fields.isSet(IGNORE)) {
        throw added.refusal();
      }
      return Response.ok(added.lines(), MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8"))
          .header(HttpHeaders.CACHE_CONTROL, "no-store")
          .build();
    }
  }

  private static void requireAdd(String action) {
    if (!"add".equalsIgnoreCase(action)) {
      throw RefusedException.invalidField(
          "/" + ACTION,
          "ENUM",
          "must be add. An objection is lifted by the person's own statement alone (POST"
              + " /v1/objections/{id}/lift); scrub tells which numbers have one, by P");
    }
  }
}
