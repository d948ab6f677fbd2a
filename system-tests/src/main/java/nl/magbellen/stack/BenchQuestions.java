package nl.magbellen.stack;

import java.util.Random;

/**
 * Questions about a world, the same for the same seed. One in five is a service call now, which is
 * binding and signed; the others are sales calls on an afternoon, so that what is measured does not
 * depend on the time of day.
 *
 * @param numbers how many numbers there are to ask about
 */
record BenchQuestions(int numbers) {

  private static final long SEED = 7;
  private static final int SIGNED_OF = 5;
  private static final String AFTERNOON = "2026-11-24T14:00:00+01:00";

  /** A question as JSON. */
  String json(long nth) {
    int place = place(nth);
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

  /** The header of questions in CSV. */
  static String csvHeader() {
    return "callee,advertiser,callerId,purpose,subject,at\n";
  }

  /** A question as a row of CSV. */
  String csv(long nth) {
    int place = place(nth);
    return "%s,%s,%s,COMMERCIAL,energy-contract,%s%n"
        .formatted(
            BenchWorld.number(place),
            BenchWorld.advertiser(place),
            BenchWorld.callerId(place),
            AFTERNOON);
  }

  int place(long nth) {
    return new Random(SEED * 31 + nth * 0x9E3779B97F4A7C15L).nextInt(numbers);
  }
}
