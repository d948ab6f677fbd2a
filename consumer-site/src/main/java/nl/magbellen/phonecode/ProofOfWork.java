package nl.magbellen.phonecode;

import java.util.Objects;

/**
 * What a browser computed to show that it is no cheap flood: the value that the ALTCHA widget puts
 * into its form field, or {@link #NONE} where there is no JavaScript.
 *
 * @param solution Base64 of JSON; empty for none
 */
public record ProofOfWork(String solution) {

  /** Nothing was computed; stricter limits apply. */
  public static final ProofOfWork NONE = new ProofOfWork("");

  public ProofOfWork {
    Objects.requireNonNull(solution, "solution");
  }

  /** The proof in a form field; {@link #NONE} when the field is null or blank. */
  public static ProofOfWork of(String field) {
    return field == null || field.isBlank() ? NONE : new ProofOfWork(field.strip());
  }

  /** Whether something was computed; says not that it is right. */
  public boolean isGiven() {
    return !solution.isEmpty();
  }
}
