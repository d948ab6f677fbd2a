package nl.magbellen.service.job;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Method;
import nl.magbellen.service.problem.Unreachable;
import org.jboss.logging.Logger;

/** Warns of what passes by itself; what is a fault of ours stays a failure. */
@TriedLater
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public class TriedLaterInterceptor {

  private static final Logger LOG = Logger.getLogger(TriedLaterInterceptor.class);

  @AroundInvoke
  Object done(InvocationContext job) throws Exception {
    try {
      Object done = job.proceed();
      return done instanceof Uni<?> awaited ? withWarning(awaited, job.getMethod()) : done;
    } catch (Exception failure) {
      if (!Unreachable.isCauseOf(failure)) {
        throw failure;
      }
      warn(job.getMethod(), failure);
      return job.getMethod().getReturnType() == Uni.class ? Uni.createFrom().nullItem() : null;
    }
  }

  private static <T> Uni<T> withWarning(Uni<T> awaited, Method job) {
    return awaited
        .onFailure(Unreachable::isCauseOf)
        .invoke(failure -> warn(job, failure))
        .onFailure(Unreachable::isCauseOf)
        .recoverWithNull();
  }

  private static void warn(Method job, Throwable failure) {
    LOG.warnf(
        "a job could not be done now and is tried later job=%s.%s cause=%s",
        job.getDeclaringClass().getSimpleName(), job.getName(), failure);
  }
}
