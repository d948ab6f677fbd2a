package nl.magbellen.callerid.probe.sip;

import io.pkts.buffer.Buffer;
import io.pkts.buffer.Buffers;
import io.pkts.packet.sip.SipMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A message of the trunk, as far as a call needs it.
 *
 * @param status of an answer; 0 for a request
 * @param method of CSeq
 * @param branch of the topmost Via
 * @param fromTag empty for none
 * @param toTag empty for none
 * @param contact the URI where the other side is asked; null for none
 * @param routes the values of Record-Route, in their order
 * @param challenge what is asked of us to prove who we are; empty for nothing
 * @param copied the header lines that an answer to it repeats
 */
record Incoming(
    int status,
    String method,
    String branch,
    String callId,
    String fromTag,
    String toTag,
    String contact,
    List<String> routes,
    String challenge,
    String copied) {

  private static final List<String> CHALLENGES = List.of("WWW-Authenticate", "Proxy-Authenticate");

  private static final int LONGEST_TOKEN = 1000;

  private static final Pattern ANSWER =
      Pattern.compile("SIP/2\\.0 ([1-6][0-9]{2}) [^\r\n]{0,200}\r?\n");

  private static final Pattern REQUEST = Pattern.compile("[A-Z]{1,20} \\S{1,500} SIP/2\\.0\r?\n");

  /** Reads a message; empty for what is none. Nothing that comes by UDP is a failure of ours. */
  static Optional<Incoming> read(byte[] datagram) {
    try {
      String readable = withFirstLine(new String(datagram, StandardCharsets.ISO_8859_1));
      return Optional.of(
          of(SipMessage.frame(Buffers.wrap(readable.getBytes(StandardCharsets.ISO_8859_1)))));
    } catch (IOException | RuntimeException malformed) {
      return Optional.empty();
    }
  }

  /** The parser stumbles over phrases, and prints a stack trace for a first line that is none. */
  private static String withFirstLine(String message) {
    Matcher answer = ANSWER.matcher(message);
    if (answer.lookingAt()) {
      return "SIP/2.0 %s -\r\n".formatted(answer.group(1)) + message.substring(answer.end());
    }
    if (REQUEST.matcher(message).lookingAt()) {
      return message;
    }
    throw new IllegalArgumentException("no message of SIP");
  }

  boolean isAnswer() {
    return status > 0;
  }

  boolean isProvisional() {
    return isAnswer() && status < 200;
  }

  boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  boolean isFinal() {
    return status >= 200;
  }

  boolean asksWhoWeAre() {
    return (status == 401 || status == 407) && !challenge.isEmpty();
  }

  /** Whether it is of this method. */
  boolean isOf(String asked) {
    return method.equals(asked);
  }

  private static Incoming of(SipMessage message) {
    return new Incoming(
        message.isResponse() ? message.toResponse().getStatus() : 0,
        plain(message.getCSeqHeader().getMethod()),
        plain(message.getViaHeader().getBranch()),
        plain(message.getCallIDHeader().getCallId()),
        tag(message.getFromHeader().getTag()),
        tag(message.getToHeader().getTag()),
        message.getContactHeader() == null
            ? null
            : plain(message.getContactHeader().getAddress().getURI().toBuffer()),
        values(message, "Record-Route"),
        CHALLENGES.stream()
            .flatMap(name -> values(message, name).stream())
            .collect(Collectors.joining(", ")),
        copied(message));
  }

  /** The parser takes names of headers as they are written, and cuts their values at commas. */
  private static List<String> values(SipMessage message, String name) {
    return message.getAllHeaders().stream()
        .filter(header -> header.getName().toString().equalsIgnoreCase(name))
        .map(header -> plain(header.getValue()))
        .toList();
  }

  private static String tag(Buffer tag) {
    return tag == null ? "" : plain(tag);
  }

  private static String copied(SipMessage message) {
    return message.getViaHeaders().stream()
            .map(via -> "Via: " + plain(via.getValue()) + "\r\n")
            .collect(Collectors.joining())
        + "From: "
        + plain(message.getFromHeader().getValue())
        + "\r\nTo: "
        + plain(message.getToHeader().getValue())
        + "\r\nCall-ID: "
        + plain(message.getCallIDHeader().getCallId())
        + "\r\nCSeq: "
        + plain(message.getCSeqHeader().getValue())
        + "\r\n";
  }

  /** What we send back must not be more lines than it was. */
  private static String plain(Buffer value) {
    String text =
        new String(Objects.requireNonNull(value).getArray(), StandardCharsets.UTF_8).strip();
    if (text.length() > LONGEST_TOKEN || text.chars().anyMatch(c -> c < ' ' && c != '\t')) {
      throw new IllegalArgumentException("no value of a header");
    }
    return text;
  }
}
