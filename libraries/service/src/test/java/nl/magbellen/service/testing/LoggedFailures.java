package nl.magbellen.service.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;

/** What the service under test logs as a failure, or with a stack trace, while this is open. */
public final class LoggedFailures extends Handler implements AutoCloseable {

  /** What is left of a service of another test class, which has ended. */
  private static final String ENDED = "io.netty.util.concurrent.DefaultPromise.rejectedExecution";

  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
  private final List<String> warnings = Collections.synchronizedList(new ArrayList<>());

  /** Listens from now on. */
  public LoggedFailures() {
    LogManager.getLogManager().getLogger("").addHandler(this);
  }

  /** The lines so far; empty when nothing failed. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  /** What it warned of meanwhile in a line: its text, and what stands in it. */
  public List<String> warnings() {
    return List.copyOf(warnings);
  }

  @Override
  public void publish(LogRecord line) {
    if (ENDED.equals(line.getLoggerName())) {
      return;
    }
    if (line.getThrown() != null || line.getLevel().intValue() >= Level.SEVERE.intValue()) {
      lines.add(line.getLoggerName() + ": " + line.getMessage() + " " + line.getThrown());
    } else if (line.getLevel().intValue() >= Level.WARNING.intValue()) {
      warnings.add(line.getMessage() + " " + Arrays.toString(line.getParameters()));
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    LogManager.getLogManager().getLogger("").removeHandler(this);
  }
}
