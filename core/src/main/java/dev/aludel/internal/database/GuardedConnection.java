package dev.aludel.internal.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/**
 * A connection whose transaction belongs to the run: its user can do anything but end or leave it.
 */
final class GuardedConnection {

  private static final Set<String> REFUSED =
      Set.of(
          "commit", "rollback", "setAutoCommit", "abort", "setTransactionIsolation", "setReadOnly");

  private GuardedConnection() {}

  static Connection of(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            GuardedConnection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("close")) {
                return null; // the run closes it; try-with-resources in a migration stays harmless
              }
              boolean toSavepoint =
                  method.getName().equals("rollback") && method.getParameterCount() == 1;
              if (REFUSED.contains(method.getName()) && !toSavepoint) {
                throw new SQLException(
                    "A migration can't call Connection."
                        + method.getName()
                        + "(): its transaction belongs to the run. Throw an exception to roll it back.");
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
