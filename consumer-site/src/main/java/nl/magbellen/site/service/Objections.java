package nl.magbellen.site.service;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.magbellen.number.TelephoneNumber;

/**
 * What the site asks of the register of objections. The service that includes the site provides it;
 * the site knows nothing else of the register. Every call is a transaction of its own.
 */
public interface Objections {

  /**
   * Registers an objection that the number's holder made on these pages. The same objection in
   * force already is returned as it is.
   */
  Uni<SiteObjection> register(NewObjection objection);

  /**
   * Lifts an objection by its holder's statement.
   *
   * @return false if nothing was lifted: it was lifted before, or was received after the statement
   */
  Uni<Boolean> lift(Lift lift);

  /** The objections of a number, in force or lifted, oldest first. */
  Uni<List<SiteObjection>> ofNumber(TelephoneNumber number);

  /** The number's objection with this id; null when there is none. */
  Uni<SiteObjection> find(UUID id, TelephoneNumber number);

  /** The objection with this id, for whoever shows its receipt; null when there is none. */
  Uni<SiteObjection> find(UUID id);

  /**
   * An objection to be registered.
   *
   * @param receivedAt in force from here
   * @param evidence how it is traced back to the code that proved the number
   */
  record NewObjection(TelephoneNumber number, Party against, Instant receivedAt, String evidence) {}

  /**
   * The holder's statement that lifts an objection.
   *
   * @param statement word for word
   * @param evidence how it is traced back to the code that proved the number
   */
  record Lift(UUID objection, String statement, Instant statedAt, String evidence) {}
}
