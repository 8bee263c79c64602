package dev.aludel.internal.autogenerate.random;

import dev.aludel.internal.reflection.SchemaReader;
import dev.aludel.internal.sql.ddl.SchemaSql;
import dev.aludel.schema.Schema;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * A database that is emptied by a ROLLBACK: all that a try does there happens in one transaction,
 * so that hundreds of schemas can be made in a minute.
 */
public final class OneTransaction implements RandomPair.Server {

  private final Connection connection;
  private final Statement statement;

  /** Begins it on an idle connection. */
  public OneTransaction(Connection connection) throws SQLException {
    this.connection = connection;
    this.statement = connection.createStatement();
    statement.setEscapeProcessing(false);
    statement.execute("BEGIN");
  }

  @Override
  public void clear() throws SQLException {
    statement.execute("ROLLBACK; BEGIN; SET LOCAL search_path = public");
  }

  @Override
  public boolean accepts(String sql) throws SQLException {
    statement.execute("SAVEPOINT attempt");
    try {
      statement.execute(sql);
      statement.execute("RELEASE SAVEPOINT attempt");
      return true;
    } catch (SQLException e) {
      statement.execute("ROLLBACK TO SAVEPOINT attempt");
      return false;
    }
  }

  /** Carries statements out on an empty database; each must work. */
  public void make(List<String> statements) throws SQLException {
    clear();
    for (String sql : statements) {
      statement.execute(sql);
    }
  }

  /** Carries statements out on an empty database, without those that don't work. */
  void load(List<String> statements) throws SQLException {
    clear();
    statement.execute("SAVEPOINT all_of_them");
    try {
      statement.execute(String.join(";\n", statements));
    } catch (SQLException e) {
      statement.execute("ROLLBACK TO SAVEPOINT all_of_them");
      for (String sql : statements) {
        accepts(sql);
      }
    }
  }

  /** Runs what Aludel has written. */
  public void run(List<String> statements) throws SQLException {
    statement.execute("SAVEPOINT writing");
    for (String sql : statements) {
      if (sql.equals(SchemaSql.COMMIT)) {
        continue;
      }
      try {
        statement.execute(sql);
      } catch (SQLException e) {
        statement.execute("ROLLBACK TO SAVEPOINT writing");
        throw new SQLException(e.getMessage() + "\nin\n" + sql, e.getSQLState(), e);
      }
    }
    // ALTER DOMAIN … DROP CONSTRAINT leaves something behind that no savepoint bears (XX000) until
    // another statement has written: this one counts as such.
    statement.execute("SELECT FROM pg_catalog.pg_type WHERE false FOR SHARE");
    statement.execute("SET LOCAL check_function_bodies = on");
  }

  /** Reads all that there is; what the reader calls its transaction is a savepoint here. */
  public Schema read() throws SQLException {
    return new SchemaReader("public").read(proxy(Connection.class, connection));
  }

  private <T> T proxy(Class<T> type, Object behind) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              if (arguments != null && arguments.length > 0 && arguments[0] instanceof String sql) {
                arguments[0] = inside(sql);
              }
              try {
                Object answer = method.invoke(behind, arguments);
                return answer instanceof Statement made ? proxy(Statement.class, made) : answer;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  private static String inside(String sql) {
    if (sql.startsWith("BEGIN")) {
      return "SAVEPOINT reading";
    }
    return sql.equals("ROLLBACK") ? "ROLLBACK TO SAVEPOINT reading" : sql;
  }
}
