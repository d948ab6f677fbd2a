package nl.magbellen.callerid.probe.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What comes by UDP may be anything. */
class IncomingTest {

  private static final String CHALLENGE =
      """
      SIP/2.0 401 Unauthorized
      v: SIP/2.0/UDP 127.0.0.1:5070;branch=z9hG4bKabc;received=192.0.2.1
      f: "Bell, A." <sip:us@here>;tag=ours
      t: <sip:them@there>;tag=theirs
      i: 77
      CSEQ: 3 INVITE
      m: "Them" <sip:them@192.0.2.9:5062;transport=udp>;expires=3
      record-route: <sip:a.example;lr>, <sip:b.example;lr>
      www-authenticate: Digest realm="a, b", nonce="7f3a", qop="auth,auth-int"
      WWW-Authenticate: Digest realm="c", nonce="99", algorithm=SHA-256
      Content-Length: 0

      """
          .replace("\n", "\r\n");

  @Test
  void namesOfHeadersMayBeShortAndInAnyCase() {
    // When
    Incoming in = read(CHALLENGE).orElseThrow();
    // Then
    assertThat(in.status()).isEqualTo(401);
    assertThat(in.method()).isEqualTo("INVITE");
    assertThat(in.branch()).isEqualTo("z9hG4bKabc");
    assertThat(in.callId()).isEqualTo("77");
    assertThat(in.fromTag()).isEqualTo("ours");
    assertThat(in.toTag()).isEqualTo("theirs");
    assertThat(in.contact()).isEqualTo("sip:them@192.0.2.9:5062;transport=udp");
    assertThat(in.routes()).containsExactly("<sip:a.example;lr>", "<sip:b.example;lr>");
    assertThat(in.asksWhoWeAre()).isTrue();
  }

  /** RFC 7616, 3.9.1, with a method and URI of SIP. */
  @Test
  void strongestDigestThatIsAskedForIsGiven() {
    // Given
    Credentials who = new Credentials("Mufasa", "Circle of Life");
    Incoming asked =
        read(CHALLENGE
                .replace(
                    "realm=\"a, b\", nonce=\"7f3a\"",
                    "realm=\"http-auth@example.org\", nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\"")
                .replace(
                    "realm=\"c\", nonce=\"99\"",
                    "realm=\"http-auth@example.org\", qop=\"auth, auth-int\", nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\", opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\""))
            .orElseThrow();
    // When
    String line =
        who.answer(asked, "GET", "/dir/index.html", "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ")
            .orElseThrow();
    // Then
    assertThat(line)
        .startsWith("Authorization: Digest username=\"Mufasa\"")
        .contains("algorithm=SHA-256", "opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"")
        .contains("response=\"753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1\"");
    assertThat(who.toString()).doesNotContain("Circle");
  }

  @Property(tries = 2000)
  void anythingIsReadOrPassedOver(
      @ForAll @Size(max = 200) byte[] garbage, @ForAll @IntRange(max = 900) int at) {
    // Given
    byte[] message = CHALLENGE.getBytes(StandardCharsets.UTF_8);
    int from = Math.min(at, message.length);
    System.arraycopy(garbage, 0, message, from, Math.min(garbage.length, message.length - from));
    // When
    Optional<Incoming> in = Incoming.read(message);
    // Then
    assertThat(in.stream().flatMap(it -> it.copied().lines()))
        .allMatch(line -> line.matches("(Via|From|To|Call-ID|CSeq): .*"));
    assertThat(Incoming.read(garbage)).isEmpty();
  }

  private static Optional<Incoming> read(String message) {
    return Incoming.read(message.getBytes(StandardCharsets.UTF_8));
  }
}
