package nl.magbellen.site.visit;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.UUID;

/**
 * The browser that sent a request: known by its {@link VisitorCookie}, unless it has left since.
 * Nobody is known before {@link SiteRequests} found that out.
 */
final class Visitor {

  private static final String KEPT = Visitor.class.getName();

  private Visitor() {}

  /** Remembers for this request that the visitor has not left. */
  static void remember(RoutingContext routing, UUID visitor) {
    routing.put(KEPT, visitor);
  }

  /** Who sent the request, or was made known while it is answered. */
  static Optional<UUID> known(RoutingContext routing) {
    return Optional.ofNullable(routing.get(KEPT));
  }

  /** The same; whoever is not known gets a cookie. */
  static UUID of(RoutingContext routing) {
    return known(routing)
        .orElseGet(
            () -> {
              UUID visitor = VisitorCookie.give(routing);
              remember(routing, visitor);
              return visitor;
            });
  }
}
