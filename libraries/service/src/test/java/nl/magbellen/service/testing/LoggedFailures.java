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

  /**
   * When a connection cannot be made the pool answers at once, and again when the time is over that
   * its asker would have waited: then Vert.x says that it was answered already. Nobody hears that.
   */
  private static final String ANSWERED_TWICE = "io.vertx.sqlclient.impl.pool.SqlConnectionPool";

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
    if (ENDED.equals(line.getLoggerName()) || isAnsweredTwice(line.getThrown())) {
      return;
    }
    if (line.getThrown() != null || line.getLevel().intValue() >= Level.SEVERE.intValue()) {
      lines.add(line.getLoggerName() + ": " + line.getMessage() + " " + line.getThrown());
    } else if (line.getLevel().intValue() >= Level.WARNING.intValue()) {
      warnings.add(line.getMessage() + " " + Arrays.toString(line.getParameters()));
    }
  }

  private static boolean isAnsweredTwice(Throwable thrown) {
    return thrown instanceof IllegalStateException
        && Arrays.stream(thrown.getStackTrace())
            .limit(2)
            .anyMatch(frame -> frame.getClassName().equals(ANSWERED_TWICE));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    LogManager.getLogManager().getLogger("").removeHandler(this);
  }
}
