package nl.magbellen.consent;

import jakarta.enterprise.context.RequestScoped;
import java.util.Collection;
import java.util.UUID;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.api.Page;

/** Whose records a list shows to the client. */
@RequestScoped
public class Visibility {

  private static final UUID FIRST = new UUID(0, 0);

  private final Client client;

  Visibility(Client client) {
    this.client = client;
  }

  /**
   * The advertisers whose records are shown; null for all.
   *
   * @param advertiser the one that was asked for; null for all of the token's
   * @throws nl.magbellen.service.problem.ProblemException 403 if the token does not hold it
   */
  public Collection<String> of(String advertiser) {
    return client.readsOf(advertiser);
  }

  /** The id after which a page begins. */
  public static UUID after(String cursor) {
    return Page.after(cursor, FIRST, UUID::fromString);
  }
}
