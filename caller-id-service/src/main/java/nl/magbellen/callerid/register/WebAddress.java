package nl.magbellen.callerid.register;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A page of a website, which consumers may be sent to: by https, nothing that can run, and no user
 * and password, which make one host look like another.
 */
@Pattern(regexp = "https://[^\\s/?#\"'<>@\\\\]+([/?#][^\\s\"'<>]*)?")
@Size(max = 2000)
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({ElementType.PARAMETER, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
public @interface WebAddress {

  /** The message for the client. */
  String message() default
      "Must be a web address of at most 2000 characters that starts with https://, without user or"
          + " password.";

  /** Not used. */
  Class<?>[] groups() default {};

  /** Not used. */
  Class<? extends Payload>[] payload() default {};
}
