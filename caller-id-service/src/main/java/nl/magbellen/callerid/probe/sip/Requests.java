package nl.magbellen.callerid.probe.sip;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import nl.magbellen.callerid.probe.Probe;

/** The messages of one call, as text. */
final class Requests {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 8;

  private final Probe probe;
  private final String from;
  private final String domain;
  private final String here;
  private final String sdp;
  private final long ringsSeconds;
  private final String tag = random();

  /**
   * @param from the number that is shown, E.164
   * @param domain host of the trunk
   * @param ringsSeconds after it the other side itself is to end its ringing, if we are gone
   */
  Requests(Probe probe, String from, String domain, Wire wire, long ringsSeconds) {
    this.probe = probe;
    this.from = from;
    this.domain = domain;
    this.here = wire.here();
    this.sdp = sdp(wire);
    this.ringsSeconds = ringsSeconds;
  }

  static String random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** A new branch: of a new transaction. */
  static String branch() {
    return "z9hG4bK" + random();
  }

  /** Whom to call. */
  String uri() {
    return "sip:" + probe.number().e164() + "@" + domain;
  }

  String callId() {
    return probe.id().toString();
  }

  boolean isOfThisCall(Incoming in) {
    return in.callId().equals(callId());
  }

  /**
   * @param authorization a header line; empty for none
   */
  String invite(String branch, int sequence, String authorization) {
    return head("INVITE", uri(), branch, sequence, "", List.of())
        + authorization
        + "Contact: <sip:"
        + from
        + "@"
        + here
        + ">\r\n"
        + "P-Asserted-Identity: <sip:"
        + from
        + "@"
        + domain
        + ">\r\n"
        + "Expires: "
        + ringsSeconds
        + "\r\n"
        + "Allow: INVITE, ACK, CANCEL, BYE\r\n"
        + "Content-Type: application/sdp\r\n"
        + end(sdp);
  }

  /** Of the same transaction as the INVITE. */
  String cancel(String branch, int sequence) {
    return head("CANCEL", uri(), branch, sequence, "", List.of()) + end("");
  }

  /** To a refusal, of the same transaction as the INVITE. */
  String ack(String branch, int sequence, String toTag) {
    return head("ACK", uri(), branch, sequence, toTag, List.of()) + end("");
  }

  /** ACK or BYE in a call that was answered. */
  String inCall(
      String method,
      String uri,
      String branch,
      int sequence,
      String toTag,
      List<String> routes,
      String authorization) {
    return head(method, uri, branch, sequence, toTag, routes) + authorization + end("");
  }

  /** To a request of the other side. */
  static String answer(int status, String phrase, Incoming request) {
    return "SIP/2.0 " + status + " " + phrase + "\r\n" + request.copied() + end("");
  }

  private String head(
      String method, String uri, String branch, int sequence, String toTag, List<String> routes) {
    StringBuilder head = new StringBuilder();
    head.append(method).append(' ').append(uri).append(" SIP/2.0\r\n");
    head.append("Via: SIP/2.0/UDP ").append(here).append(";rport;branch=").append(branch);
    head.append("\r\nMax-Forwards: 70\r\n");
    routes.forEach(route -> head.append("Route: ").append(route).append("\r\n"));
    head.append("From: <sip:%s@%s>;tag=%s\r\n".formatted(from, domain, tag));
    head.append("To: <%s>%s\r\n".formatted(uri(), toTag.isEmpty() ? "" : ";tag=" + toTag));
    head.append("Call-ID: ").append(callId()).append("\r\n");
    head.append("CSeq: %d %s\r\n".formatted(sequence, method));
    return head.append("User-Agent: Magbellen\r\n").toString();
  }

  private static String end(String body) {
    return "Content-Length: " + body.length() + "\r\n\r\n" + body;
  }

  /** Sound is offered, as no trunk calls without it. None is sent, and none is listened to. */
  private static String sdp(Wire wire) {
    return String.join(
            "\r\n",
            "v=0",
            "o=magbellen 1 1 IN " + wire.sdpAddress(),
            "s=-",
            "c=IN " + wire.sdpAddress(),
            "t=0 0",
            "m=audio 9 RTP/AVP 8 0",
            "a=rtpmap:8 PCMA/8000",
            "a=rtpmap:0 PCMU/8000",
            "a=sendrecv")
        + "\r\n";
  }
}
