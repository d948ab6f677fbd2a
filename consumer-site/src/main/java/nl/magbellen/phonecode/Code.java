package nl.magbellen.phonecode;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Six digits that prove who reads them. Its text form shows none.
 *
 * @param digits the six digits
 */
record Code(String digits) {

  private static final int BOUND = 1_000_000;
  private static final Pattern SIX_DIGITS = Pattern.compile("[0-9]{6}");
  private static final Pattern SEPARATORS = Pattern.compile("[\\s\\u00a0-]+");
  private static final int LONGEST_TYPED = 50;

  Code {
    if (!SIX_DIGITS.matcher(digits).matches()) {
      throw new IllegalArgumentException("A code has six digits.");
    }
  }

  /** A code that cannot be predicted. */
  static Code random() {
    return new Code("%06d".formatted(new SecureRandom().nextInt(BOUND)));
  }

  /** The code in what somebody typed, who may have set spaces and dashes; may be null. */
  static Optional<Code> read(String typed) {
    if (typed == null || typed.length() > LONGEST_TYPED) {
      return Optional.empty();
    }
    String digits = SEPARATORS.matcher(typed).replaceAll("");
    return SIX_DIGITS.matcher(digits).matches() ? Optional.of(new Code(digits)) : Optional.empty();
  }

  /** One by one, as a voice should say them. */
  String spelledOut() {
    return digits.chars().mapToObj(Character::toString).collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    return "••••••";
  }
}
