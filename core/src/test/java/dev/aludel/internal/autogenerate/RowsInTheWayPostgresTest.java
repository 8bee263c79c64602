package dev.aludel.internal.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aludel.internal.autogenerate.random.OneTransaction;
import dev.aludel.internal.sql.SqlSplitter;
import dev.aludel.internal.sql.SqlStatement;
import dev.aludel.internal.sql.ddl.SchemaSql;
import dev.aludel.operation.Operation;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.schema.Schema;
import dev.aludel.schema.ServerVersion;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A statement that can fail on rows has a comment with the query that finds them: it finds some
 * where the statement fails, and none where it works.
 */
@ExtendWith(PostgresExtension.class)
class RowsInTheWayPostgresTest {

  private static final String BEGIN = "-- Fails if this finds rows: ";

  private final PostgresDatabase database;

  RowsInTheWayPostgresTest(PostgresDatabase database) {
    this.database = database;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          14 | t (id int, a int)                | t (id int, a int NOT NULL)             | (1, NULL), (2, 2)          | UPDATE t SET a = 1 WHERE a IS NULL
          14 | t (id int, a int)                | t (id int, a int CHECK (a > 0 AND a < 9)) | (1, -1), (2, NULL), (3, 3) | DELETE FROM t WHERE id = 1
          14 | t (id int, a text)               | t (id int, a text CHECK (a ~ '^[(]')  NO INHERIT) | (1, ')'), (2, '(') | DELETE FROM t WHERE id = 1
          14 | t (id int, "A b" int)            | t (id int, "A b" int UNIQUE)           | (1, 1), (2, 1), (3, NULL), (4, NULL) | DELETE FROM t WHERE id = 1
          14 | t (id int, a int)                | t (id int, a int, UNIQUE (id, a))      | (1, 1), (1, 1), (2, NULL), (2, NULL) | DELETE FROM t WHERE id = 1
          15 | t (id int, a int)                | t (id int, a int UNIQUE NULLS NOT DISTINCT) | (1, NULL), (2, NULL), (3, 3) | DELETE FROM t WHERE id = 1
          14 | t (id int NOT NULL, a int)       | t (id int PRIMARY KEY, a int)          | (1, 1), (1, 2)             | DELETE FROM t WHERE a = 1
          14 | t (id int, a text)               | t (id int, a text); CREATE UNIQUE INDEX ON t (lower(a) DESC, (id % 2)) WHERE id > 1 | (3, 'A'), (5, 'a'), (1, 'a'), (4, 'a') | DELETE FROM t WHERE id = 3
          14 | t (id int, a text)               | t (id int, a text); CREATE UNIQUE INDEX ON t (a COLLATE "C" text_pattern_ops DESC NULLS LAST) INCLUDE (id) | (1, 'a'), (2, 'a'), (3, NULL), (4, NULL) | DELETE FROM t WHERE id = 1
          14 | t (id int PRIMARY KEY, a int)    | t (id int PRIMARY KEY, a int REFERENCES t)  | (1, 2), (2, 3), (4, NULL) | DELETE FROM t WHERE id = 2; UPDATE t SET a = NULL
          14 | t (id int, a int, UNIQUE (id, a)); CREATE TABLE u (x int, y int) | t (id int, a int, UNIQUE (id, a)); CREATE TABLE u (x int, y int, FOREIGN KEY (x, y) REFERENCES t (id, a) MATCH FULL) | (1, 1); INSERT INTO u VALUES (1, NULL), (1, 1), (NULL, NULL) | DELETE FROM u WHERE y IS NULL AND x IS NOT NULL
          14 | t (id int, a int, UNIQUE (id, a)); CREATE TABLE u (x int, y int) | t (id int, a int, UNIQUE (id, a)); CREATE TABLE u (x int, y int, FOREIGN KEY (x, y) REFERENCES t (id, a)) | (1, 1); INSERT INTO u VALUES (1, NULL), (1, 2), (NULL, NULL) | DELETE FROM u WHERE y = 2
          14 | t (id int, a text)               | t (id int, a varchar(3))               | (1, 'abcd'), (2, 'abc  '), (3, NULL) | DELETE FROM t WHERE id = 1
          14 | t (id int, a bigint)             | t (id int, a integer)                  | (1, 3000000000), (2, 2)    | DELETE FROM t WHERE id = 1
          14 | t (id int, a numeric(10,2))      | t (id int, a numeric(4,1))             | (1, 999.96), (2, -999.94)  | DELETE FROM t WHERE id = 1
          16 | t (id int, a text)               | t (id int, a uuid)                     | (1, 'x'), (2, NULL), (3, '6ecd8c99-4036-403d-bf84-cf8400f67836') | DELETE FROM t WHERE id = 1
          14 | t (id int, a int)                | t (id int, a int, b int NOT NULL)      | (1, 1)                     | DELETE FROM t
          """)
  void theQueryInTheCommentFindsThem(
      int oldest, String before, String after, String rows, String mended) throws SQLException {
    assumeTrue(database.serverMajor() >= oldest);
    try (Connection connection = database.dataSource().getConnection()) {
      OneTransaction transaction = new OneTransaction(connection);
      transaction.make(statements("CREATE TABLE " + after));
      Schema wanted = transaction.read();
      transaction.make(statements("CREATE TABLE " + before));
      Schema there = transaction.read();
      List<Operation> operations = SchemaChange.between(there, wanted);
      SchemaSql writer = new SchemaSql(new ServerVersion(database.serverMajor() * 10000), "public");
      List<String> plain = writer.statements(operations);
      List<String> queries = queries(plain);
      assertThat(queries).as(String.join("\n", plain)).hasSize(1);
      assertThat(queries(writer.online(operations, there, wanted))).isEqualTo(queries);
      transaction.run(statements("INSERT INTO t VALUES " + rows));
      assertThat(found(connection, queries.get(0))).as(queries.get(0)).isPositive();
      assertThatThrownBy(() -> transaction.run(plain)).isInstanceOf(SQLException.class);
      transaction.run(statements(mended));
      assertThat(found(connection, queries.get(0))).as(queries.get(0)).isZero();
      transaction.run(plain);
    }
  }

  private static List<String> statements(String sql) {
    return SqlSplitter.split(sql).stream().map(SqlStatement::text).toList();
  }

  private static List<String> queries(List<String> statements) {
    return statements.stream()
        .flatMap(String::lines)
        .filter(line -> line.startsWith(BEGIN))
        .map(line -> line.substring(BEGIN.length()))
        .toList();
  }

  private static int found(Connection connection, String query) throws SQLException {
    List<Object> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      while (result.next()) {
        rows.add(result.getObject(1));
      }
    }
    return rows.size();
  }
}
