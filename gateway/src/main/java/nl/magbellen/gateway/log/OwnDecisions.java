package nl.magbellen.gateway.log;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.function.Predicate;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.refusal.RefusedException;

/**
 * Which decisions on record a client may read: those of its advertisers and, if it is one, its
 * agency.
 */
@RequestScoped
public class OwnDecisions {

  private final Client client;

  OwnDecisions(Client client) {
    this.client = client;
  }

  /**
   * The decision, if the client may read it.
   *
   * @param logged null when there is none
   * @throws RefusedException as {@link Client#requireOwn} has it
   */
  public LoggedDecision require(LoggedDecision logged) {
    LoggedDecision ofAgency = logged != null && isOfOwnAgency(logged) ? logged : null;
    return client.requireOwn(ofAgency, found -> found.question().terms().advertiser());
  }

  /**
   * Whether the client may read it.
   *
   * @param logged null when there is none
   */
  public boolean has(LoggedDecision logged) {
    return isOf(client.agency(), client::actsFor, logged);
  }

  /**
   * Whether whoever acts for these advertisers may read it.
   *
   * @param agency that they are; empty if they are none
   * @param logged null when there is none
   */
  public static boolean isOf(
      Optional<String> agency, Predicate<String> advertisers, LoggedDecision logged) {
    return logged != null
        && isOfAgency(agency, logged)
        && advertisers.test(logged.question().terms().advertiser());
  }

  private boolean isOfOwnAgency(LoggedDecision logged) {
    return isOfAgency(client.agency(), logged);
  }

  private static boolean isOfAgency(Optional<String> agency, LoggedDecision logged) {
    return agency.map(own -> own.equals(logged.question().terms().agency())).orElse(true);
  }
}
