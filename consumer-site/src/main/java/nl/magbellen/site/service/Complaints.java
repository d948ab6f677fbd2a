package nl.magbellen.site.service;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.magbellen.number.TelephoneNumber;

/**
 * What the site asks of the register of complaints, which the service that includes the site
 * provides. Every call is a transaction of its own.
 */
public interface Complaints {

  /**
   * Registers a complaint and finds out what it can about the call. The same complaint before is
   * returned as it is.
   */
  Uni<SiteComplaint> register(NewComplaint complaint);

  /** The complaints of a number, newest first. */
  Uni<List<SiteComplaint>> ofNumber(TelephoneNumber number);

  /** The number's complaint with this id; null when there is none. */
  Uni<SiteComplaint> find(UUID id, TelephoneNumber number);

  /**
   * A complaint to be registered.
   *
   * @param receivedAt from here the clock runs
   * @param evidence how it is traced back to the code that proved the number
   */
  record NewComplaint(TelephoneNumber number, ToldCall call, Instant receivedAt, String evidence) {}
}
