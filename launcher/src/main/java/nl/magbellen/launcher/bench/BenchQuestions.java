package nl.magbellen.launcher.bench;

/**
 * Questions about a world, the same for the same size. One in five is a service call now, which is
 * binding and signed; the others are sales calls on an afternoon, so that what is measured does not
 * depend on the time of day.
 *
 * @param numbers how many numbers there are to ask about
 */
record BenchQuestions(long numbers) {

  /** The campaign of a list: one advertiser, one caller id. */
  static final long CAMPAIGN = 28;

  private static final long SEED = 20261123;
  private static final int SIGNED_OF = 5;
  private static final String AFTERNOON = "2026-11-24T14:00:00+01:00";

  /** A question as JSON. */
  String json(long nth) {
    long place = place(nth);
    String call =
        nth % SIGNED_OF == 0
            ? "\"purpose\":\"SERVICE\""
            : "\"purpose\":\"COMMERCIAL\",\"subject\":\"energy-contract\",\"at\":\"%s\""
                .formatted(AFTERNOON);
    return "{\"callee\":\"%s\",\"advertiser\":\"%s\",\"callerId\":\"%s\",%s}"
        .formatted(
            BenchWorld.number(place),
            BenchWorld.advertiser(place),
            BenchWorld.callerId(place),
            call);
  }

  /** The constants of a list, as a query. */
  static String constants() {
    return "advertiser=%s&callerId=%s&purpose=COMMERCIAL&subject=energy-contract&at=%s"
        .formatted(
            BenchWorld.advertiser(CAMPAIGN),
            BenchWorld.callerId(CAMPAIGN).replace("+", "%2B"),
            AFTERNOON.replace("+", "%2B"));
  }

  /** The header of a list. */
  static String csvHeader() {
    return "callee,reference\n";
  }

  /** A row of a list: every second one is somebody whom the campaign's advertiser knows. */
  String csv(long nth) {
    long place = place(nth);
    if (nth % 2 == 0) {
      long round = BenchWorld.NUMBERS * BenchWorld.ADVERTISERS;
      place = place / round * round + CAMPAIGN + place % BenchWorld.NUMBERS;
    }
    return BenchWorld.number(place) + ",row-" + nth + "\n";
  }

  long place(long nth) {
    return Math.floorMod(mixed(SEED + nth), numbers);
  }

  /** SplitMix64: spreads neighbours over all numbers. */
  private static long mixed(long value) {
    long z = value * 0x9E3779B97F4A7C15L;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }
}
