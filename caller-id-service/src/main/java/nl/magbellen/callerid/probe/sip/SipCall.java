package nl.magbellen.callerid.probe.sip;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import nl.magbellen.callerid.probe.ProbeAnswer;
import nl.magbellen.callerid.probe.ProberSettings;
import nl.magbellen.callerid.probe.Seen;

/**
 * One call, from its INVITE to its end, as the client of RFC 3261. It ends by itself, whatever the
 * other side does: each step has its time, and whoever answers is hung up on, however late.
 */
final class SipCall {

  private static final String INVITE = "INVITE";
  private static final String BYE = "BYE";

  /** The trunk's challenge, and one more when its nonce has grown old. */
  private static final int MOST_CHALLENGES = 2;

  /** More do not answer one call: who says so wants to keep us busy. */
  private static final int MOST_TALKS = 4;

  /** T1 for which what comes late is still answered, so that it is not sent for longer. */
  private static final int LINGER = 8;

  private final Wire wire;
  private final Requests requests;
  private final Optional<Credentials> credentials;
  private final ProberSettings settings;
  private final BooleanSupplier stopping;
  private final Invitation invitation;
  private final Map<String, String> acknowledgements = new HashMap<>();
  private final Map<String, Talk> talks = new HashMap<>();
  private String authorization = "";
  private long answeredAt;

  SipCall(
      Wire wire,
      Requests requests,
      Optional<Credentials> credentials,
      ProberSettings settings,
      BooleanSupplier stopping) {
    this.wire = wire;
    this.requests = requests;
    this.credentials = credentials;
    this.settings = settings;
    this.stopping = stopping;
    this.invitation = new Invitation(wire, requests, settings, stopping);
  }

  /** Calls, and hangs up. */
  Seen call() {
    Optional<Incoming> end = ring();
    for (int i = 0; i < MOST_CHALLENGES && end.filter(this::canProve).isPresent(); i++) {
      end = ring();
    }
    settle();
    return new Seen(end.map(this::meaning).orElseGet(this::withoutEnd), invitation.status());
  }

  private Optional<Incoming> ring() {
    Optional<Incoming> end = invitation.ring(authorization, this::took);
    end.ifPresent(this::took);
    return end;
  }

  private ProbeAnswer meaning(Incoming end) {
    if (end.isSuccess()) {
      return ProbeAnswer.ANSWERED;
    }
    return stopping.getAsBoolean()
        ? ProbeAnswer.FAILED
        : SipStatus.meaning(end.status(), invitation.rang());
  }

  private ProbeAnswer withoutEnd() {
    return invitation.rang() && !stopping.getAsBoolean()
        ? ProbeAnswer.NO_ANSWER
        : ProbeAnswer.FAILED;
  }

  /** Whether the trunk asks who we are, and can be told: then it is asked once more. */
  private boolean canProve(Incoming end) {
    Optional<String> proof =
        end.asksWhoWeAre() && !invitation.isCancelled() && !stopping.getAsBoolean()
            ? credentials.flatMap(who -> who.answer(end, INVITE, requests.uri(), Requests.random()))
            : Optional.empty();
    proof.ifPresent(line -> authorization = line);
    return proof.isPresent();
  }

  /** Hangs up on all who answered, and answers for a while what comes late. */
  private void settle() {
    long begun = System.nanoTime();
    long linger = settings.sip().t1().multipliedBy(LINGER).toNanos();
    while (isAnyTalking() || (System.nanoTime() - begun < linger && !stopping.getAsBoolean())) {
      if (stopping.getAsBoolean() || hasPassed(settings.hangUpAfter())) {
        talks.values().forEach(Talk::hangUp);
      }
      wire.receive().ifPresent(this::took);
    }
  }

  /** Since the first answer. */
  private boolean hasPassed(Duration time) {
    return System.nanoTime() - answeredAt >= time.toNanos();
  }

  private boolean isAnyTalking() {
    return talks.values().stream().anyMatch(talk -> !talk.isOver());
  }

  /** Does what a message asks for, the first time and whenever it comes again. */
  private void took(Incoming in) {
    if (!requests.isOfThisCall(in)) {
      return;
    }
    if (!in.isAnswer()) {
      tookRequest(in);
    } else if (in.isOf(INVITE) && in.isSuccess()) {
      answered(in);
    } else if (in.isOf(INVITE) && in.isFinal()) {
      refused(in);
    } else if (in.isOf(BYE) && talks.containsKey(in.toTag())) {
      talks.get(in.toTag()).answered(in);
    }
  }

  private void tookRequest(Incoming request) {
    if (request.isOf(BYE)) {
      wire.send(Requests.answer(200, "OK", request));
      Optional.ofNullable(talks.get(request.fromTag())).ifPresent(Talk::ended);
    }
  }

  /** Several may answer, one after the other: the trunk rang at several places. */
  private void answered(Incoming in) {
    if (talks.isEmpty()) {
      answeredAt = System.nanoTime();
    }
    if (talks.containsKey(in.toTag()) || talks.size() < MOST_TALKS) {
      talks.computeIfAbsent(in.toTag(), _ -> talk(in)).acknowledge();
    }
  }

  private Talk talk(Incoming answer) {
    return new Talk(
        requests,
        wire,
        settings.sip().t1(),
        credentials,
        answer,
        invitation.sequence(),
        authorization);
  }

  private void refused(Incoming in) {
    String branch = invitation.branch();
    if (in.branch().equals(branch)) {
      acknowledgements.putIfAbsent(branch, requests.ack(branch, invitation.sequence(), in.toTag()));
    }
    Optional.ofNullable(acknowledgements.get(in.branch())).ifPresent(wire::send);
  }
}
