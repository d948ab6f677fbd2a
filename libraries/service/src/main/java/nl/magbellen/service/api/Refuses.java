package nl.magbellen.service.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * With which statuses an operation's records can refuse it, beyond those that follow from what it
 * takes: 409, or 404 and 422 of an operation that has no id in its path and takes no key. The
 * OpenAPI document tells them.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Refuses {

  /** HTTP statuses. */
  int[] value();
}
