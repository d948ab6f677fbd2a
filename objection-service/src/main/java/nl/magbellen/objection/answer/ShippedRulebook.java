package nl.magbellen.objection.answer;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import nl.magbellen.rulebook.Rulebook;

/** The rulebook that the program ships: the one home of every term that is applied here. */
class ShippedRulebook {

  /** Read at start, so that a service whose rulebook is at fault does not start. */
  @Produces
  @Singleton
  @Startup
  Rulebook rulebook() {
    return Rulebook.dutch();
  }
}
