package nl.magbellen.service.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeldBodiesTest {

  private static final int MOST = 1 << 20;
  private static final int PIECE = 1 << 13;

  private final HeldBodies bodies = new HeldBodies(MOST);
  private final List<String> refused = new ArrayList<>();

  @Test
  void oneClientAloneHoldsHalf() {
    assertEquals(MOST / 2, sent("a", MOST));
  }

  /** However many send all they can: for a question there is room, of theirs too. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 50})
  void smallBodiesHaveRoomWhateverClientsSend(int clients) {
    // Given
    List<HeldBody> large = IntStream.range(0, clients).mapToObj(n -> body("large" + n)).toList();
    for (int n = 0; n < MOST / PIECE; n++) {
      large.forEach(each -> each.take(PIECE));
      large = large.stream().map(each -> each.isRefused() ? body("large0") : each).toList();
    }
    // When
    boolean ofNobodyElse = body("new").take(1_000);
    boolean ofTheSame = body("large0").take(1_000);
    // Then
    assertTrue(ofNobodyElse);
    assertTrue(ofTheSame);
    assertTrue(bodies.bytes() <= MOST + MOST / 8);
  }

  @Test
  void smallBodiesOfOneClientLeaveRoomForThoseOfOthers() {
    // Given
    for (int n = 0; n < MOST / PIECE; n++) {
      body("many").take(HeldBodies.SMALL);
    }
    // When
    boolean taken = body("new").take(HeldBodies.SMALL);
    // Then
    assertTrue(taken);
  }

  @Test
  void bodyForWhichThereIsNoRoomIsToldOnceAndHoldsNothing() {
    // Given
    HeldBody body = body("a");
    // When
    while (body.take(PIECE)) {
      continue;
    }
    boolean goesOn = body.take(PIECE);
    // Then
    assertFalse(goesOn);
    assertEquals(List.of("a"), refused);
    assertEquals(0, bodies.bytes());
  }

  @Test
  void lengthThatIsAnnouncedTakesNoRoom() {
    assertTrue(body("a").announce(MOST / 2));
    assertTrue(body("a").announce(MOST / 2));
    assertFalse(body("a").announce(MOST));
    assertEquals(0, bodies.bytes());
  }

  @Test
  void theEndOfABodyNeedsNoRoom() {
    // Given
    HeldBody body = body("a");
    body.take(MOST / 2);
    body("b").take(MOST / 4);
    // When
    boolean ends = body.take(0);
    // Then
    assertTrue(ends);
  }

  @Test
  void bodyThatIsStreamedOrAnsweredHoldsNothingMore() {
    // Given
    HeldBody body = body("a");
    body.take(PIECE);
    // When
    body.release();
    boolean goesOn = body.take(2 * MOST);
    body.release();
    // Then
    assertTrue(goesOn);
    assertEquals(0, bodies.bytes());
  }

  @Test
  void neighboursOfIpv6ShareOnePart() {
    // Given
    HeldBodies.Part part = bodies.partOf("2001:db8::1");
    // When
    part.take(MOST, MOST / 2);
    // Then
    assertFalse(bodies.partOf("2001:db8:0:0:1::2").hasRoom(MOST, PIECE));
    assertTrue(bodies.partOf("2001:db8:0:1::1").hasRoom(MOST, PIECE));
    assertTrue(bodies.partOf("_hidden").hasRoom(MOST, PIECE));
  }

  private long sent(String client, int most) {
    HeldBody body = body(client);
    long sent = 0;
    while (sent < most && body.take(PIECE)) {
      sent += PIECE;
    }
    return sent;
  }

  private HeldBody body(String client) {
    return new HeldBody(bodies.partOf(client), () -> refused.add(client));
  }
}
