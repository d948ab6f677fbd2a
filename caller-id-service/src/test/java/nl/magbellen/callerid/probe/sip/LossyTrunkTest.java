package nl.magbellen.callerid.probe.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import nl.magbellen.callerid.probe.Probe;
import nl.magbellen.callerid.probe.ProbeAnswer;
import nl.magbellen.callerid.probe.Seen;
import nl.magbellen.number.Ids;
import nl.magbellen.number.TelephoneNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** UDP loses, doubles and spoils. */
class LossyTrunkTest {

  private static final String[] ANSWERED = {
    "<INVITE", "180 Ringing", "200 OK", "<ACK", "<BYE", "200 OK for CANCEL"
  };

  /** Whatever is lost once is sent again, by whoever sent it. */
  @ParameterizedTest
  @ValueSource(strings = {"INVITE sip:", "SIP/2.0 180", "SIP/2.0 200", "ACK sip:", "BYE sip:"})
  void whatIsLostIsSentAgain(String lost) {
    Seen seen = call(losing(lost), true, ANSWERED);
    assertThat(seen.answer()).isEqualTo(ProbeAnswer.ANSWERED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CANCEL sip:", "ACK sip:"})
  void cancelThatIsLostIsSentAgain(String lost) {
    Seen seen =
        call(
            losing(lost),
            true,
            "<INVITE",
            "180 Ringing",
            "<CANCEL",
            "200 OK for CANCEL",
            "487 Request Terminated for INVITE",
            "<ACK");
    assertThat(seen).isEqualTo(new Seen(ProbeAnswer.NO_ANSWER, 487));
  }

  @Test
  void whatComesTwiceIsOne() {
    Seen seen = call(message -> List.of(message, message), true, ANSWERED);
    assertThat(seen.answer()).isEqualTo(ProbeAnswer.ANSWERED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\0",
        "SIP/2.0",
        "SIP/2.0 200 OK\r\n\r\n",
        "SIP/2.0 999 What\r\nCSeq: 1 INVITE\r\n\r\n",
        "HTTP/1.1 200 OK\r\n\r\n",
        "INVITE sip:us@here SIP/2.0\r\n\r\n"
      })
  void whatIsNoMessageIsPassedOver(String garbage) {
    Seen seen = call(message -> List.of(garbage, message), false, ANSWERED);
    assertThat(seen.answer()).isEqualTo(ProbeAnswer.ANSWERED);
  }

  /** Of a trunk that only says what nobody understands nothing is learnt. */
  @Test
  void answersThatAreSpoiltTellNothing() {
    Seen seen =
        call(
            message ->
                List.of(message.startsWith("SIP/2.0") ? message.replace("CSeq:", "C") : message),
            false,
            "<INVITE",
            "486 Busy Here",
            "pause");
    assertThat(seen).isEqualTo(Seen.NOTHING);
  }

  @Test
  void answersToAnotherCallAreNotOurs() {
    Seen seen =
        call(
            message ->
                List.of(
                    message.startsWith("SIP/2.0 486")
                        ? message.replaceFirst("Call-ID: ....", "Call-ID: 0000")
                        : message),
            false,
            "<INVITE",
            "486 Busy Here",
            "pause");
    assertThat(seen).isEqualTo(Seen.NOTHING);
  }

  /** Somewhere else somebody took up the telephone too: nobody is left in a call. */
  @Test
  void whoAnswersBesidesIsHungUpToo() {
    // Given
    Set<String> hungUp = ConcurrentHashMap.newKeySet();
    // When
    Seen seen =
        call(
            message -> {
              if (message.startsWith("BYE sip:")) {
                hungUp.add(message.replaceAll("(?s).*\nTo: [^\r]*;tag=([^\r]*)\r.*", "$1"));
                return message.contains(";tag=called") ? List.of(message) : List.of();
              }
              return message.startsWith("SIP/2.0 200") && message.contains("CSeq: 1 INVITE")
                  ? List.of(message, message.replace(";tag=called", ";tag=beside"))
                  : List.of(message);
            },
            false,
            ANSWERED);
    // Then
    assertThat(seen.answer()).isEqualTo(ProbeAnswer.ANSWERED);
    assertThat(hungUp).containsExactlyInAnyOrder("called", "beside");
  }

  /** Loses the first message that begins so. */
  private static Function<String, List<String>> losing(String start) {
    Set<String> lost = ConcurrentHashMap.newKeySet();
    return message -> message.startsWith(start) && lost.add(start) ? List.of() : List.of(message);
  }

  private static Seen call(
      Function<String, List<String>> change, boolean content, String... steps) {
    try (CalledSide called = new CalledSide(steps);
        Way way = new Way(called.address(), change)) {
      Seen seen =
          Trunks.telephony(Trunks.to(way.address(), Map.of()))
              .call(new Probe(Ids.next(), TelephoneNumber.parse("+31882345678"), Instant.now()));
      assertThat(!content || called.isContent()).as(called::messages).isTrue();
      return seen;
    }
  }
}
