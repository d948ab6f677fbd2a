package nl.magbellen.gateway.subscription;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.magbellen.gateway.feed.Feed;
import nl.magbellen.gateway.feed.Positions;
import nl.magbellen.gateway.refusal.GatewayRefusal.SubscriptionHasEnded;
import nl.magbellen.gateway.subscription.SubscriptionLedger.Owner;
import nl.magbellen.gateway.webhook.ReceiverUrls;
import nl.magbellen.gateway.webhook.WebhookSecret;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.api.Page;
import nl.magbellen.service.api.Paging;
import nl.magbellen.service.api.Refuses;
import nl.magbellen.service.idempotency.IdempotentWrites;
import nl.magbellen.service.idempotency.WriteResult;
import nl.magbellen.service.refusal.RefusedException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The feed of changes for those who would rather be told than ask. */
@Path("/v1/subscriptions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Changes")
public class SubscriptionResource {

  private final SubscriptionLedger ledger;
  private final DeadLetters deadLetters;
  private final Feed feed;
  private final ReceiverUrls urls;
  private final IdempotentWrites writes;
  private final Client client;

  SubscriptionResource(
      SubscriptionLedger ledger,
      DeadLetters deadLetters,
      Feed feed,
      ReceiverUrls urls,
      IdempotentWrites writes,
      Client client) {
    this.ledger = ledger;
    this.deadLetters = deadLetters;
    this.feed = feed;
    this.urls = urls;
    this.writes = writes;
    this.client = client;
  }

  @POST
  @RolesAllowed(Role.DIALER)
  @Refuses(409)
  @Operation(
      operationId = "subscribe",
      summary = "Have what changes sent to a receiver, from now on",
      description =
          "Each change of the feed that counts for the token's advertisers, or for all, is posted to"
              + " url as the feed tells it, in its order, with the headers and the signature of"
              + " Standard Webhooks. 2xx takes it; 410 ends the subscription; anything else is tried"
              + " again with back-off, then kept as a dead letter. A change may come twice:"
              + " webhook-id, which is its id, is then the same. The advertisers are those that the"
              + " token has now. A secret that is made is told in this answer and never again.")
  @APIResponse(
      responseCode = "201",
      description = "Subscribed",
      content = @Content(schema = @Schema(implementation = Subscription.class)))
  public Uni<Response> subscribe(@NotNull @Valid SubscriptionRequest body) {
    urls.require(body.url());
    WebhookSecret secret = body.secretOrNew();
    return writes.idempotentlyAfter(
        body,
        feed::now,
        begin ->
            ledger
                .add(body, secret, owner(), begin)
                .map(made -> WriteResult.createdShowingOnce(made, made.from(made.cursor()))));
  }

  private Owner owner() {
    List<String> advertisers = own();
    return new Owner(
        advertisers == null ? List.of(Client.ALL) : advertisers,
        client.agency().orElse(null),
        client.name());
  }

  /** Null for all. */
  private List<String> own() {
    return client.actsForAll() ? null : client.advertisers();
  }

  @GET
  @RolesAllowed({Role.DIALER, Role.AUDITOR, Role.OPERATOR})
  @Operation(
      operationId = "listSubscriptions",
      summary = "The subscriptions of no others than the token's advertisers, and of its agency")
  public Uni<Page<Subscription>> list(
      @QueryParam("limit") @DefaultValue(Page.USUAL) @Min(1) @Max(Page.MOST) int limit,
      @QueryParam("cursor") String cursor) {
    UUID after = Page.after(cursor, Paging.FIRST, UUID::fromString);
    return ledger
        .find(after, own(), client.agency().orElse(null), limit + 1)
        .map(found -> Page.of(found, limit, it -> it.id().toString()));
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Role.DIALER, Role.AUDITOR, Role.OPERATOR})
  @Operation(
      operationId = "getSubscription",
      summary = "A subscription: how far it has come, and what became of the last try")
  public Uni<Subscription> get(@PathParam("id") UUID id) {
    return visible(id);
  }

  @DELETE
  @Path("/{id}")
  @RolesAllowed({Role.DIALER, Role.OPERATOR})
  @Operation(
      operationId = "unsubscribe",
      summary = "End a subscription; its dead letters go with it")
  public Uni<Void> delete(@PathParam("id") UUID id) {
    return visible(id).flatMap(_ -> ledger.delete(id));
  }

  @GET
  @Path("/{id}/dead-letters")
  @RolesAllowed({Role.DIALER, Role.AUDITOR, Role.OPERATOR})
  @Operation(
      operationId = "listDeadLetters",
      summary = "The changes that no try brought to the receiver, oldest first")
  public Uni<Page<DeadLetter>> deadLetters(
      @PathParam("id") UUID id,
      @QueryParam("limit") @DefaultValue(Page.USUAL) @Min(1) @Max(Page.MOST) int limit,
      @QueryParam("cursor") String cursor) {
    long after = Page.after(cursor, 0L, Long::parseUnsignedLong);
    return visible(id).flatMap(_ -> deadLetters.page(id, after, limit));
  }

  @POST
  @Path("/{id}/replay")
  @RolesAllowed(Role.DIALER)
  @Refuses(409)
  @Operation(
      operationId = "replaySubscription",
      summary = "Send everything after a cursor of the feed again",
      description =
          "What was taken before comes again too, with the webhook-id that it had. Dead letters stay"
              + " where they are. It may begin half a minute later, when something is just being"
              + " sent. 409 when the subscription has ended.")
  @APIResponse(
      responseCode = "200",
      description = "The subscription, from there on",
      content = @Content(schema = @Schema(implementation = Subscription.class)))
  public Uni<Response> replay(@PathParam("id") UUID id, @NotNull @Valid ReplayRequest body) {
    Positions after = Page.after(body.after(), feed.beginning(), feed::parse);
    return writes.idempotentlyAfter(
        body,
        () -> visible(id),
        found ->
            ledger
                .replay(id, after)
                .invoke(
                    isActive -> {
                      if (!isActive) {
                        throw new RefusedException(new SubscriptionHasEnded());
                      }
                    })
                .replaceWith(WriteResult.ok(found.from(body.after()))));
  }

  private Uni<Subscription> visible(UUID id) {
    return ledger.find(id).map(found -> client.requireVisible(found, this::isOwn));
  }

  private boolean isOwn(Subscription subscription) {
    return subscription.advertisers().stream().allMatch(client::actsFor)
        && client.agency().map(own -> Objects.equals(own, subscription.agency())).orElse(true);
  }
}
