package nl.magbellen.service.deadline;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Bounds how long a client waits for an answer; after that it is told 503 with {@code Retry-After}.
 * Every resource class has it by itself, with {@code magbellen.answer.deadline}; see {@link
 * DeadlineOnResources}. A method that may take another time says so.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Deadline {

  /** How long, ISO 8601; the usual time when empty. */
  @Nonbinding
  String value() default "";

  /**
   * Whether the work is given up when its client hangs up. If not it is done to its end, so that
   * what it took, such as a connection, is always given back.
   */
  @Nonbinding
  boolean endsWithClient() default false;
}
