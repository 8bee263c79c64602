package dev.aludel.internal.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.internal.reflection.SchemaReader;
import dev.aludel.internal.sql.SqlSplitter;
import dev.aludel.internal.sql.SqlStatement;
import dev.aludel.internal.sql.StatementClass.Group;
import dev.aludel.internal.sql.ddl.SchemaSql;
import dev.aludel.operation.Operation;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.schema.Schema;
import dev.aludel.schema.ServerVersion;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Pairs of schemas: the difference between the two, applied to the first, makes the second, and the
 * way back the first again. A pair whose name begins with {@code same-} has no difference. What
 * stands behind a third divider is the text that leads there.
 *
 * <p>{@code -Daludel.pairs=DIR} adds the pairs of a folder, each a folder with {@code a.sql} and
 * {@code b.sql}; {@code -Daludel.pairs.only=REGEX} picks some; {@code -Daludel.pairs.online=true}
 * writes the forms that keep nobody waiting.
 */
@ExtendWith(PostgresExtension.class)
class PairsPostgresTest {

  private static final boolean ONLINE = Boolean.getBoolean("aludel.pairs.online");

  private final PostgresDatabase database;

  PairsPostgresTest(PostgresDatabase database) {
    this.database = database;
  }

  @TestFactory
  Stream<DynamicTest> theDifferenceLeadsThereAndBack() throws IOException {
    String only = System.getProperty("aludel.pairs.only", ".*");
    return SchemaPair.all().stream()
        .filter(pair -> pair.oldest() <= database.serverMajor())
        .filter(pair -> pair.name().matches(only))
        .map(pair -> DynamicTest.dynamicTest(pair.name(), () -> judge(pair)));
  }

  private void judge(SchemaPair pair) throws SQLException {
    try (PostgresDatabase first = database.fresh();
        PostgresDatabase second = database.fresh();
        Connection a = first.dataSource().getConnection();
        Connection b = second.dataSource().getConnection()) {
      load(a, pair.before());
      load(b, pair.after());
      SchemaReader reader = new SchemaReader("public");
      Schema before = reader.read(a);
      Schema after = ModelNames.adopt(before, reader.read(b), name -> false);
      List<Operation> up = SchemaChange.between(before, after);
      if (pair.same()) {
        assertThat(up).isEmpty();
        return;
      }
      List<String> upSql = sql(up, before, after);
      assertThat(up).isNotEmpty();
      if (!pair.written().isEmpty() && !ONLINE) {
        assertThat(String.join(";\n", upSql) + ";\n").isEqualTo(pair.written());
      }
      show("---- " + pair.name(), upSql);
      run(a, upSql);
      assertThat(SchemaChange.between(reader.read(a), after))
          .as("what is left behind\n%s", String.join(";\n", upSql))
          .isEmpty();
      Schema reached = reader.read(a);
      List<String> downSql = sql(SchemaChange.between(reached, before), reached, before);
      show("-- back", downSql);
      run(a, downSql);
      assertThat(SchemaChange.between(reader.read(a), before))
          .as("what is left behind the way back\n%s", String.join(";\n", downSql))
          .isEmpty();
    }
  }

  /** {@code -Daludel.pairs.show=1} prints what is written. */
  private static void show(String title, List<String> statements) {
    if (System.getProperty("aludel.pairs.show") != null) {
      System.out.println(title + "\n" + String.join(";\n", statements));
    }
  }

  private List<String> sql(List<Operation> operations, Schema before, Schema after) {
    SchemaSql writer = new SchemaSql(new ServerVersion(database.serverMajor() * 10000), "public");
    return ONLINE ? writer.online(operations, before, after) : writer.statements(operations);
  }

  private static void load(Connection connection, String text) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET search_path = public");
      for (SqlStatement one : SqlSplitter.split(text)) {
        statement.setEscapeProcessing(false);
        statement.execute(one.text());
      }
    }
  }

  private static boolean isAlone(String sql) {
    return !sql.equals(SchemaSql.COMMIT)
        && SqlSplitter.split(sql).get(0).kind().group() == Group.NON_TRANSACTIONAL;
  }

  private static void run(Connection connection, List<String> statements) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      for (String sql : statements) {
        try {
          if (isAlone(sql)) {
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute(sql);
            connection.setAutoCommit(false);
          } else {
            statement.execute(sql.equals(SchemaSql.COMMIT) ? "COMMIT" : sql);
          }
        } catch (SQLException e) {
          throw new AssertionError(
              "refused: " + e.getMessage() + "\n" + sql + "\nof\n" + String.join(";\n", statements),
              e);
        }
      }
      connection.commit();
    } finally {
      if (!connection.getAutoCommit()) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }
}
