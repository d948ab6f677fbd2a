package nl.magbellen.service.refusal;

import java.util.List;
import nl.magbellen.service.refusal.CommonRefusal.InvalidFields;

/** Ends what was asked with a {@link Refusal}. Expected, so without a stack trace. */
public final class RefusedException extends RuntimeException {

  private final transient Refusal refusal;

  /** Ends what was asked for this reason. */
  public RefusedException(Refusal refusal) {
    super(refusal.getClass().getSimpleName(), null, false, false);
    this.refusal = refusal;
  }

  /** A field of the request does not hold what it should. */
  public static RefusedException invalidField(String pointer, String code, String message) {
    return new RefusedException(new InvalidFields(List.of(new FieldError(pointer, code, message))));
  }

  /** Why. */
  public Refusal refusal() {
    return refusal;
  }
}
