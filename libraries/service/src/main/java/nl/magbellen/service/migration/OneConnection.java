package nl.magbellen.service.migration;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Gives each thread one connection of another source at a time: who asks for a second one gets the
 * first again. It is closed when all of them were. What is done on both is one transaction.
 */
final class OneConnection implements DataSource {

  private final DataSource source;
  private final ThreadLocal<Shared> ofThread = new ThreadLocal<>();

  OneConnection(DataSource source) {
    this.source = source;
  }

  private static final class Shared {
    private final Connection connection;
    private int users;

    Shared(Connection connection) {
      this.connection = connection;
    }
  }

  @Override
  public Connection getConnection() throws SQLException {
    Shared shared = ofThread.get();
    if (shared == null || shared.users == 0) {
      shared = new Shared(source.getConnection());
      ofThread.set(shared);
    }
    shared.users++;
    return lent(shared);
  }

  private Connection lent(Shared shared) {
    boolean[] closed = {false};
    return (Connection)
        Proxy.newProxyInstance(
            OneConnection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "close" -> {
                    if (!closed[0]) {
                      closed[0] = true;
                      giveBack(shared);
                    }
                    yield null;
                  }
                  case "isClosed" -> closed[0] || shared.connection.isClosed();
                  default -> call(shared.connection, method, arguments);
                });
  }

  private void giveBack(Shared shared) throws SQLException {
    shared.users--;
    if (shared.users == 0) {
      ofThread.remove();
      shared.connection.close();
    }
  }

  private static Object call(Connection connection, Method method, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(connection, arguments);
    } catch (InvocationTargetException failed) {
      throw failed.getCause();
    }
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException("The source knows its user.");
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return source.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    source.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    source.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return source.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return source.getParentLogger();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return source.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return source.isWrapperFor(type);
  }
}
