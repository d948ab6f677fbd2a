package nl.magbellen.launcher.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.magbellen.launcher.stack.LocalStack;
import nl.magbellen.launcher.stack.Service;
import nl.magbellen.launcher.stack.ServiceProcess;

/**
 * The processor time that each part of a measurement has used so far: on few cores that, and not
 * the clock, says what a decision costs. Parts: every service, {@code postgresql}, {@code load}.
 *
 * @param used by part, of each of its processes by id
 */
record BenchCpu(Map<String, Map<Long, Duration>> used) {

  /** What is used now. */
  static BenchCpu now(LocalStack stack) {
    Map<String, Map<Long, Duration>> used = new LinkedHashMap<>();
    for (Service service : Service.values()) {
      Stream<ServiceProcess> processes =
          Stream.concat(Stream.of(stack.service(service)), stack.replicas().stream());
      used.put(
          service.module(),
          of(
              processes
                  .filter(process -> process.service() == service)
                  .flatMap(process -> ProcessHandle.of(process.pid()).stream())));
    }
    Stream<ProcessHandle> postgres =
        stack.database().postmaster().stream()
            .flatMap(main -> Stream.concat(Stream.of(main), main.descendants()));
    used.put("postgresql", of(postgres));
    used.put("load", of(Stream.of(ProcessHandle.current())));
    return new BenchCpu(used);
  }

  /**
   * Microseconds of each part since then, for each of so many. What a process has used that ended
   * meantime is not known and left out.
   */
  Map<String, Double> microsSince(BenchCpu before, double each) {
    Map<String, Double> micros = new LinkedHashMap<>();
    used.forEach(
        (part, now) -> {
          Map<Long, Duration> then = before.used().getOrDefault(part, Map.of());
          long nanos =
              now.entrySet().stream()
                  .map(it -> it.getValue().minus(then.getOrDefault(it.getKey(), Duration.ZERO)))
                  .mapToLong(Duration::toNanos)
                  .sum();
          micros.put(part, nanos / 1000.0 / each);
        });
    return micros;
  }

  private static Map<Long, Duration> of(Stream<ProcessHandle> processes) {
    return processes.collect(
        Collectors.toMap(
            ProcessHandle::pid,
            process -> process.info().totalCpuDuration().orElse(Duration.ZERO)));
  }
}
