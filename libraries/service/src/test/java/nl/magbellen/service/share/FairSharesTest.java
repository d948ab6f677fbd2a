package nl.magbellen.service.share;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import nl.magbellen.service.share.FairShares.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FairSharesTest {

  @Test
  void oneClientAloneTakesHalf() {
    // Given
    FairShares shares = new FairShares(8);
    // When
    int taken = takeAll(shares, "a").size();
    // Then
    assertEquals(4, taken);
  }

  @Test
  void theOnlyPlaceIsHad() {
    // Given
    FairShares shares = new FairShares(1);
    // When
    Optional<Place> place = shares.take("a");
    // Then
    assertTrue(place.isPresent());
  }

  @Test
  void clientThatTakesAllItGetsLeavesPlacesForOthers() {
    // Given
    FairShares shares = new FairShares(8);
    takeAll(shares, "greedy");
    // When
    List<Integer> others =
        Stream.of("b", "c", "d").map(client -> takeAll(shares, client).size()).toList();
    // Then
    assertEquals(List.of(2, 1, 1), others);
  }

  @ParameterizedTest
  @CsvSource({"8, 0, 4", "8, 1, 2", "8, 2, 1", "8, 3, 1", "9, 0, 5", "1, 0, 1", "2, 1, 1"})
  void shareIsWhatCouldBeTaken(int places, int others, int left) {
    // Given
    FairShares shares = new FairShares(places);
    for (int other = 0; other < others; other++) {
      takeAll(shares, "other-" + other);
    }
    // When
    FairShares.Share share = shares.shareOf("a");
    int taken = takeAll(shares, "a").size();
    // Then
    assertEquals(left, share.left());
    assertEquals(taken, share.left());
    assertEquals(new FairShares.Share((places + 1) / 2, 0), shares.shareOf("a"));
  }

  @Test
  void placeGivenBackTwiceIsGivenBackOnce() {
    // Given
    FairShares shares = new FairShares(4);
    Place first = shares.take("a").orElseThrow();
    shares.take("a").orElseThrow();
    // When
    first.close();
    first.close();
    // Then
    assertEquals(1, shares.taken());
  }

  /** Clients come and go; nobody is refused while half of the places are free. */
  @Property
  void whoeverHoldsLessThanIsFreeIsServed(
      @ForAll @IntRange(min = 1, max = 40) int places,
      @ForAll @Size(max = 100) List<@IntRange(max = 5) Integer> clients) {
    // Given
    FairShares shares = new FairShares(places);
    List<List<Place>> held = IntStream.rangeClosed(0, 5).mapToObj(_ -> held()).toList();
    for (int client : clients) {
      int free = places - shares.taken();
      int own = held.get(client).size();
      // When
      Optional<Place> place = shares.take("client-" + client);
      // Then
      assertEquals(own < free, place.isPresent());
      place.ifPresentOrElse(
          held.get(client)::add,
          () -> held.get(client).stream().findFirst().ifPresent(it -> give(held.get(client))));
    }
    held.forEach(places2 -> places2.forEach(Place::close));
    assertEquals(0, shares.taken());
  }

  private static List<Place> held() {
    return new ArrayList<>();
  }

  private static void give(List<Place> own) {
    own.removeFirst().close();
  }

  private static List<Place> takeAll(FairShares shares, String client) {
    return Stream.generate(() -> shares.take(client))
        .takeWhile(Optional::isPresent)
        .map(Optional::orElseThrow)
        .toList();
  }
}
