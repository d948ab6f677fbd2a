package nl.magbellen.gateway.reports;

import java.util.List;
import java.util.Optional;
import nl.magbellen.gateway.log.CalledDecisions.Named;
import nl.magbellen.gateway.log.LoggedDecision;
import nl.magbellen.gateway.log.OwnDecisions;
import nl.magbellen.service.access.Client;

/**
 * Who reports calls, and for whom: what is left of a client when its request is over.
 *
 * @param name of the client in records; its questions are found by it
 * @param agency that it is; null if it is none
 * @param advertisers for which it acts; {@link Client#ALL} alone for all
 */
public record Reporter(String name, String agency, List<String> advertisers) {

  /** Copies the advertisers. */
  public Reporter {
    advertisers = List.copyOf(advertisers);
  }

  /** The client of the present request. */
  public static Reporter of(Client client) {
    return new Reporter(
        client.name(),
        client.agency().orElse(null),
        client.actsForAll() ? List.of(Client.ALL) : client.advertisers());
  }

  /** Whether it may report calls for this advertiser. */
  public boolean actsFor(String advertiser) {
    return advertisers.contains(Client.ALL) || advertisers.contains(advertiser);
  }

  /** For whom the call was made; null if that is not known. */
  public String advertiser(Named named) {
    return named.advertiser() == null ? onlyOwn() : named.advertiser();
  }

  /** Its advertiser, if there is just one. */
  public String onlyOwn() {
    return advertisers.size() == 1 && !advertisers.contains(Client.ALL)
        ? advertisers.getFirst()
        : null;
  }

  boolean mayReportOn(LoggedDecision decision) {
    return OwnDecisions.isOf(Optional.ofNullable(agency), this::actsFor, decision);
  }
}
