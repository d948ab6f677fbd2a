package nl.magbellen.objection.keypad;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import nl.magbellen.objection.Channel;
import nl.magbellen.objection.ObjectionLedger;
import nl.magbellen.objection.ObjectionLedger.Received;
import nl.magbellen.objection.ObjectionRequest;
import nl.magbellen.objection.keypad.KeypadCalls.Call;
import nl.magbellen.service.database.CurrentSession;
import nl.magbellen.service.idempotency.WriteResult;

/**
 * Keeps the presses that are objections, one for each call, with what was played. Every method runs
 * in the caller's transaction.
 */
@ApplicationScoped
class KeypadLedger {

  /** Whoever comes second waits here until the first is done, and then writes nothing. */
  private static final String CLAIM =
      """
      insert into keypad_objection
        (decision, reading, announced, text_version, pressed_at, recorded_by)
      values (:decision, :reading, :announced, :textVersion, :pressedAt, :recordedBy)
      on conflict (decision) do nothing
      """;

  private static final String SETTLE =
      "update keypad_objection set objection = :objection where decision = :decision";

  private static final String REGISTERED =
      "select objection from keypad_objection where decision = :decision";

  private final ObjectionLedger objections;
  private final InstantSource time;

  KeypadLedger(ObjectionLedger objections, InstantSource time) {
    this.objections = objections;
    this.time = time;
  }

  /** Registers the objection, unless this call has one by keypad already: that one. */
  Uni<WriteResult> register(Call call, KeypadRequest press, Reading reading, String recordedBy) {
    Instant pressedAt = pressedAt(call, press);
    return CurrentSession.sql(CLAIM)
        .with("decision", call.decision())
        .with("reading", reading.name())
        .with("announced", press.announced())
        .with("textVersion", press.textVersion())
        .with("pressedAt", pressedAt)
        .with("recordedBy", recordedBy)
        .execute()
        .flatMap(
            claimed ->
                claimed == 1
                    ? registered(call, press, reading, received(call, press, pressedAt, recordedBy))
                    : earlier(call, reading));
  }

  /** No call is answered before it was asked for; the clock of a dialer may say so. */
  private Instant pressedAt(Call call, KeypadRequest press) {
    if (press.pressedAt() == null) {
      return time.instant();
    }
    return press.pressedAt().isBefore(call.decidedAt()) ? call.decidedAt() : press.pressedAt();
  }

  private static Received received(
      Call call, KeypadRequest press, Instant pressedAt, String recordedBy) {
    ObjectionRequest request =
        new ObjectionRequest(
            call.number(),
            call.advertiser(),
            pressedAt,
            Channel.RECORDED_TEXT,
            source(call, press));
    return new Received(request, recordedBy, call.advertiserUnknown());
  }

  /** In words, without what was pressed: people type numbers. */
  private static String source(Call call, KeypadRequest press) {
    return "call-permission:%s, by keypad%s%s"
        .formatted(
            call.decision(),
            press.textVersion() == null ? "" : ", text " + press.textVersion(),
            Boolean.TRUE.equals(press.announced()) ? ", announced" : "");
  }

  private Uni<WriteResult> registered(
      Call call, KeypadRequest press, Reading reading, Received received) {
    return objections
        .register(received)
        .map(done -> done.record())
        .call(
            objection ->
                CurrentSession.sql(SETTLE)
                    .with("objection", objection.id())
                    .with("decision", call.decision())
                    .execute())
        .map(
            objection -> WriteResult.created(KeypadAnswer.of(call.decision(), reading, objection)));
  }

  private Uni<WriteResult> earlier(Call call, Reading reading) {
    return CurrentSession.sql(REGISTERED)
        .with("decision", call.decision())
        .findOne(UUID.class)
        .flatMap(objections::read)
        .map(objection -> WriteResult.ok(KeypadAnswer.of(call.decision(), reading, objection)));
  }
}
