package dev.aludel.internal.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.internal.reflection.SchemaReader;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Values of types that are made again come over by the names of their attributes. */
@ExtendWith(PostgresExtension.class)
class ReshapedRowsPostgresTest {

  private static final String OTHERS =
      """
      CREATE TYPE whole AS (p part, list part[]);
      CREATE DOMAIN parts AS part[];
      CREATE TABLE t (id int, one part, many part[], nested whole, wholes whole[], d parts)""";

  private final PostgresDatabase database;

  ReshapedRowsPostgresTest(PostgresDatabase database) {
    this.database = database;
  }

  @Test
  void rowsWithinArraysRowsAndDomainsKeepTheirValues() throws SQLException {
    try (PostgresDatabase first = database.fresh();
        PostgresDatabase second = database.fresh();
        Connection connection = first.dataSource().getConnection();
        Connection model = second.dataSource().getConnection()) {
      first.execute("CREATE TYPE part AS (a text, b text);" + OTHERS);
      first.execute(
          """
          INSERT INTO t VALUES (1, ('a', 'b'), ARRAY[('a', 'b'), NULL, (NULL, 'x,"')]::part[],
            (('a', 'b')::part, ARRAY[('c', 'd')::part]),
            ARRAY[(('a', 'b')::part, ARRAY[('c', 'd')::part])::whole], ARRAY[('e', 'f')::part]);
          INSERT INTO t VALUES (2, NULL, '{}', NULL, NULL, NULL);
          INSERT INTO t (id, many) VALUES (3, ARRAY[[('a', 'b')], [('c', 'd')]]::part[])""");
      second.execute("CREATE TYPE part AS (b text, n int, a text);" + OTHERS);
      SchemaReader reader = new SchemaReader("public");
      Schema before = reader.read(connection);
      List<String> there = rows(connection);
      run(connection, SchemaChange.between(before, reader.read(model)));
      assertThat(rows(connection))
          .containsExactly(
              "1 | (b,,a) | {\"(b,,a)\",NULL,\"(\\\"x,\\\"\\\"\\\",,)\"} | (\"(b,,a)\",\"{\"\"(d,,c)\"\"}\")"
                  + " | {\"(\\\"(b,,a)\\\",\\\"{\\\"\\\"(d,,c)\\\"\\\"}\\\")\"} | {\"(f,,e)\"}",
              "2 | null | {} | null | null | null",
              "3 | null | {{\"(b,,a)\"},{\"(d,,c)\"}} | null | null | null");
      run(connection, SchemaChange.between(reader.read(connection), before));
      assertThat(rows(connection)).isEqualTo(there);
    }
  }

  private void run(Connection connection, List<Operation> operations) throws SQLException {
    SchemaSql writer = new SchemaSql(ServerVersion.ofMajor(database.serverMajor()), "public");
    try (Statement statement = connection.createStatement()) {
      for (String sql : writer.statements(operations)) {
        statement.execute(sql);
      }
    }
  }

  private static List<String> rows(Connection connection) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                "SELECT id, one::text, many::text, nested::text, wholes::text, d::text FROM t ORDER BY id")) {
      while (result.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
          values.add(String.valueOf(result.getString(i)));
        }
        rows.add(String.join(" | ", values));
      }
    }
    return rows;
  }
}
