package nl.magbellen.launcher.chaos.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import nl.magbellen.launcher.os.Command;

/** Signals to processes that may have gone in the meantime. */
enum Signals {
  STOP,
  CONT,
  KILL;

  void to(long process) {
    to(List.of(process));
  }

  /** The parent first, so that it starts no other that is not told. */
  void toAllOf(ProcessHandle parent) {
    to(parent.pid());
    List<Long> children = new ArrayList<>();
    parent.descendants().forEach(child -> children.add(child.pid()));
    to(children);
  }

  private void to(List<Long> processes) {
    if (!processes.isEmpty()) {
      String all = processes.stream().map(Object::toString).collect(Collectors.joining(" "));
      Command.run(List.of("/bin/sh", "-c", "kill -s %s %s".formatted(name(), all)));
    }
  }
}
