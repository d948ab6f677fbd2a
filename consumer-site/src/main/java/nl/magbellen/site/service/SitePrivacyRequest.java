package nl.magbellen.site.service;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A request about data as the number's holder sees it.
 *
 * @param kind CORRECT, ERASE, RESTRICT
 * @param to who keeps the data; everybody for whoever runs the site
 * @param dueOn the last day for the answer
 * @param answer null until there is one
 */
public record SitePrivacyRequest(
    UUID id,
    String kind,
    Party to,
    String words,
    Instant receivedAt,
    LocalDate dueOn,
    String answer,
    Instant answeredAt) {

  /** The advertiser's id, or {@code *} for whoever runs the site. */
  public String advertiser() {
    return to.id();
  }

  /** Whether it is about the data of whoever runs the site. */
  public boolean isToOperator() {
    return to.isEverybody();
  }

  /** Whether there is an answer. */
  public boolean isAnswered() {
    return answeredAt != null;
  }
}
