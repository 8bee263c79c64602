package dev.aludel.internal.reflection;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.aludel.internal.autogenerate.SchemaChange;
import dev.aludel.internal.sql.ddl.SchemaSql;
import dev.aludel.operation.Operation;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.schema.Schema;
import dev.aludel.schema.ServerVersion;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
    assertThat(ofTen.size()).isLessThan(290);
  }

  private List<String> statements(int tables) throws Exception {
    try (PostgresDatabase fresh = database.fresh();
        Connection connection = fresh.dataSource().getConnection()) {
      make(fresh, 0, tables);
      return fresh.statementsDuring(() -> read(connection));
    }
  }

  /**
   * What is allocated is counted, and what the processor did for this thread, because time is
   * others' as well. A loop in a loop would make it sixteen times.
   */
  @Test
  void fourTimesTheSchemaIsFourTimesTheWork() throws Exception {
    Work few = work(FEW);
    Work many = work(4 * FEW);
    many.steps()
        .forEach(
            (step, cost) -> {
              Cost small = Objects.requireNonNull(few.steps().get(step));
              assertThat(cost.bytes()).as("bytes to %s", step).isLessThan(5 * small.bytes());
              assertThat(cost.nanos()).as("time to %s", step).isLessThan(10 * small.nanos());
            });
  }

  private static final int FEW = 60;
  private static final int RUNS = 3;

  private record Cost(long bytes, long nanos) {
    Cost orLess(Cost other) {
      return new Cost(Math.min(bytes, other.bytes), Math.min(nanos, other.nanos));
    }
  }

  /** What each step has cost. */
  private record Work(Map<String, Cost> steps) {}

  private Work work(int tables) throws Exception {
    try (PostgresDatabase fresh = database.fresh();
        Connection connection = fresh.dataSource().getConnection()) {
      make(fresh, 0, tables);
      fresh.execute(perTable(tables, BESIDE));
      Schema present = read(connection);
      fresh.execute(perTable(tables, "ALTER TYPE e%1$d ADD VALUE 'b%1$d';"));
      fresh.execute(perTable(tables, CHANGES));
      Schema wanted = read(connection);
      Map<String, Cost> steps = new TreeMap<>();
      for (int i = 0; i < RUNS; i++) {
        List<Operation> making = step(steps, "make", () -> between(Schema.empty(), present));
        List<Operation> changing = step(steps, "change", () -> between(present, wanted));
        List<Operation> dropping = step(steps, "drop", () -> between(wanted, Schema.empty()));
        assertThat(step(steps, "write what makes", () -> statements(making))).isNotEmpty();
        assertThat(step(steps, "write what changes", () -> statements(changing))).isNotEmpty();
        assertThat(step(steps, "write what drops", () -> statements(dropping))).isNotEmpty();
      }
      return new Work(steps);
    }
  }

  private static <T> List<T> step(Map<String, Cost> steps, String name, Supplier<List<T>> task) {
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long nanos = thread.getCurrentThreadCpuTime();
    long bytes = thread.getCurrentThreadAllocatedBytes();
    List<T> result = task.get();
    Cost cost =
        new Cost(
            thread.getCurrentThreadAllocatedBytes() - bytes,
            thread.getCurrentThreadCpuTime() - nanos);
    steps.merge(name, cost, Cost::orLess);
    return result;
  }

  private static String perTable(int tables, String sql) {
    return IntStream.range(0, tables).mapToObj(sql::formatted).collect(Collectors.joining());
  }

  /** An enum, a view that names columns by place, a partition and privileges for each table. */
  private static final String BESIDE =
      """
      CREATE TYPE e%1$d AS ENUM ('a%1$d');
      CREATE INDEX i%1$d ON t%1$d (c);
      CREATE VIEW v%1$d AS SELECT q.a1, q.a2 FROM t%1$d AS q (a1, a2);
      CREATE TABLE IF NOT EXISTS p (id int PRIMARY KEY) PARTITION BY RANGE (id);
      CREATE TABLE IF NOT EXISTS pointer (p int REFERENCES p);
      CREATE TABLE p%1$d PARTITION OF p FOR VALUES FROM (%1$d) TO (%1$d + 1);
      GRANT SELECT ON t%1$d TO PUBLIC;
      """;

  /** Renames, labels that are used at once, new columns, other keys. */
  private static final String CHANGES =
      """
      DROP VIEW v%1$d;
      ALTER INDEX i%1$d RENAME TO j%1$d;
      ALTER TABLE t%1$d ADD COLUMN i e%1$d DEFAULT 'b%1$d', ALTER COLUMN a TYPE bigint;
      CREATE VIEW v%1$d AS SELECT q.a2 FROM t%1$d AS q (a1, a2);
      ALTER TABLE t%1$d DROP CONSTRAINT IF EXISTS t%1$d_before_fkey;
      """;

  private List<Operation> between(Schema from, Schema to) {
    return SchemaChange.between(from, to);
  }

  private List<String> statements(List<Operation> operations) {
    return new SchemaSql(ServerVersion.ofMajor(database.serverMajor()), "public")
        .statements(operations);
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
        long planned = System.nanoTime();
        List<String> sql = statements(making);
        long written = System.nanoTime();
        List<Operation> dropping = SchemaChange.between(schema, Schema.empty());
        long dropPlanned = System.nanoTime();
        List<String> dropSql = statements(dropping);
        System.out.printf(
            "%d tables: %d objects read in %d ms, compared in %d ms; %d operations in %d ms,"
                + " %d statements in %d ms; %d drops in %d ms, %d statements in %d ms%n",
            tables,
            schema.objects().size(),
            millis(begin, read),
            millis(compare, compared),
            making.size(),
            millis(compared, planned),
            sql.size(),
            millis(planned, written),
            dropping.size(),
            millis(written, dropPlanned),
            dropSql.size(),
            millis(dropPlanned, System.nanoTime()));
      }
    }
  }

  private static long millis(long from, long to) {
    return (to - from) / 1_000_000;
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
