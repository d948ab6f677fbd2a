package nl.magbellen.callerid.directory;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import nl.magbellen.service.api.Identifier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Shows anybody the numbers that an advertiser is called from. */
@Path("/v1/advertisers/{id}/numbers")
@Tag(name = "Directory")
public class AdvertiserNumbersResource {

  private static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8";

  private final AdvertiserNumbersQuery numbers;
  private final DirectoryLimit limit;
  private final DirectorySettings settings;

  AdvertiserNumbersResource(
      AdvertiserNumbersQuery numbers, DirectoryLimit limit, DirectorySettings settings) {
    this.numbers = numbers;
    this.limit = limit;
    this.settings = settings;
  }

  @GET
  @PermitAll
  @SecurityRequirementsSet
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "numbersOfAdvertiser",
      summary = "The numbers that an advertiser publishes; needs no token")
  @APIResponse(
      responseCode = "200",
      description = "The numbers; none if it has none that are proven",
      content = @Content(schema = @Schema(implementation = AdvertiserNumbers.class)))
  public Uni<Response> list(
      @PathParam("id") @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE)
          String id,
      @Context HttpServerRequest request) {
    return ask(id, request).map(found -> answer(Response.ok(found)));
  }

  @GET
  @PermitAll
  @SecurityRequirementsSet
  @Produces(HTML)
  @Operation(
      operationId = "numbersPageOfAdvertiser",
      summary = "The same as a page for people; needs no token")
  @APIResponse(
      responseCode = "200",
      description = "The page",
      content = @Content(mediaType = HTML, schema = @Schema(implementation = String.class)))
  public Uni<Response> page(
      @PathParam("id") @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE)
          String id,
      @QueryParam("lang") @DefaultValue("nl") NumbersLanguage lang,
      @Context HttpServerRequest request) {
    return ask(id, request)
        .map(found -> answer(Response.ok(NumbersPage.page(found, lang, settings.siteUrl())), lang));
  }

  @GET
  @Path("/snippet")
  @PermitAll
  @SecurityRequirementsSet
  @Produces(HTML)
  @Operation(
      operationId = "numbersSnippetOfAdvertiser",
      summary = "The list as a part of HTML for the advertiser's own website; needs no token")
  @APIResponse(
      responseCode = "200",
      description = "A section without style",
      content = @Content(mediaType = HTML, schema = @Schema(implementation = String.class)))
  public Uni<Response> snippet(
      @PathParam("id") @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE)
          String id,
      @QueryParam("lang") @DefaultValue("nl") NumbersLanguage lang,
      @Context HttpServerRequest request) {
    return ask(id, request)
        .map(found -> answer(Response.ok(NumbersPage.snippet(found, lang)), lang));
  }

  private Uni<AdvertiserNumbers> ask(String advertiser, HttpServerRequest request) {
    Duration wait = limit.waitOf(request.remoteAddress().host());
    return wait.isPositive()
        ? Uni.createFrom().failure(DirectoryResource.tooOften(wait))
        : numbers.of(advertiser);
  }

  private static Response answer(Response.ResponseBuilder found, NumbersLanguage language) {
    return answer(
        found
            .header(HttpHeaders.CONTENT_LANGUAGE, language)
            .header("Content-Security-Policy", NumbersPage.CONTENT_SECURITY_POLICY));
  }

  /** The list is public and changes seldom; a number that was released is gone within minutes. */
  private static Response answer(Response.ResponseBuilder found) {
    return found
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=300")
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
        .header("X-Content-Type-Options", "nosniff")
        .build();
  }
}
