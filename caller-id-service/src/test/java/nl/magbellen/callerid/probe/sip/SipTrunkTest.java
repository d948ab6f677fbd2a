package nl.magbellen.callerid.probe.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import nl.magbellen.callerid.probe.Probe;
import nl.magbellen.callerid.probe.ProbeAnswer;
import nl.magbellen.callerid.probe.Seen;
import nl.magbellen.number.Ids;
import nl.magbellen.number.TelephoneNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls a SIPp process that answers in every way. */
class SipTrunkTest {

  private static final TelephoneNumber CALLED = TelephoneNumber.parse("+31882345678");

  @Test
  void answeredCallIsHungUp() {
    try (CalledSide called =
        new CalledSide(
            "<INVITE",
            "100 Trying",
            "180 Ringing",
            "200 OK",
            "<ACK",
            "<BYE",
            "200 OK for CANCEL")) {
      // When
      Seen seen = call(called.address());
      // Then
      assertThat(seen).isEqualTo(new Seen(ProbeAnswer.ANSWERED, 200));
      assertThat(called.isContent()).as(called::messages).isTrue();
      assertThat(called.messages())
          .contains(
              "From: <sip:+31202345678@127.0.0.1>",
              "P-Asserted-Identity: <sip:+31202345678@127.0.0.1>",
              "INVITE sip:+31882345678@127.0.0.1");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "486 Busy Here, BUSY",
    "600 Busy Everywhere, BUSY",
    "480 Temporarily Unavailable, NO_ANSWER",
    "603 Decline, NO_ANSWER",
    "404 Not Found, NOT_IN_SERVICE",
    "410 Gone, NOT_IN_SERVICE",
    "604 Does Not Exist Anywhere, NOT_IN_SERVICE",
    "503 Service Unavailable, FAILED",
    "500 Server Internal Error, FAILED",
    "403 Forbidden, FAILED",
    "408 Request Timeout, FAILED",
    "302 Moved Temporarily, FAILED",
    "488 Not Acceptable Here, FAILED",
    "401 Unauthorized, FAILED"
  })
  void refusalIsAcknowledgedAndSaysWhatItMeans(String status, ProbeAnswer answer) {
    try (CalledSide called = new CalledSide("<INVITE", "100 Trying", status, "<ACK")) {
      // When
      Seen seen = call(called.address());
      // Then
      assertThat(seen).isEqualTo(new Seen(answer, Integer.valueOf(status.substring(0, 3))));
      assertThat(called.isContent()).as(called::messages).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"180 Ringing", "183 Session Progress"})
  void whatIsNotAnsweredIsCancelled(String progress) {
    try (CalledSide called =
        new CalledSide(
            "<INVITE",
            "100 Trying",
            progress,
            "<CANCEL",
            "200 OK for CANCEL",
            "487 Request Terminated for INVITE",
            "<ACK")) {
      // When
      Seen seen = call(called.address());
      // Then
      assertThat(seen).isEqualTo(new Seen(ProbeAnswer.NO_ANSWER, 487));
      assertThat(called.isContent()).as(called::messages).isTrue();
    }
  }

  /** It never rang, so that nobody knows whether it would have been answered. */
  @Test
  void trunkThatOnlyTriesTellsNothing() {
    try (CalledSide called =
        new CalledSide(
            "<INVITE",
            "100 Trying",
            "<CANCEL",
            "200 OK for CANCEL",
            "487 Request Terminated for INVITE",
            "<ACK")) {
      assertThat(call(called.address())).isEqualTo(new Seen(ProbeAnswer.FAILED, 487));
      assertThat(called.isContent()).as(called::messages).isTrue();
    }
  }

  @Test
  void answerAfterEarlySoundIsHungUp() {
    try (CalledSide called =
        new CalledSide(
            "<INVITE", "183 Session Progress", "200 OK", "<ACK", "<BYE", "200 OK for CANCEL")) {
      assertThat(call(called.address()).answer()).isEqualTo(ProbeAnswer.ANSWERED);
      assertThat(called.isContent()).as(called::messages).isTrue();
    }
  }

  /** Both crossed on their way: somebody is there, and is not left there. */
  @Test
  void answerThatCrossesOurCancelIsHungUp() {
    try (CalledSide called =
        new CalledSide(
            "<INVITE",
            "180 Ringing",
            "<CANCEL",
            "200 OK for CANCEL",
            "200 OK for INVITE",
            "<ACK",
            "<BYE",
            "200 OK for CANCEL")) {
      assertThat(call(called.address()).answer()).isEqualTo(ProbeAnswer.ANSWERED);
      assertThat(called.isContent()).as(called::messages).isTrue();
    }
  }

  @Test
  void otherSideMayHangUpFirst() {
    try (CalledSide called = new CalledSide("<INVITE", "180 Ringing", "200 OK", "<ACK", ">BYE")) {
      assertThat(call(called.address()).answer()).isEqualTo(ProbeAnswer.ANSWERED);
      assertThat(called.isContent()).as(called::messages).isTrue();
      assertThat(called.messages()).doesNotContain("BYE sip:called@");
    }
  }

