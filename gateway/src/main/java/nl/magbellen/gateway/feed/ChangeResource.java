package nl.magbellen.gateway.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import nl.magbellen.gateway.feed.ChangeStream.Sent;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.api.Page;
import nl.magbellen.service.deadline.Deadline;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

/** The feed by which dialers and systems beside them know between decisions what has changed. */
@Path("/v1/changes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Changes")
public class ChangeResource {

  private static final int LONGEST_WAIT = 30;
  private static final String NOW = "now";

  /** In milliseconds. */
  private static final int RECONNECT_AFTER = 5000;

  private static final String STREAM =
      """
      id: MTc2NDUxMTIwMDAwMDAwMS4wLjAuMA
      data: {"id":"objection-1764511200000001","kind":"OBJECTION_RECEIVED","effect":"BLOCKS"}

      """;

  /** A part of the feed, as the document names it. */
  @Schema(name = "PageFeedItem")
  record FeedPage(List<FeedItem> items, String nextCursor) {}

  private final Feed feed;
  private final WaitingReaders waiting;
  private final ChangeStreams streams;
  private final ObjectMapper json;
  private final Client client;

  ChangeResource(
      Feed feed, WaitingReaders waiting, ChangeStreams streams, ObjectMapper json, Client client) {
    this.feed = feed;
    this.waiting = waiting;
    this.streams = streams;
    this.json = json;
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
  @Parameter(
      name = HttpHeaders.LAST_EVENT_ID_HEADER,
      in = ParameterIn.HEADER,
      description = "Of a stream: the id with which an earlier one ended, in place of after",
      schema = @Schema(implementation = String.class))
  @APIResponse(
      responseCode = "200",
      description = "Changes; or, where Accept asks for it, a stream of them",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = FeedPage.class)),
        @Content(
            mediaType = MediaType.SERVER_SENT_EVENTS,
            schema = @Schema(implementation = String.class),
            examples = @ExampleObject(name = "stream", value = STREAM))
      })
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

  /**
   * The same as a stream. The document of the operation is that of the other one: they are one.
   *
   * @param lastId where a stream before ended, as clients of event streams send it by themselves
   */
  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS + ";qs=0.5")
  @ResponseHeader(name = "Cache-Control", value = "no-store")
  @RolesAllowed({Role.DIALER, Role.AUDITOR, Role.OPERATOR})
  @Operation(hidden = true)
  public Multi<OutboundSseEvent> stream(
      @QueryParam("after") String after,
      @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) String lastId,
      @Context Sse sse) {
    return streams
        .to(
            client.name(),
            client.expiresAt(),
            beginning(lastId == null || lastId.isEmpty() ? after : lastId),
            client.readsOf(null))
        .map(sent -> event(sent, sse.newEventBuilder()));
  }

  private OutboundSseEvent event(Sent sent, OutboundSseEvent.Builder event) {
    if (sent.after() != null) {
      event.id(sent.after().cursor());
    }
    return sent.item() == null
        ? event.comment(sent.remark()).reconnectDelay(RECONNECT_AFTER).build()
        : event.data(String.class, text(sent.item())).build();
  }

  private String text(FeedItem item) {
    try {
      return json.writeValueAsString(item);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A change cannot be written as JSON.", e);
    }
  }

  private Uni<Positions> beginning(String after) {
    return NOW.equals(after)
        ? feed.now()
        : Uni.createFrom().item(Page.after(after, feed.beginning(), feed::parse));
  }
}
