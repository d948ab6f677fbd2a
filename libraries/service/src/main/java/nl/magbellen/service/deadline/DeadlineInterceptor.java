package nl.magbellen.service.deadline;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Fails an answer that does not come in time with {@link LateAnswer}. */
@Deadline
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public class DeadlineInterceptor {

  private final Duration usual;

  DeadlineInterceptor(@ConfigProperty(name = "magbellen.answer.deadline") Duration usual) {
    this.usual = usual;
  }

  @AroundInvoke
  Object bound(InvocationContext call) throws Exception {
    Object answer = call.proceed();
    return answer instanceof Uni<?> awaited
        ? within(awaited, call.getMethod().getAnnotation(Deadline.class))
        : answer;
  }

  private Uni<?> within(Uni<?> awaited, Deadline own) {
    Duration deadline = own == null || own.value().isEmpty() ? usual : Duration.parse(own.value());
    boolean endsWithClient = own != null && own.endsWithClient();
    return (endsWithClient ? awaited : toItsEnd(awaited))
        .ifNoItem()
        .after(deadline)
        .failWith(LateAnswer::new);
  }

  /** The same; whoever does not wait for it any more stops nothing. */
  private static <T> Uni<T> toItsEnd(Uni<T> work) {
    return Uni.createFrom()
        .emitter(emitter -> work.subscribe().with(emitter::complete, emitter::fail));
  }
}
