package nl.magbellen.callerid.probe.sip;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a {@link CalledSide} is told, as SIPp reads it. */
final class Steps {

  private static final String ANSWER =
      """
      <send%s><![CDATA[
      SIP/2.0 %s
      [last_Via:]
      %s[last_From:]
      [last_To:];tag=%s
      [last_Call-ID:]
      %s
      %sContent-Type: application/sdp
      Content-Length: [len]

      %s]]></send>
      """;

  private static final String SOUND =
      """
      v=0
      o=called 1 1 IN IP4 [local_ip]
      s=-
      c=IN IP4 [media_ip]
      t=0 0
      m=audio [media_port] RTP/AVP 8
      a=rtpmap:8 PCMA/8000
      """;

  private static final String HANG_UP =
      """
      <send retrans="50"><![CDATA[
      BYE sip:us@[remote_ip]:[remote_port] SIP/2.0
      Via: SIP/2.0/UDP [local_ip]:[local_port];branch=[branch]
      From: <sip:called@[local_ip]:[local_port]>;tag=called
      To: [$caller]
      [last_Call-ID:]
      CSeq: 1 BYE
      Max-Forwards: 70
      Content-Length: 0

      ]]></send>
      <recv response="200"/>
      """;

  private static final String INVITED =
      """
      <recv request="INVITE"><action>
        <ereg regexp=".*" search_in="hdr" header="From:" assign_to="caller"/>
      </action></recv>
      <Reference variables="caller"/>
      """;

  private static final String PROVEN =
      """
      <recv request="INVITE"><action>
        <verifyauth assign_to="proven" username="magbellen" password="secret"/>
      </action></recv>
      <nop test="proven" next="good"/>
      <nop><action><error message="the digest is wrong"/></action></nop>
      <label id="good"/>
      """;

  /** SIPp checks no digest in this header. */
  private static final String PROXIED =
      """
      <recv request="INVITE"><action>
        <ereg regexp="Digest username=.magbellen.," search_in="hdr"
          header="Proxy-Authorization:" check_it="true" assign_to="proof"/>
      </action></recv>
      <Reference variables="proof"/>
      """;

  private Steps() {}

  static String scenario(String... steps) {
    return Stream.of(steps)
        .map(Steps::step)
        .collect(
            Collectors.joining(
                "",
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <scenario name="called side">
                """,
                "</scenario>\n"));
  }

  private static String step(String step) {
    return switch (step) {
      case "<INVITE" -> INVITED;
      case "<INVITE proven" -> PROVEN;
      case "<INVITE proxied" -> PROXIED;
      case ">BYE" -> HANG_UP;
      case "pause" -> "<pause milliseconds=\"500\"/>\n";
      default ->
          step.startsWith("<")
              ? "<recv request=\"%s\"/>\n".formatted(step.substring(1))
              : answer(step);
    };
  }

  private static String answer(String step) {
    String[] parts = step.split(" for ");
    String status = parts[0];
    boolean ends = status.charAt(0) > '1' && !step.endsWith("for CANCEL");
    return ANSWER.formatted(
        ends ? " retrans=\"50\"" : "",
        status.split(" via ")[0],
        status.endsWith(" via two") ? "Record-Route: <sip:a.example;lr>, <sip:b.example;lr>\n" : "",
        status.endsWith(" elsewhere") ? "elsewhere" : "called",
        step.endsWith(" for INVITE") ? "CSeq: 1 INVITE" : "[last_CSeq:]",
        contactOrChallenge(status),
        status.startsWith("200") || status.startsWith("183") ? SOUND : "");
  }

  private static String contactOrChallenge(String status) {
    String challenge =
        "Digest realm=\"trunk, of the carrier\", nonce=\"7f3a\", qop=\"auth,auth-int\"\n";
    return switch (status.substring(0, 3)) {
      case "401" -> "www-authenticate: " + challenge;
      case "407" -> "Proxy-Authenticate: " + challenge;
      case "302" -> "Contact: <sip:+3190012345@elsewhere.example>\n";
      default -> "Contact: <sip:called@[local_ip]:[local_port]>\n";
    };
  }
}
