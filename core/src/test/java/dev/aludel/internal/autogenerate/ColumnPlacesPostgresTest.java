package dev.aludel.internal.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.AutogenerateException;
import dev.aludel.internal.reflection.SchemaReader;
import dev.aludel.internal.sql.ddl.SchemaSql;
import dev.aludel.operation.Operation;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.schema.ServerVersion;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rows tell whether a view that names columns by their places still shows the right ones. */
@ExtendWith(PostgresExtension.class)
class ColumnPlacesPostgresTest {

  private static final String ROWS =
      "INSERT INTO t (id, mid, z) VALUES (1, 'm', 'z'); INSERT INTO u (id, note) VALUES (1, 'n')";

  private final PostgresDatabase database;

  ColumnPlacesPostgresTest(PostgresDatabase database) {
    this.database = database;
  }

  @Test
  void aViewOverAFunctionThatReturnsATablesRowShowsTheSameColumns() throws SQLException {
    assertThat(
            shown(
                "CREATE TABLE t (id int, z text, mid text)",
                "CREATE TABLE t (id int, mid text, z text)",
                """
                CREATE FUNCTION rows_of() RETURNS SETOF t LANGUAGE plpgsql AS
                  'BEGIN RETURN QUERY SELECT t.* FROM t; END';
                CREATE VIEW v AS SELECT r.id, r.mid, r.z FROM rows_of() r\
                """))
        .isEqualTo("1 m z");
  }

  @Test
  void namesForTheRowOfAFunctionAreMappedByColumn() throws SQLException {
    assertThat(
            shown(
                "CREATE TABLE t (id int, z text, mid text)",
                "CREATE TABLE t (id int, mid text, z text)",
                """
                CREATE FUNCTION rows_of() RETURNS SETOF t LANGUAGE plpgsql AS
                  'BEGIN RETURN QUERY SELECT t.* FROM t; END';
                CREATE VIEW v AS SELECT r.one, r.two, r.three FROM rows_of() r(one, two, three)\
                """))
        .isEqualTo("1 m z");
  }

  @Test
  void aViewOverARenamedColumnWithUsingShowsTheSameColumns() throws SQLException {
    assertThat(
            shown(
                "CREATE TABLE t (z text, mid text, id int)",
                "CREATE TABLE t (key int, mid text, z text)",
                """
                ALTER TABLE t RENAME COLUMN key TO uid;
                ALTER TABLE u RENAME COLUMN id TO uid;
                CREATE VIEW v AS SELECT uid, t.mid, t.z, u.note FROM t JOIN u USING (uid);
                ALTER TABLE t RENAME COLUMN uid TO id;
                ALTER TABLE u RENAME COLUMN uid TO id\
                """))
        .isEqualTo("1 m z n");
  }

  @Test
  void aListOverTheColumnsOfAJoinIsRefusedWhereTheirOrderDiffers() {
    String view = "CREATE VIEW v AS SELECT j.a, j.b FROM (t JOIN u USING (id)) AS j(a, b, c, d)";
    assertThatThrownBy(
            () ->
                shown(
                    "CREATE TABLE t (id int, z text, mid text)",
                    "CREATE TABLE t (id int, mid text, z text)",
                    view))
        .isInstanceOf(AutogenerateException.class)
        .hasMessageContaining("'view public.v'")
        .hasMessageContaining("by their places");
  }

  /** What the view {@code v} shows in a database that was led from one table to a view over it. */
  private String shown(String before, String after, String objects) throws SQLException {
    String other = "; CREATE TABLE u (id int, note text)";
    try (PostgresDatabase first = database.fresh();
        PostgresDatabase second = database.fresh();
        Connection a = first.dataSource().getConnection();
        Connection b = second.dataSource().getConnection();
        Statement onA = a.createStatement();
        Statement onB = b.createStatement()) {
      onA.execute(before + other);
      onB.execute(after + other + ";" + objects);
      onA.execute(ROWS);
      onB.execute(ROWS);
      SchemaReader reader = new SchemaReader("public");
      List<Operation> up = SchemaChange.between(reader.read(a), reader.read(b));
      ServerVersion version = ServerVersion.ofMajor(database.serverMajor());
      for (String sql : new SchemaSql(version, "public").statements(up)) {
        onA.execute(sql);
      }
      assertThat(SchemaChange.between(reader.read(a), reader.read(b))).isEmpty();
      assertThat(row(onA)).isEqualTo(row(onB));
      return row(onA);
    }
  }

  private static String row(Statement statement) throws SQLException {
    try (ResultSet result = statement.executeQuery("SELECT * FROM v")) {
      result.next();
      List<String> values = new ArrayList<>();
      for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
        values.add(result.getString(column));
      }
      return String.join(" ", values);
    }
  }
}
