package nl.magbellen.objection;

import jakarta.enterprise.context.RequestScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import nl.magbellen.service.access.Client;

/** Whose objections a client sees: those against its advertisers, and those against everybody. */
@RequestScoped
public class VisibleAdvertisers {

  private final Client client;

  VisibleAdvertisers(Client client) {
    this.client = client;
  }

  /** Their ids, with {@code *}; null for a client that sees all. */
  public Collection<String> orNullForAll() {
    if (client.actsForAll()) {
      return null;
    }
    List<String> advertisers = new ArrayList<>(client.advertisers());
    advertisers.add(Client.ALL);
    return advertisers;
  }
}
