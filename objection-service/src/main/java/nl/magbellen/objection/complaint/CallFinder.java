package nl.magbellen.objection.complaint;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.site.service.AskedPermissions;
import nl.magbellen.site.service.AskedPermissions.CallAsked;
import nl.magbellen.site.service.CallerDirectory;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * Finds out who made a call and on what: the gateway knows who asked, caller-id-service whose the
 * number is. Never fails: what cannot be reached now is looked up later.
 */
@ApplicationScoped
public class CallFinder {

  private static final Logger LOG = Logger.getLogger(CallFinder.class);

  private final AskedPermissions asked;
  private final CallerDirectory directory;

  CallFinder(@RestClient AskedPermissions asked, @RestClient CallerDirectory directory) {
    this.asked = asked;
    this.directory = directory;
  }

  /**
   * What can be found out about a call.
   *
   * @param number who was called
   * @param caller the number that was shown; null when none was
   */
  public Uni<CallFound> find(TelephoneNumber number, TelephoneNumber caller, Instant calledAt) {
    return Uni.combine()
        .all()
        .unis(decision(number, caller, calledAt), callers(caller))
        .with((decision, known) -> found(decision, known));
  }

  private static CallFound found(
      Optional<List<CallAsked>> asked, Optional<List<CallerDirectory.Caller>> callers) {
    if (asked.isEmpty()) {
      return CallFound.NOT_LOOKED_UP;
    }
    if (!asked.get().isEmpty()) {
      return found(asked.get().getFirst());
    }
    return callers.map(CallFinder::found).orElse(CallFound.NOT_LOOKED_UP);
  }

  private static CallFound found(CallAsked one) {
    return new CallFound(
        "PERMIT".equals(one.verdict()) ? Finding.PERMITTED : Finding.DENIED,
        one.advertiser(),
        one.agency(),
        one.telemarketer(),
        one.decision(),
        one.decidedAt(),
        one.basis(),
        one.reasonCodes(),
        one.rightToObjectOffered());
  }

  /** Where an agency calls for several with one number, nobody can tell for whom it did. */
  private static CallFound found(List<CallerDirectory.Caller> callers) {
    List<String> advertisers =
        callers.stream().map(caller -> caller.advertiser().id()).distinct().toList();
    return switch (advertisers.size()) {
      case 0 -> CallFound.notAsked(Finding.CALLER_UNKNOWN, null, null);
      case 1 -> CallFound.notAsked(Finding.NOT_ASKED, advertisers.getFirst(), null);
      default -> CallFound.notAsked(Finding.NOT_ASKED, null, null);
    };
  }

  private Uni<Optional<List<CallAsked>>> decision(
      TelephoneNumber number, TelephoneNumber caller, Instant calledAt) {
    return asked
        .callAsked(new AskedPermissions.CallGot(number, caller, calledAt))
        .map(found -> Optional.of(found.items()))
        .onFailure()
        .recoverWithItem(failure -> unreached("gateway", failure));
  }

  private Uni<Optional<List<CallerDirectory.Caller>>> callers(TelephoneNumber caller) {
    return caller == null
        ? Uni.createFrom().item(Optional.of(List.of()))
        : directory
            .whoCallsFrom(new CallerDirectory.Question(caller))
            .map(found -> Optional.of(found.callers()))
            .onFailure()
            .recoverWithItem(failure -> unreached("caller-id-service", failure));
  }

  private static <T> Optional<T> unreached(String service, Throwable failure) {
    LOG.warnf("%s was not reached: %s", service, failure.getMessage());
    return Optional.empty();
  }
}
