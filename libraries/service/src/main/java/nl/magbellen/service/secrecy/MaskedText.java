package nl.magbellen.service.secrecy;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks in a text whatever looks like a full telephone number, a token, an API key or a private
 * key. Nobody should write one; a library's error may.
 */
final class MaskedText {

  private static final String MASK = "•••••";

  /** International, or national Dutch, with the usual separators; not part of a longer token. */
  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\w.-])(\\+\\d{2}|00\\d{2}|0\\d)([ -]?\\d){6,10}(\\d{2})(?![\\w-])");

  /** What people put between digits, also as it stands in a URL. */
  private static final String BETWEEN = "(?:[ ()./+-]|%20|%2[89BDEF]){0,3}";

  /**
   * A Dutch number however it is written, with the bare country code too; not a part of an id, of a
   * fraction or of more digits.
   */
  private static final Pattern DUTCH =
      Pattern.compile(
          "(?<![\\p{Alnum}+_])(?<![0-9A-Fa-f]-)(?<![0-9][.:,])"
              + ("(\\+31|%2B31|0031|31|0)(?:" + BETWEEN + "0(?![0-9]))?" + BETWEEN)
              + ("[1-9](?:" + BETWEEN + "[0-9]){6}" + BETWEEN + "([0-9]" + BETWEEN + "[0-9])")
              + "(?![\\p{Alnum}_])(?!-[0-9A-Fa-f]{4})(?!\\.[0-9])",
          Pattern.CASE_INSENSITIVE);

  /** A Dutch mobile number as spreadsheets leave it, without its zero. */
  private static final Pattern BARE_MOBILE =
      Pattern.compile("(?<![\\p{Alnum}+_.:-])(6)[1-58][0-9]{5}([0-9]{2})(?![\\p{Alnum}_.-])");

  private static final Pattern DATE = Pattern.compile("[0-9]{2,4}[-/.][0-9]{2}[-/.][0-9]{2,4}");

  /** A JWT: a bearer token or a permit. */
  private static final Pattern TOKEN =
      Pattern.compile("eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]*");

  /** A private key as PEM, whole or its beginning, or the private part of a JWK. */
  private static final Pattern KEY =
      Pattern.compile(
          "-----BEGIN [A-Z ]*PRIVATE KEY-----(?:[A-Za-z0-9+/=\\s]|\\\\[nr])*(?:-----END [A-Z ]*PRIVATE"
              + " KEY-----)?|(?<=\"d\\\\?\"\\s{0,9}:\\s{0,9}\\\\?\")[A-Za-z0-9_-]{40,}");

  /** An API key, whole or a good part of it. */
  private static final Pattern API_KEY = Pattern.compile("mb_[0-9A-Fa-f]{16,}");

  private MaskedText() {}

  /** The same text when there is nothing to mask. */
  static String of(String text) {
    String masked = API_KEY.matcher(text).replaceAll("mb_" + MASK);
    masked = NUMBER.matcher(masked).replaceAll(MaskedText::ends);
    masked = DUTCH.matcher(masked).replaceAll(MaskedText::endsUnlessDate);
    masked = BARE_MOBILE.matcher(masked).replaceAll(MaskedText::ends);
    masked = TOKEN.matcher(masked).replaceAll("eyJ" + MASK);
    return KEY.matcher(masked).replaceAll(MASK);
  }

  private static String endsUnlessDate(MatchResult number) {
    return DATE.matcher(number.group()).find()
        ? Matcher.quoteReplacement(number.group())
        : ends(number);
  }

  /** A number's beginning and its last two digits. */
  private static String ends(MatchResult number) {
    return Matcher.quoteReplacement(number.group(1) + MASK + number.group(number.groupCount()));
  }
}
