package nl.magbellen.callerid.probe.sip;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import nl.magbellen.callerid.probe.ProberSettings;

/**
 * The ringing of one call: an INVITE, and a CANCEL when it has rung long enough, or when the
 * service stops. An INVITE may be repeated, with an answer to a challenge; the time to ring begins
 * with the first word of the trunk, and is not longer for that.
 */
final class Invitation {

  private static final int RINGING = 180;
  private static final int LONGEST_WAIT = 8;

  private final Wire wire;
  private final Requests requests;
  private final ProberSettings settings;
  private final BooleanSupplier stopping;
  private int sequence;
  private String branch;
  private boolean heard;
  private boolean heardEver;
  private long ringsUntil;
  private boolean rang;
  private Integer status;
  private Retransmission cancelling;

  Invitation(Wire wire, Requests requests, ProberSettings settings, BooleanSupplier stopping) {
    this.wire = wire;
    this.requests = requests;
    this.settings = settings;
    this.stopping = stopping;
  }

  int sequence() {
    return sequence;
  }

  String branch() {
    return branch;
  }

  /** Whether it rang, as far as the trunk says. */
  boolean rang() {
    return rang;
  }

  boolean isCancelled() {
    return cancelling != null;
  }

  /** The last status; null for none. */
  Integer status() {
    return status;
  }

  /**
   * Rings until there is an end; empty when there is none in time.
   *
   * @param authorization a header line; empty for none
   * @param others takes what is no answer to this INVITE
   */
  Optional<Incoming> ring(String authorization, Consumer<Incoming> others) {
    sequence++;
    branch = Requests.branch();
    heard = false;
    String invite = requests.invite(branch, sequence, authorization);
    Retransmission again = new Retransmission(settings.sip().t1(), null);
    wire.send(invite);
    while (!isGivenUp(again)) {
      if (!heard && again.isDue()) {
        wire.send(invite);
      }
      cancelInTime();
      Optional<Incoming> in = wire.receive();
      in.filter(it -> !isAnswer(it)).ifPresent(it -> tookOther(it, others));
      Optional<Incoming> answer = in.filter(this::isAnswer);
      answer.ifPresent(this::took);
      if (answer.filter(Incoming::isFinal).isPresent()) {
        return answer;
      }
    }
    return Optional.empty();
  }

  private boolean isGivenUp(Retransmission again) {
    return heard ? cancelling != null && cancelling.isGivenUp() : again.isGivenUp();
  }

  /** Only what was heard of may be cancelled (RFC 3261, 9.1). */
  private void cancelInTime() {
    boolean over = System.nanoTime() - ringsUntil >= 0 || stopping.getAsBoolean();
    if (!heard || cancelling == null && !over) {
      return;
    }
    if (cancelling == null) {
      Duration t1 = settings.sip().t1();
      cancelling = new Retransmission(t1, t1.multipliedBy(LONGEST_WAIT));
      wire.send(requests.cancel(branch, sequence));
    } else if (cancelling.isDue()) {
      wire.send(requests.cancel(branch, sequence));
    }
  }

  private boolean isAnswer(Incoming in) {
    return requests.isOfThisCall(in)
        && in.isAnswer()
        && in.isOf("INVITE")
        && in.branch().equals(branch);
  }

  private void tookOther(Incoming in, Consumer<Incoming> others) {
    if (cancelling != null && requests.isOfThisCall(in) && in.isOf("CANCEL") && in.isFinal()) {
      cancelling.stop();
    }
    others.accept(in);
  }

  private void took(Incoming answer) {
    status = answer.status();
    rang |= answer.isProvisional() && answer.status() >= RINGING;
    ringsUntil = heardEver ? ringsUntil : System.nanoTime() + settings.ringFor().toNanos();
    heardEver = true;
    heard = true;
  }
}
