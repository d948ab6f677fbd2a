package nl.magbellen.callerid.probe.sip;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** A call that was answered: it is acknowledged, and hung up. */
final class Talk {

  private static final Logger LOG = Logger.getLogger(Talk.class);

  private static final Pattern URI = Pattern.compile("sips?:[^\\s<>\"]{1,300}");

  private static final int LONGEST_WAIT = 8;

  private final Requests requests;
  private final Wire wire;
  private final Duration t1;
  private final Optional<Credentials> credentials;
  private final String uri;
  private final List<String> routes;
  private final String tag;
  private final String ack;
  private int sequence;
  private String bye;
  private Retransmission again;
  private boolean challenged;
  private boolean over;

  /**
   * @param sequence CSeq of the INVITE
   * @param authorization header line of the INVITE; empty for none
   */
  Talk(
      Requests requests,
      Wire wire,
      Duration t1,
      Optional<Credentials> credentials,
      Incoming answer,
      int sequence,
      String authorization) {
    this.requests = requests;
    this.wire = wire;
    this.t1 = t1;
    this.credentials = credentials;
    this.sequence = sequence;
    this.uri =
        answer.contact() != null && URI.matcher(answer.contact()).matches()
            ? answer.contact()
            : requests.uri();
    this.routes = answer.routes().reversed();
    this.tag = answer.toTag();
    this.ack = request("ACK", authorization);
  }

  /** Whether nothing is left to be done. */
  boolean isOver() {
    return over;
  }

  void acknowledge() {
    wire.send(ack);
  }

  /** Hangs up, and says so again until that is confirmed. */
  void hangUp() {
    if (over) {
      return;
    }
    if (again == null) {
      begin("");
    } else if (again.isGivenUp()) {
      LOG.warnf("the trunk does not confirm that a call was hung up probe=%s", requests.callId());
      over = true;
    } else if (again.isDue()) {
      wire.send(bye);
    }
  }

  /** The other side hung up. */
  void ended() {
    over = true;
  }

  /** What the other side says to our hanging up. */
  void answered(Incoming answer) {
    if (bye == null || !answer.isFinal()) {
      return;
    }
    Optional<String> proof = challenged ? Optional.empty() : proof(answer);
    if (proof.isPresent()) {
      challenged = true;
      begin(proof.get());
    } else {
      over = true;
    }
  }

  private Optional<String> proof(Incoming answer) {
    return answer.asksWhoWeAre()
        ? credentials.flatMap(who -> who.answer(answer, "BYE", uri, Requests.random()))
        : Optional.empty();
  }

  private void begin(String authorization) {
    sequence++;
    bye = request("BYE", authorization);
    again = new Retransmission(t1, t1.multipliedBy(LONGEST_WAIT));
    wire.send(bye);
  }

  private String request(String method, String authorization) {
    return requests.inCall(method, uri, Requests.branch(), sequence, tag, routes, authorization);
  }
}
