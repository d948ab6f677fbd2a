package nl.magbellen.site.service;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import nl.magbellen.number.TelephoneNumber;

/**
 * Requests to correct, erase or not use data (AVG, GDPR, art. 16 to 18); the service that includes
 * the site keeps them. Every call is a transaction of its own.
 */
public interface PrivacyRequests {

  /** Records a request. */
  Uni<SitePrivacyRequest> register(NewRequest request);

  /** The requests of a number, newest first. */
  Uni<List<SitePrivacyRequest>> ofNumber(TelephoneNumber number);

  /**
   * A request to be recorded.
   *
   * @param kind CORRECT, ERASE or RESTRICT
   * @param to who keeps the data; everybody for whoever runs the site
   * @param evidence how it is traced back to the code that proved the number
   */
  record NewRequest(
      TelephoneNumber number,
      String kind,
      Party to,
      String words,
      Instant receivedAt,
      String evidence) {}
}
