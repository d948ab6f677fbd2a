package nl.magbellen.gateway.feed;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Collection;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.api.Page;
import nl.magbellen.service.deadline.Deadline;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The feed by which dialers and systems beside them know between decisions what has changed. */
@Path("/v1/changes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Changes")
public class ChangeResource {

  private static final int LONGEST_WAIT = 30;
  private static final String NOW = "now";

  private final Feed feed;
  private final WaitingReaders waiting;
  private final Client client;

  ChangeResource(Feed feed, WaitingReaders waiting, Client client) {
    this.feed = feed;
    this.waiting = waiting;
    this.client = client;
  }

  /** Longer than the longest wait with its last look. */
  @GET
  @Deadline("PT45S")
  @RolesAllowed({Role.DIALER, Role.AUDITOR, Role.OPERATOR})
  @Operation(
      operationId = "listChanges",
      summary = "What makes numbers no longer callable, or callable again, as one feed",
      description =
          "Objections, legal bases, caller ids, mandates and mourning days: what counts for the"
              + " token's advertisers, or for all. Each change once; those of one service in the order"
              + " of commits, none skipped. nextCursor is always there: keep it with what you did,"
              + " and ask with it as after. Fewer items than limit: there are no more for now. A token"
              + " that got another advertiser begins anew, without a cursor. Of what ends by"
              + " time alone callback checks and mandates are told, a consent's validUntil is not. The"
              + " feed replaces no question before a call.")
  public Uni<Page<FeedItem>> changes(
      @Parameter(
              description =
                  "The nextCursor of an earlier answer; now for the end; left out for"
                      + " the beginning")
          @QueryParam("after")
          String after,
      @Parameter(
              description =
                  "So many seconds the answer may be held back while there is nothing to tell")
          @QueryParam("wait")
          @DefaultValue("0")
          @Min(0)
          @Max(LONGEST_WAIT)
          int wait,
      @QueryParam("limit") @DefaultValue(Page.USUAL) @Min(1) @Max(Page.MOST) int limit) {
    Collection<String> advertisers = client.readsOf(null);
    Duration patience = Duration.ofSeconds(wait);
    return beginning(after)
        .flatMap(begin -> waiting.read(client.name(), begin, advertisers, limit, patience))
        .map(part -> Page.ofFeed(part.items(), part.end().toString()));
  }

  private Uni<Positions> beginning(String after) {
    return NOW.equals(after)
        ? feed.now()
        : Uni.createFrom().item(Page.after(after, feed.beginning(), feed::parse));
  }
}
