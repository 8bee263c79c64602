package dev.aludel.internal.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.internal.autogenerate.random.OneTransaction;
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
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Pairs of schemas: the difference between the two, applied to the first, makes the second, and the
 * way back the first again. A pair whose name begins with {@code same-} has no difference. One
 * whose name begins with {@code online-} is written in the forms that keep nobody waiting. What
 * stands behind a third divider is the text that leads there.
 *
 * <p>{@code -Daludel.pairs=DIR} adds the pairs of a folder, each a folder with {@code a.sql} and
 * {@code b.sql}; {@code -Daludel.pairs.only=REGEX} picks some; {@code -Daludel.pairs.online=true}
 * writes those forms for all.
 */
@ExtendWith(PostgresExtension.class)
class PairsPostgresTest {

  private static final boolean ALL_ONLINE = Boolean.getBoolean("aludel.pairs.online");

  /**
   * What makes an object another one, where it differs; what the server brings with it; a schema,
   * which has no attributes; and the canonical function of a range, which the manual says is
   * refused.
   */
  private static final Set<String> NEVER =
      Set.of(
          "Column.inherited",
          "ColumnDefault.inherited",
          "DefaultPrivileges.role",
          "DefaultPrivileges.schema",
          "DefaultPrivileges.usual",
          "Extension.comment",
          "Extension.relocatable",
          "Index.inherited",
          "Index.of",
          "Namespace",
          "Privileges.usual",
          "PublicationSchema",
          "PublicationTable.publication",
          "PublicationTable.table",
          "RangeType.canonical",
          "Rule.relation",
          "SequenceOwner.counts",
          "Trigger.relation",
          "ViewColumn.view");

  private static final Set<String> SINCE_18 =
      Set.of(
          "Column.generated.stored",
          "Column.notNull.name",
          "Column.notNull.noInherit",
          "Column.notNull.valid",
          "Publication.generated");

  private final PostgresDatabase database;
  private final ChangedAttributes attributes = new ChangedAttributes();

  PairsPostgresTest(PostgresDatabase database) {
    this.database = database;
  }

  @TestFactory
  Stream<DynamicTest> theDifferenceLeadsThereAndBack() throws IOException, SQLException {
    String only = System.getProperty("aludel.pairs.only", ".*");
    Connection connection = database.dataSource().getConnection();
    OneTransaction transaction = new OneTransaction(connection);
    Stream<DynamicTest> pairs =
        SchemaPair.all().stream()
            .filter(pair -> pair.oldest() <= database.serverMajor())
            .filter(pair -> pair.name().matches(only))
            .map(pair -> DynamicTest.dynamicTest(pair.name(), () -> judge(pair, transaction)));
    Stream<DynamicTest> behindAll =
        Stream.of(
                DynamicTest.dynamicTest(
                    "each attribute of each kind differs in some pair", this::judgeAttributes))
            // The pairs of older servers don't have all attributes.
            .filter(any -> only.equals(".*") && database.serverMajor() >= 17);
    return Stream.concat(pairs, behindAll)
        .onClose(
            () -> {
              try {
                connection.close();
              } catch (SQLException e) {
                throw new AssertionError(e);
              }
            });
  }

  /** As servers from November 2026 on note it for each column. */
  @Test
  void aVersionThatTheServerNotesAmongTheOptionsOfAColumnIsNoDifference() throws SQLException {
    List<String> table = List.of("CREATE TABLE t (a integer)", "CREATE VIEW v AS SELECT a FROM t");
    try (Connection connection = database.dataSource().getConnection()) {
      OneTransaction transaction = new OneTransaction(connection);
      transaction.make(table);
      Schema before = transaction.read();
      transaction.make(table);
      transaction.run(
          List.of(
              """
              UPDATE pg_attribute SET attoptions = '{pg_attver=608720360,n_distinct=5}'
               WHERE attrelid IN ('t'::regclass, 'v'::regclass) AND attnum > 0"""));
      assertThat(SchemaChange.between(before, transaction.read()))
          .extracting(Operation::toString)
          .allMatch(told -> told.contains("options=[n_distinct=5]"))
          .isNotEmpty();
    }
  }

  private void judgeAttributes() {
    Set<String> never = attributes.neverChanged();
    never.removeAll(NEVER);
    if (database.serverMajor() < 18) {
      never.removeIf(SINCE_18::contains);
    }
    assertThat(never).isEmpty();
  }

