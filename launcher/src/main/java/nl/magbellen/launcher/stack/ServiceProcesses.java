package nl.magbellen.launcher.stack;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import nl.magbellen.launcher.os.StackException;

/** The services' processes, started and stopped side by side. */
final class ServiceProcesses {

  private final Map<Service, ServiceProcess> processes = new EnumMap<>(Service.class);
  private boolean stopping;

  synchronized void add(ServiceProcess process) {
    processes.put(process.service(), process);
  }

  synchronized List<ServiceProcess> all() {
    return List.copyOf(processes.values());
  }

  synchronized ServiceProcess of(Service service) {
    return processes.get(service);
  }

  /**
   * Starts all and waits until all are ready, however long that takes.
   *
   * @param slow hears which is not ready yet, time and again
   * @param every how often
   * @throws StackException at once when one of them fails
   */
  void start(Consumer<String> slow, Duration every) {
    startProcesses();
    inParallel(process -> process.awaitReady(slow, every));
  }

  /**
   * Starts one again; it is not ready yet.
   *
   * @throws StackException when it cannot start, or all are being stopped
   */
  synchronized void start(Service service) {
    requireNotStopping();
    processes.get(service).start();
  }

  /** Stops all; from then on none starts any more. */
  void stop() {
    refuseToStart();
    inParallel(ServiceProcess::stop);
  }

  private synchronized void startProcesses() {
    requireNotStopping();
    processes.values().forEach(ServiceProcess::start);
  }

  private void requireNotStopping() {
    if (stopping) {
      throw new StackException("the stack is stopping");
    }
  }

  private synchronized void refuseToStart() {
    stopping = true;
  }

  /** The first failure is that of all: the others are not awaited then. */
  private void inParallel(Consumer<ServiceProcess> action) {
    CompletableFuture<Void> first = new CompletableFuture<>();
    CompletableFuture<?>[] all =
        processes.values().stream()
            .map(process -> (Runnable) () -> action.accept(process))
            .map(run -> CompletableFuture.runAsync(run, Thread::startVirtualThread))
            .map(running -> running.exceptionally(failure -> fail(first, failure)))
            .toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(all).thenRun(() -> first.complete(null));
    try {
      first.join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof StackException told ? told : failed;
    }
  }

  private static Void fail(CompletableFuture<Void> first, Throwable failure) {
    first.completeExceptionally(
        failure instanceof CompletionException wrapped ? wrapped.getCause() : failure);
    return null;
  }
}
