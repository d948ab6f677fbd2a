package nl.magbellen.service.testing;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ArcContainer;
import io.quarkus.arc.InjectableBean;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Any;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** All that the service under test does from time to time, done now. */
public final class ScheduledJobs {

  private ScheduledJobs() {}

  /** One of them. */
  record Job(InjectableBean<?> bean, Method method) {

    String name() {
      return bean.getBeanClass().getSimpleName() + "." + method.getName();
    }

    /** Does it as the scheduler does: on the bean, in a context of its own. */
    CompletableFuture<Void> done() {
      Vertx vertx = Arc.container().instance(Vertx.class).get();
      Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
      VertxContextSafetyToggle.setContextSafe(context, true);
      CompletableFuture<Void> done = new CompletableFuture<>();
      context.runOnContext(
          _ -> {
            try {
              Object result = method.invoke(Arc.container().instance(bean).get());
              Uni<?> awaited = result instanceof Uni<?> uni ? uni : Uni.createFrom().nullItem();
              awaited
                  .subscribe()
                  .with(_ -> done.complete(null), failure -> done.completeExceptionally(failure));
            } catch (ReflectiveOperationException failure) {
              done.completeExceptionally(failure);
            }
          });
      return done;
    }
  }

  /** Does those of one class now, to their end. */
  public static void doAllOf(String className) {
    all().stream()
        .filter(job -> job.name().startsWith(className + "."))
        .map(Job::done)
        .forEach(CompletableFuture::join);
  }

  static List<Job> all() {
    ArcContainer container = Arc.container();
    return container.beanManager().getBeans(Object.class, Any.Literal.INSTANCE).stream()
        .map(bean -> (InjectableBean<?>) bean)
        .filter(bean -> bean.getKind() == InjectableBean.Kind.CLASS)
        .flatMap(
            bean ->
                Arrays.stream(bean.getBeanClass().getDeclaredMethods())
                    .filter(method -> method.isAnnotationPresent(Scheduled.class))
                    .peek(method -> method.setAccessible(true))
                    .map(method -> new Job(bean, method)))
        .toList();
  }
}
