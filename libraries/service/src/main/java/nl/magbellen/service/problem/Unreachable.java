package nl.magbellen.service.problem;

import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import nl.magbellen.service.deadline.LateAnswer;

/**
 * Tells failures that pass by themselves from faults: the database, or another service, is down,
 * stands still, is starting or has too much to do.
 */
public final class Unreachable {

  private static final int DEEPEST = 12;

  /**
   * Classes of SQLSTATE: connection, transaction rolled back, resources, operator intervention
   * (among them a statement that took too long), system error.
   */
  private static final Set<String> PASSING = Set.of("08", "40", "53", "57", "58");

  /** A lock not had in time; a transaction idle for too long; a server that takes no writes. */
  private static final Set<String> PASSING_STATES = Set.of("55P03", "25P03", "25006");

  private Unreachable() {}

  /** Whether the failure, or what it comes from, passes by itself. */
  public static boolean isCauseOf(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      if (passes(cause)) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  private static boolean passes(Throwable cause) {
    return switch (cause) {
      case PgException refused -> passes(refused.getSqlState());
      case SQLException refused -> passes(refused.getSQLState()) || isTimeOutOfDataSource(refused);
      case LateAnswer _, TimeoutException _, ConnectTimeoutException _, VertxException _ -> true;
      case io.smallrye.mutiny.TimeoutException _ -> true;
      case SocketException _, ClosedChannelException _, UnknownHostException _ -> true;
      default -> isTimeOutOfPool(cause);
    };
  }

  /** How the pool says that no connection became free in time. */
  private static boolean isTimeOutOfPool(Throwable cause) {
    return cause.getClass().getName().startsWith("io.vertx.core.impl.NoStackTrace")
        && "Timeout".equals(cause.getMessage());
  }

  /** The same of the pool of jobs. */
  private static boolean isTimeOutOfDataSource(SQLException refused) {
    return refused.getSQLState() == null
        && String.valueOf(refused.getMessage()).contains("cquisition timeout");
  }

  private static boolean passes(String sqlState) {
    return sqlState != null
        && (PASSING_STATES.contains(sqlState) || PASSING.contains(sqlState.substring(0, 2)));
  }
}
