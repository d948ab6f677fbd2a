package nl.magbellen.objection.keypad;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.objection.ObjectedTo;
import nl.magbellen.objection.keypad.CalledParties.Answer;
import nl.magbellen.objection.keypad.CalledParties.CallMade;
import nl.magbellen.objection.keypad.CalledParties.Called;
import nl.magbellen.objection.refusal.ObjectionRefusal.CallNotLookedUp;
import nl.magbellen.objection.refusal.ObjectionRefusal.NobodyCalled;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.refusal.RefusedException;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Finds the calls in which keys were pressed, among the client's own. */
@RequestScoped
class KeypadCalls {

  private static final Logger LOG = Logger.getLogger(KeypadCalls.class);

  private final CalledParties gateway;
  private final ObjectedTo objectedTo;
  private final Client client;

  KeypadCalls(@RestClient CalledParties gateway, ObjectedTo objectedTo, Client client) {
    this.gateway = gateway;
    this.objectedTo = objectedTo;
    this.client = client;
  }

  /**
   * A call, and who may object to whom.
   *
   * @param advertiserUnknown whether it is not known that there is such an advertiser
   */
  record Call(
      UUID decision,
      Instant decidedAt,
      TelephoneNumber number,
      String advertiser,
      boolean advertiserUnknown) {}

  /**
   * The call of a press.
   *
   * @throws RefusedException (in the Uni) if it is none of the client's, if its permit is not ours,
   *     or if it cannot be looked up
   */
  Uni<Call> find(KeypadRequest press, Reading reading) {
    if ((press.permit() == null) == (press.decision() == null)) {
      throw RefusedException.invalidField(
          "/decision", "ONE_OF", "permit or decision must be given, and not both");
    }
    return gateway
        .find(new CallMade(press.permit(), press.decision()))
        .onFailure()
        .transform(KeypadCalls::notLookedUp)
        .map(this::own)
        .flatMap(
            called ->
                reading.isObjection()
                    ? objectedTo
                        .unknownAmong(List.of(called.advertiser()))
                        .map(unknown -> call(called, !unknown.isEmpty()))
                    : Uni.createFrom().item(call(called, false)));
  }

  private Called own(Answer answer) {
    if (!answer.permitIsOurs()) {
      throw RefusedException.invalidField(
          "/permit",
          "NOT_OURS",
          "must be the permit as the decision gave it, whole and unchanged; or send the decision's"
              + " id as decision");
    }
    Called called =
        client.requireVisible(
            answer.items().isEmpty() ? null : answer.items().getFirst(), this::isOwn);
    if (called.number() == null) {
      throw new RefusedException(new NobodyCalled());
    }
    return called;
  }

  private boolean isOwn(Called called) {
    return client.actsFor(called.advertiser())
        && client.agency().map(own -> own.equals(called.agency())).orElse(true);
  }

  private static Call call(Called called, boolean advertiserUnknown) {
    return new Call(
        called.decision(),
        called.decidedAt(),
        called.number(),
        called.advertiser(),
        advertiserUnknown);
  }

  private static RefusedException notLookedUp(Throwable failure) {
    LOG.warnf("a key pressed in a call was not taken cause=%s", failure.getMessage());
    return new RefusedException(new CallNotLookedUp());
  }
}
