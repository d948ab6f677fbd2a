package nl.magbellen.phonecode;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NameBinding;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.magbellen.phonecode.CodeLedger.Delivered;
import nl.magbellen.service.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Takes the provider's reports of what became of codes. */
@Path("/v1/code-deliveries")
@Tag(name = "Codes")
public class DeliveryReportResource {

  /** Only for the provider, which {@link SecretFirst} knows before it reads the body. */
  @NameBinding
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.METHOD)
  @interface SharedSecret {}

  private final CodeSettings.Report settings;
  private final CodeLedger ledger;
  private final MeterRegistry meters;

  DeliveryReportResource(CodeSettings settings, CodeLedger ledger, MeterRegistry meters) {
    this.settings = settings.http().report();
    this.ledger = ledger;
    this.meters = meters;
  }

  @POST
  @Path("/{reference}")
  @PermitAll
  @SharedSecret
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "reportCodeDelivery",
      summary = "The provider's report, with the shared secret in the configured header")
  @APIResponse(responseCode = "204", description = "Taken, whether or not the reference is known")
  public Uni<Void> report(
      @PathParam("reference") UUID reference,
      @Schema(implementation = Object.class) @NotNull JsonNode report) {
    Optional<Delivered> state = state(report);
    meters
        .counter("magbellen.codes.deliveries", "state", state.map(Enum::name).orElse("OTHER"))
        .increment();
    return state
        .map(known -> ledger.reported(reference, known))
        .orElseGet(() -> Uni.createFrom().voidItem());
  }

  private Optional<Delivered> state(JsonNode report) {
    String told = report.at(settings.state()).asText();
    if (contains(settings.delivered(), told)) {
      return Optional.of(Delivered.DELIVERED);
    }
    return contains(settings.undelivered(), told)
        ? Optional.of(Delivered.UNDELIVERED)
        : Optional.empty();
  }

  private static boolean contains(List<String> states, String told) {
    return states.contains(told.toLowerCase(Locale.ROOT));
  }

  /** Holds the header against the shared secret, before anything of the body is read. */
  static final class SecretFirst {

    private final CodeSettings.Report settings;

    SecretFirst(CodeSettings settings) {
      this.settings = settings.http().report();
    }

    @SharedSecret
    @ServerRequestFilter
    void requireSecret(ContainerRequestContext request) {
      byte[] secret =
          settings
              .secret()
              .orElseThrow(() -> ProblemException.notFound("No delivery reports are taken here."))
              .getBytes(StandardCharsets.UTF_8);
      String given = request.getHeaderString(settings.header());
      byte[] told = given == null ? new byte[0] : given.getBytes(StandardCharsets.UTF_8);
      if (!MessageDigest.isEqual(secret, told)) {
        throw ProblemException.forbidden("The report does not carry the shared secret.");
      }
    }
  }
}
