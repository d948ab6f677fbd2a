package nl.magbellen.site.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.oidc.client.filter.OidcClientFilter;
import io.quarkus.rest.client.reactive.jackson.ClientObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What the gateway tells about who asked to call a number. */
@Path("/internal/door")
@RegisterRestClient(configKey = "gateway")
@OidcClientFilter
public interface AskedPermissions {

  /** The binding questions about a number, newest first. */
  @POST
  @Path("questions")
  Uni<Questions> since(Since since);

  record Since(List<UUID> numberKeys, Instant since) {}

  /** Some questions. */
  record Questions(List<Question> items) {}

  /** Somebody asked whether the number might be called, and got an answer. */
  record Question(
      String advertiser, Instant decidedAt, String decision, String subject, String callerId) {

    /** Whether the call was allowed. */
    public boolean isPermitted() {
      return "PERMIT".equals(decision);
    }
  }

  @ClientObjectMapper
  static ObjectMapper objectMapper(ObjectMapper usual) {
    return ServiceJson.MAPPER;
  }
}
