package dev.aludel.internal.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A connection whose transaction belongs to the run: its user can do anything but end or leave it,
 * from the statements made with it, too.
 */
final class GuardedConnection {

  private static final Set<String> REFUSED =
      Set.of(
          "commit", "rollback", "setAutoCommit", "abort", "setTransactionIsolation", "setReadOnly");

  /** What knows the connection that it came from. */
  private static final Set<Class<?>> KNOWING =
      Set.of(
          Statement.class,
          PreparedStatement.class,
          CallableStatement.class,
          DatabaseMetaData.class);

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
              Object result = invoke(connection, method, arguments);
              return result != null && KNOWING.contains(method.getReturnType())
                  ? knowing((Connection) proxy, method.getReturnType(), result)
                  : result;
            });
  }

  private static Object knowing(Connection guarded, Class<?> type, Object target) {
    return Proxy.newProxyInstance(
        GuardedConnection.class.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) ->
            method.getName().equals("getConnection") ? guarded : invoke(target, method, arguments));
  }

  private static @Nullable Object invoke(
      Object target, Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
