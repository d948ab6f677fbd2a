package nl.magbellen.launcher.bench;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import nl.magbellen.launcher.os.Command;
import nl.magbellen.launcher.stack.LocalStack;
import nl.magbellen.launcher.stack.Service;
import nl.magbellen.launcher.stack.ServiceProcess;

/** Measures how much memory each service holds, before and after the loads of the other parts. */
final class BenchMemory {

  private final LocalStack stack;
  private final Consumer<BenchFigure> tell;
  private final Map<Service, Double> before = new EnumMap<>(Service.class);

  BenchMemory(LocalStack stack, Consumer<BenchFigure> tell) {
    this.stack = stack;
    this.tell = tell;
  }

  /** Remembers what is held before any load. */
  void before() {
    for (Service service : Service.values()) {
      before.put(service, residentMegabytes(stack.service(service)));
    }
  }

  /** Reports the memory that is held now, beside what was held before. */
  void after() {
    before.forEach(
        (service, megabytes) -> {
          String resident = "resident, " + service.module();
          tell.accept(BenchFigure.of("memory", resident + ", idle", megabytes, "MB").asBaseline());
          tell.accept(
              BenchFigure.of(
                      "memory",
                      resident + ", after load",
                      residentMegabytes(stack.service(service)),
                      "MB")
                  .against(megabytes));
        });
  }

  static double residentMegabytes(ServiceProcess process) {
    String kilobytes =
        Command.run(List.of("ps", "-o", "rss=", "-p", Long.toString(process.pid()))).output();
    return Long.parseLong(kilobytes.strip()) / 1024.0;
  }
}
