package nl.magbellen.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TimingsTest {

  private static final int EACH = 60;
  private final Random noise = new Random(1);

  @Test
  void sameWorkIsNotToldApart() {
    assertThat(around(5_000_000).likelyLongerThan(around(5_000_000))).isBetween(0.25, 0.75);
  }

  @Test
  void oneMoreLookUpGivesItselfAway() {
    assertThat(around(6_500_000).likelyLongerThan(around(5_000_000))).isGreaterThan(0.75);
  }

  private Timings around(long nanos) {
    return new Timings(
        noise.longs(EACH).map(any -> nanos + (long) (noise.nextGaussian() * 1_000_000)).toArray());
  }
}
