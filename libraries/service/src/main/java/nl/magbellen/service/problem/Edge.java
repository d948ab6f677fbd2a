package nl.magbellen.service.problem;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes answers for resources, and so may know HTTP, though it is no resource itself. Nothing of
 * the domain and no storage is that.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Edge {}
