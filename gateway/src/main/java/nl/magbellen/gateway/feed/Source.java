package nl.magbellen.gateway.feed;

import io.smallrye.mutiny.Uni;
import java.util.function.Function;
import nl.magbellen.service.change.ChangePart;
import nl.magbellen.service.change.ChangeRequest;
import nl.magbellen.service.change.ChangeSource;
import nl.magbellen.service.change.StandingRequest;

/**
 * Who has changes on record.
 *
 * @param name of the service, as it begins the ids of its changes
 * @param changes tells a part of them
 * @param standing tells a part of those that block calls and still stand
 */
record Source(
    String name,
    Function<ChangeRequest, Uni<ChangePart>> changes,
    Function<StandingRequest, Uni<ChangePart>> standing) {

  static Source of(String name, ChangeSource changes) {
    return new Source(name, changes::read, changes::standing);
  }
}
