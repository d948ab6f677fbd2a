package nl.magbellen.gateway.feed;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.Compressed;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.problem.ProblemException;
import nl.magbellen.service.share.FairShares;
import nl.magbellen.service.share.FairShares.Place;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

/** From where a reader of the feed begins who has nothing yet. */
@Path("/v1/changes/snapshot")
@Produces(SnapshotResource.LINES)
@Tag(name = "Changes")
public class SnapshotResource {

  static final String LINES = "application/x-ndjson";

  private static final Logger LOG = Logger.getLogger(SnapshotResource.class);

  private final Feed feed;
  private final ObjectMapper json;
  private final Client client;
  private final FairShares places;
  private final CurrentVertxRequest request;

  SnapshotResource(
      Feed feed,
      ObjectMapper json,
      Client client,
      ChangeSettings settings,
      CurrentVertxRequest request) {
    this.feed = feed;
    this.json = json;
    this.client = client;
    this.places = new FairShares(settings.mostSnapshots());
    this.request = request;
  }

  @GET
  @Compressed
  @RolesAllowed({Role.DIALER, Role.AUDITOR, Role.OPERATOR})
  @Operation(
      operationId = "getSnapshotOfChanges",
      summary = "All that blocks calls now, and the cursor from which the feed goes on",
      description =
          "A line for each change that blocks calls and that no later one took back, as the feed"
              + " tells it: objections in force, consents withdrawn or disputed, relations ended,"
              + " caller ids released, and so on, of the token's advertisers and of all. The last"
              + " line has nextCursor and count, and is there only when the snapshot is whole:"
              + " read the feed on from there, and nothing is missed or told twice. A number that is"
              + " not in it may be called no more than others: only a question tells.")
  @APIResponse(
      responseCode = "200",
      description = "Changes, and at last the cursor",
      content =
          @Content(
              mediaType = LINES,
              schema = @Schema(oneOf = {FeedItem.class, SnapshotEnd.class})))
  public Response snapshot() {
    Place place =
        places
            .take(client.name())
            .orElseThrow(
                () ->
                    ProblemException.busy(
                        "As many snapshots as we can are being written; ask again later.",
                        Duration.ofSeconds(30)))
            .untilEndOf(request.getCurrent());
    try {
      Snapshot snapshot =
          new Snapshot(feed, json, feed.now().await().indefinitely(), client.readsOf(null));
      StreamingOutput lines = out -> write(snapshot, out, place);
      return Response.ok(lines).build();
    } catch (RuntimeException refused) {
      place.close();
      throw refused;
    }
  }

  /** One that ends early has no last line; the connection says so too. */
  private static void write(Snapshot snapshot, OutputStream out, Place place) throws IOException {
    try {
      snapshot.writeTo(out);
    } catch (IOException | RuntimeException ended) {
      LOG.infof("snapshot of changes ended before its end cause=%s", ended.getMessage());
      throw ended;
    } finally {
      place.close();
    }
  }
}
