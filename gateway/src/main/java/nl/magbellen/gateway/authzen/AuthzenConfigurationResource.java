package nl.magbellen.gateway.authzen;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where enforcement points find the endpoints for access requests. */
@Path(AuthzenConfigurationResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "AuthZEN")
public class AuthzenConfigurationResource {

  static final String PATH = "/.well-known/authzen-configuration";

  private final AuthzenConfiguration configuration;

  AuthzenConfigurationResource(@ConfigProperty(name = "magbellen.gateway.url") String gateway) {
    this.configuration =
        new AuthzenConfiguration(
            gateway, gateway + "/access/v1/evaluation", gateway + "/access/v1/evaluations");
  }

  /**
   * The metadata of this decision point. There are no searches: who may be called is asked by
   * number.
   *
   * @param decisionPoint the gateway's address
   */
  @Schema(name = "AuthzenConfiguration")
  public record AuthzenConfiguration(
      @JsonProperty("policy_decision_point") String decisionPoint,
      @JsonProperty("access_evaluation_endpoint") String evaluation,
      @JsonProperty("access_evaluations_endpoint") String evaluations) {}

  @GET
  @PermitAll
  @Operation(
      operationId = "getAuthzenConfiguration",
      summary = "Where access is evaluated (AuthZEN)")
  @APIResponse(
      responseCode = "200",
      description = "The addresses",
      content = @Content(schema = @Schema(implementation = AuthzenConfiguration.class)))
  public Response configuration() {
    return Response.ok(configuration)
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=3600")
        .build();
  }
}