  /**
   * What can be in one transaction is, as making databases takes most of the time; what commits in
   * between, or must not be in a transaction, has databases of its own.
   */
  private void judge(SchemaPair pair, OneTransaction transaction) throws SQLException {
    transaction.make(statements(pair.after()));
    Schema model = transaction.read();
    transaction.make(statements(pair.before()));
    Schema before = transaction.read();
    Schema after = ModelNames.adopt(before, model, name -> false);
    attributes.note(before, after);
    List<Operation> up = SchemaChange.between(before, after);
    if (pair.same()) {
      assertThat(up).isEmpty();
      return;
    }
    assertThat(up).isNotEmpty();
    List<String> upSql = sql(pair, up, before, after);
    if (!pair.written().isEmpty() && !ALL_ONLINE) {
      assertThat(String.join(";\n", upSql) + ";\n").isEqualTo(pair.written());
    }
    show("---- " + pair.name(), upSql);
    if (upSql.stream().anyMatch(PairsPostgresTest::ends)) {
      transaction.clear();
      inDatabases(pair, upSql, up, before, after);
      return;
    }
    lead(upSql, transaction);
    Schema reached = transaction.read();
    assertThat(SchemaChange.between(reached, after)).as(behind("", upSql)).isEmpty();
    List<String> downSql = back(pair, before, after, up);
    if (downSql.stream().anyMatch(PairsPostgresTest::ends)) {
      transaction.clear();
      inDatabases(pair, upSql, up, before, after);
      return;
    }
    lead(downSql, transaction);
    assertThat(SchemaChange.between(transaction.read(), before))
        .as(behind(" the way back", downSql))
        .isEmpty();
  }

  /** The same once more, committed. */
  private void inDatabases(
      SchemaPair pair, List<String> upSql, List<Operation> up, Schema before, Schema after)
      throws SQLException {
    try (PostgresDatabase real = database.fresh();
        Connection connection = real.dataSource().getConnection()) {
      load(connection, pair.before());
      run(connection, upSql);
      SchemaReader reader = new SchemaReader("public");
      Schema reached = reader.read(connection);
      assertThat(SchemaChange.between(reached, after)).as(behind("", upSql)).isEmpty();
      List<String> downSql = back(pair, before, after, up);
      run(connection, downSql);
      assertThat(SchemaChange.between(reader.read(connection), before))
          .as(behind(" the way back", downSql))
          .isEmpty();
    }
  }

  /** The way back as a revision has it: from what is wanted, and not from what was seen. */
  private List<String> back(SchemaPair pair, Schema before, Schema after, List<Operation> up) {
    Schema reached = SchemaChange.reached(before, after, up);
    List<String> down = sql(pair, SchemaChange.between(reached, before), reached, before);
    show("-- back", down);
    return down;
  }

  private static String behind(String way, List<String> statements) {
    return "what is left behind" + way + "\n" + String.join(";\n", statements);
  }

  private static void lead(List<String> statements, OneTransaction transaction) {
    try {
      transaction.run(statements);
    } catch (SQLException e) {
      throw new AssertionError(
          "refused: " + e.getMessage() + "\nof\n" + String.join(";\n", statements), e);
    }
  }

  /** Whether a statement ends the transaction. */
  private static boolean ends(String sql) {
    return sql.equals(SchemaSql.COMMIT) || isAlone(sql);
  }

  /** {@code -Daludel.pairs.show=1} prints what is written. */
  private static void show(String title, List<String> statements) {
    if (System.getProperty("aludel.pairs.show") != null) {
      System.out.println(title + "\n" + String.join(";\n", statements));
    }
  }

  private List<String> sql(
      SchemaPair pair, List<Operation> operations, Schema before, Schema after) {
    SchemaSql writer = new SchemaSql(new ServerVersion(database.serverMajor() * 10000), "public");
    return ALL_ONLINE || pair.online()
        ? writer.online(operations, before, after)
        : writer.statements(operations);
  }

  private static List<String> statements(String text) {
    return SqlSplitter.split(text).stream().map(SqlStatement::text).toList();
  }

  private static void load(Connection connection, String text) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute("SET search_path = public");
      for (String sql : statements(text)) {
        statement.execute(sql);
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
