package nl.magbellen.site;

import java.util.Arrays;

/**
 * How long something took, many times over.
 *
 * @param nanos one of each time
 */
record Timings(long... nanos) {

  /**
   * How likely one of these is longer than one of the others (Mann and Whitney's U as a share): a
   * half when nothing tells the two apart, 0 or 1 when everything does. With 60 of each, chance
   * alone keeps it within a quarter of a half but for once in 400,000 times.
   */
  double likelyLongerThan(Timings others) {
    double longer =
        Arrays.stream(nanos)
            .mapToDouble(
                one ->
                    Arrays.stream(others.nanos)
                        .mapToDouble(other -> one > other ? 1 : one == other ? 0.5 : 0)
                        .sum())
            .sum();
    return longer / nanos.length / others.nanos.length;
  }
}
