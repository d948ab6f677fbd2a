package nl.magbellen.question;

/**
 * Advertisers for tests: what is asked for them is about no call, so it is decided from made-up
 * facts and permitted by no key that a verifier knows. Nobody is registered under such an id.
 */
public final class TestAdvertisers {

  /** With what their ids begin. */
  public static final String PREFIX = "test-";

  private TestAdvertisers() {}

  /** Whether an advertiser, which may be null, is one. */
  public static boolean isOne(String advertiser) {
    return advertiser != null && advertiser.startsWith(PREFIX);
  }

  /** Whether a question is asked for one. */
  public static boolean ask(Question question) {
    return isOne(question.terms().advertiser());
  }
}
