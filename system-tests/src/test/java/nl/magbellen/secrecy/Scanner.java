package nl.magbellen.secrecy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds secrets in texts: Dutch telephone numbers, JWTs, API keys and private keys by their form,
 * codes and secrets by what they are.
 */
final class Scanner {

  private static final String AFTER_PREFIX = "[ ()-]{0,3}";
  private static final String BETWEEN_DIGITS = "[ ()./-]{0,3}";

  /**
   * International with {@code +}, {@code 00} (also as it stands in a URL) or the bare country code,
   * or national; not a part of an id, of a fraction or of more digits.
   */
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<![\\p{Alnum}+_])(?<![0-9A-Fa-f]-)(?<![0-9][.:,])"
              + "(?:\\+31|%2B31|0031|31|0)(?:"
              + AFTER_PREFIX
              + "\\(?0\\)?)?"
              + AFTER_PREFIX
              + "[1-9](?:"
              + BETWEEN_DIGITS
              + "[0-9]){8}(?![\\p{Alnum}_])(?!-[0-9A-Fa-f]{4})(?!\\.[0-9])",
          Pattern.CASE_INSENSITIVE);

  /** A mobile number as spreadsheets leave it, without its zero. */
  private static final Pattern BARE_MOBILE =
      Pattern.compile("(?<![\\p{Alnum}+_.:-])6[1-58][0-9]{7}(?![\\p{Alnum}_.-])");

  private static final Pattern DATE = Pattern.compile("[0-9]{2,4}[-/.][0-9]{2}[-/.][0-9]{2,4}");

  private static final Pattern TOKEN =
      Pattern.compile("eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]*");

  private static final Pattern KEY =
      Pattern.compile(
          "-----BEGIN [A-Z ]*PRIVATE KEY-----|\\\\?\"d\\\\?\"\\s*:\\s*\\\\?\"[A-Za-z0-9_-]{40,}");

  private static final Pattern API_KEY = Pattern.compile("mb_[0-9a-f]{16,}");

  private static final int AROUND = 60;

  private final Pattern codes;
  private final Pattern secrets;

  /**
   * @param codes that were sent to telephones
   * @param secrets as the services read them: Base64, or plain texts
   */
  Scanner(Collection<String> codes, Collection<String> secrets) {
    this.codes = anyOf(codes, "(?<![\\p{Alnum}.])", "(?![\\p{Alnum}])");
    this.secrets = anyOf(secrets.stream().flatMap(Scanner::forms).toList(), "", "");
  }

  /** What stands in a place and should not. */
  List<Finding> scan(Place place) {
    List<Finding> findings = new ArrayList<>();
    find(Kind.NUMBER, NUMBER, place, findings);
    if (place.sort() != Place.Sort.METRICS) {
      find(Kind.NUMBER, BARE_MOBILE, place, findings);
    }
    find(Kind.CODE, codes, place, findings);
    find(Kind.TOKEN, TOKEN, place, findings);
    find(Kind.KEY, KEY, place, findings);
    find(Kind.KEY, API_KEY, place, findings);
    find(Kind.KEY, secrets, place, findings);
    return findings;
  }

  private static void find(Kind kind, Pattern pattern, Place place, List<Finding> findings) {
    String text = place.text();
    Matcher found = pattern.matcher(text);
    while (found.find()) {
      boolean isDate = kind == Kind.NUMBER && DATE.matcher(found.group()).find();
      if (!isDate) {
        findings.add(
            new Finding(
                kind,
                place.sort(),
                place.name(),
                found.group(),
                text.substring(Math.max(0, found.start() - AROUND), found.start())));
      }
    }
  }

  /** A secret as it is, and the bytes that it stands for in other spellings. */
  private static Stream<String> forms(String secret) {
    Set<String> forms =
        new TreeSet<>(Set.of(secret, reencoded(secret.getBytes(StandardCharsets.UTF_8))));
    try {
      byte[] bytes = Base64.getDecoder().decode(secret.replace('-', '+').replace('_', '/'));
      forms.add(HexFormat.of().formatHex(bytes));
      forms.add(reencoded(bytes));
      forms.add(new String(bytes, StandardCharsets.ISO_8859_1));
    } catch (IllegalArgumentException notBase64) {
      return forms.stream();
    }
    return forms.stream();
  }

  private static String reencoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static Pattern anyOf(Collection<String> values, String before, String after) {
    if (values.isEmpty()) {
      return Pattern.compile("(?!)");
    }
    // the longest first, so that what is found is told whole
    List<String> longestFirst =
        values.stream()
            .sorted(Comparator.comparing(String::length).reversed())
            .map(Pattern::quote)
            .toList();
    String any = String.join("|", longestFirst);
    return Pattern.compile(before + "(?:" + any + ")" + after);
  }
}
