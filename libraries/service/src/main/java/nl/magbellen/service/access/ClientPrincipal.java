package nl.magbellen.service.access;

import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who a client is and for whom it acts, however it has shown that. */
public interface ClientPrincipal extends Principal {

  /** Names the client in records; the same when it comes with a newer token or key. */
  @Override
  String getName();

  /** The advertisers for which it acts; may hold {@link Client#ALL}. */
  List<String> advertisers();

  /** The agency that it works for, if it is one. */
  Optional<String> agency();

  /** The only campaign that it may ask in, if there is such a limit. */
  Optional<String> campaign();

  /** Where its key is taken; empty for who has roles everywhere. */
  Set<String> scopes();

  /** When what it has shown ends. */
  Instant expiresAt();
}
