package dev.aludel.internal.reflection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.internal.autogenerate.SchemaChange;
import dev.aludel.operation.Operation;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What reading and comparing costs as a schema grows. */
@ExtendWith(PostgresExtension.class)
class GrowthPostgresTest {

  private final PostgresDatabase database;

  GrowthPostgresTest(PostgresDatabase database) {
    this.database = database;
  }

  @Test
  void aHundredTablesAreReadWithAsManyStatementsAsTen() throws Exception {
    List<String> ofTen = statements(10);
    assertThat(statements(100)).as("statements").hasSize(ofTen.size());
    assertThat(ofTen.size()).isLessThan(280);
  }

  private List<String> statements(int tables) throws Exception {
    try (PostgresDatabase fresh = database.fresh();
        Connection connection = fresh.dataSource().getConnection()) {
      make(fresh, 0, tables);
      return fresh.statementsDuring(() -> read(connection));
    }
  }

  /** Prints a curve; how fast a machine is, is no question of right or wrong. */
  @Test
  @Tag("soak")
  void theTimeGrowsAsTheSchemaDoes() throws Exception {
    int made = 0;
    for (int tables : List.of(10, 100, 1000, 5000)) {
      make(database, made, tables);
      made = tables;
      try (Connection connection = database.dataSource().getConnection()) {
        read(connection);
        long begin = System.nanoTime();
        Schema schema = read(connection);
        long read = System.nanoTime();
        Schema again = read(connection);
        long compare = System.nanoTime();
        assertThat(SchemaChange.between(schema, again)).isEmpty();
        long compared = System.nanoTime();
        List<Operation> making = SchemaChange.between(Schema.empty(), schema);
        System.out.printf(
            "%d tables: %d objects read in %d ms, compared in %d ms, %d operations in %d ms%n",
            tables,
            schema.objects().size(),
            (read - begin) / 1_000_000,
            (compared - compare) / 1_000_000,
            making.size(),
            (System.nanoTime() - compared) / 1_000_000);
      }
    }
  }

  private static Schema read(Connection connection) throws SQLException {
    return new SchemaReader("public").read(connection);
  }

  /** Ten columns each, a key, an index, a check, and a foreign key to the table before. */
  private static void make(PostgresDatabase database, int from, int to) {
    for (int begin = from; begin < to; begin += 200) {
      StringBuilder sql = new StringBuilder();
      for (int i = begin; i < Math.min(to, begin + 200); i++) {
        sql.append(
            """
            CREATE TABLE t%1$d (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, a int NOT NULL DEFAULT 1,
              b text, c varchar(20) CHECK (c <> ''), d timestamptz DEFAULT now(), e numeric(10,2), f boolean,
              g date, h jsonb, before bigint%2$s);
            CREATE INDEX ON t%1$d (b, d DESC);
            """
                .formatted(i, i == 0 ? "" : " REFERENCES t" + (i - 1)));
      }
      database.execute(sql.toString());
    }
  }
}