  @Test
  void callGoesTheWayThatTheAnswerCame() {
    try (CalledSide called =
        new CalledSide("<INVITE", "200 OK via two", "<ACK", "<BYE", "200 OK for CANCEL")) {
      assertThat(call(called.address()).answer()).isEqualTo(ProbeAnswer.ANSWERED);
      assertThat(called.isContent()).as(called::messages).isTrue();
      assertThat(called.messages().replace("\r", ""))
          .contains("Route: <sip:b.example;lr>\nRoute: <sip:a.example;lr>\n");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "401 Unauthorized, <INVITE proven",
    "407 Proxy Authentication Required, <INVITE proxied"
  })
  void trunkThatAsksWhoWeAreIsTold(String challenge, String proof) {
    try (CalledSide called =
        new CalledSide(
            "<INVITE",
            challenge,
            "<ACK",
            proof,
            "180 Ringing",
            "200 OK",
            "<ACK",
            "<BYE",
            "200 OK for CANCEL")) {
      // When
      Seen seen = call(called.address(), Map.of("sip.user", "magbellen", "sip.password", "secret"));
      // Then
      assertThat(seen.answer()).as(called::messages).isEqualTo(ProbeAnswer.ANSWERED);
      assertThat(called.isContent()).as(called::messages).isTrue();
    }
  }

  @Test
  void trunkThatKeepsAskingIsNotToldForEver() {
    try (CalledSide called =
        new CalledSide(
            "<INVITE", "401 No", "<ACK", "<INVITE", "401 No", "<ACK", "<INVITE", "401 No",
            "<ACK")) {
      // When
      Seen seen = call(called.address(), Map.of("sip.user", "magbellen", "sip.password", "wrong"));
      // Then
      assertThat(seen).isEqualTo(new Seen(ProbeAnswer.FAILED, 401));
      assertThat(called.isContent()).as(called::messages).isTrue();
    }
  }

  @Test
  void silenceTellsNothing() {
    try (CalledSide called = new CalledSide("<INVITE", "pause", "pause", "pause", "pause")) {
      assertThat(call(called.address())).isEqualTo(Seen.NOTHING);
    }
  }

  @Test
  void nobodyAtTheTrunkTellsNothing() {
    // Given
    InetSocketAddress gone;
    try (CalledSide called = new CalledSide("<INVITE")) {
      gone = called.address();
    }
    // Then
    assertThat(call(gone)).isEqualTo(Seen.NOTHING);
    assertThat(call(InetSocketAddress.createUnresolved("no.such.invalid", 5060)))
        .isEqualTo(Seen.NOTHING);
  }

  @Test
  void ringingThatNoCancelEndsIsGivenUp() {
    try (CalledSide called =
        new CalledSide("<INVITE", "180 Ringing", "<CANCEL", "pause", "pause", "pause", "pause")) {
      // When
      long begun = System.nanoTime();
      Seen seen = call(called.address());
      // Then
      assertThat(seen).isEqualTo(new Seen(ProbeAnswer.NO_ANSWER, 180));
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(6));
    }
  }

  @Test
  void answerThatNoByeEndsIsGivenUp() {
    try (CalledSide called =
        new CalledSide("<INVITE", "200 OK", "<ACK", "<BYE", "pause", "pause", "pause", "pause")) {
      assertThat(call(called.address()).answer()).isEqualTo(ProbeAnswer.ANSWERED);
    }
  }

  /** Whoever stops a replica leaves no telephone ringing, and learns nothing of the number. */
  @Test
  void ringingEndsWithTheService() throws Exception {
    try (CalledSide called =
        new CalledSide(
            "<INVITE",
            "180 Ringing",
            "<CANCEL",
            "200 OK for CANCEL",
            "487 Request Terminated for INVITE",
            "<ACK")) {
      // Given
      SipTrunk trunk = trunk(called.address(), Map.of("ring-for", "PT60S"));
      CompletableFuture<Seen> seen =
          CompletableFuture.supplyAsync(() -> trunk.call(probe()), Thread::startVirtualThread);
      Thread.sleep(300);
      // When
      trunk.stop(null);
      // Then
      assertThat(seen.join().answer()).isEqualTo(ProbeAnswer.FAILED);
      assertThat(called.isContent()).as(called::messages).isTrue();
      assertThat(trunk.call(probe())).isEqualTo(Seen.NOTHING);
    }
  }

  /** What is killed while it rings cannot cancel: the other side ends it by itself. */
  @Test
  void otherSideIsToldWhenToEndRingingByItself() {
    try (CalledSide called = new CalledSide("<INVITE", "486 Busy Here", "<ACK")) {
      // When
      call(called.address(), Map.of("ring-for", "PT30S"));
      // Then
      assertThat(called.messages()).contains("Expires: 40\r\n");
    }
  }

  static Seen call(InetSocketAddress trunk) {
    return call(trunk, Map.of());
  }

  private static Seen call(InetSocketAddress trunk, Map<String, String> settings) {
    return trunk(trunk, settings).call(probe());
  }

  private static SipTrunk trunk(InetSocketAddress trunk, Map<String, String> settings) {
    return new SipTrunk(Trunks.to(trunk, settings));
  }

  private static Probe probe() {
    return new Probe(Ids.next(), CALLED, Instant.now());
  }
}
