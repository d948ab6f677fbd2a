package nl.magbellen.service.job;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A job that is done again later anyway: where the database, or another service, cannot be reached
 * now, that is one line of the log and no failure. Every scheduled method has it by itself; see
 * {@link TriedLaterOnScheduled}.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface TriedLater {}
