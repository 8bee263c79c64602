package dev.aludel.internal.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.internal.reflection.SchemaReader;
import dev.aludel.internal.sql.SqlSplitter;
import dev.aludel.internal.sql.SqlStatement;
import dev.aludel.internal.sql.ddl.SchemaSql;
import dev.aludel.operation.Operation;
import dev.aludel.postgres.StockServer;
import dev.aludel.schema.Schema;
import dev.aludel.schema.ServerVersion;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * An oracle that is not ours: after the way from one schema to the other, pg_dump writes what it
 * writes of the other, and after the way back what it wrote of the first. PostgreSQL and pg_dump
 * are Debian's. A build judges a third of the pairs: {@code -Daludel.pairs.both=1} takes all.
 */
class PgDumpPostgresTest {

  private static final int AT_ONCE = 2;

  /**
   * Pairs that pg_dump tells apart although they are right: a column that an heir had, or gets,
   * while it changes its parents stays its own; names by place, and columns of statistics, follow
   * the order of columns, for which rows are the judge; a name that a model chose gives way to one
   * that nobody chose; who granted a privilege doesn't count, nor the order of what AND joins.
   */
  private static final Set<String> TOLD_APART =
      Set.of(
          "inheritance",
          "inherited-and-own",
          "inherits-other-parents",
          "columns-that-heirs-keep",
          "online-column-that-an-heir-keeps",
          "foreign-key-to-an-heir-of-a-retyped-column",
          "inherits-from-another-parent-with-other-types",
          "inherit-removed",
          "same-columns-in-another-place",
          "same-statistics-in-another-order-of-columns",
          "view-over-renamed-column-with-using",
          "views-that-name-columns-by-place",
          "view-of-rows-of-a-renamed-column",
          "privileges-passed-on",
          "same-conditions-in-another-order",
          "same-given-names");

  private static final AtomicInteger number = new AtomicInteger();

  private static StockServer server;
  private static ExecutorService executor;

  @BeforeAll
  static void start() throws Exception {
    server = StockServer.start();
    server.execute("CREATE ROLE pair_reader");
    server.execute("CREATE ROLE pair_writer");
    executor = Executors.newFixedThreadPool(AT_ONCE);
  }

  @AfterAll
  static void stop() throws Exception {
    if (server != null) {
      executor.shutdownNow();
      server.close();
    }
  }

  @TestFactory
  Stream<DynamicTest> pgDumpWritesTheSameAfterTheWayThereAndBack() throws IOException {
    String only = System.getProperty("aludel.pairs.only", ".*");
    boolean all =
        System.getProperty("aludel.pairs.both") != null
            || System.getProperty("aludel.pairs.only") != null;
    List<DynamicTest> tests =
        SchemaPair.forOracle().stream()
            .filter(pair -> pair.oldest() <= StockServer.MAJOR)
            .filter(pair -> pair.name().matches(only) && !TOLD_APART.contains(pair.name()))
            .filter(pair -> all || pair.share(3) == 0)
            .map(
                pair -> {
                  CompletableFuture<Void> judged =
                      CompletableFuture.runAsync(() -> judge(pair), executor);
                  return DynamicTest.dynamicTest(pair.name(), () -> outcome(judged));
                })
            .toList();
    return tests.stream();
  }

  private static void outcome(CompletableFuture<Void> judged) throws Throwable {
    try {
      judged.join();
    } catch (CompletionException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  private static void judge(SchemaPair pair) {
    String first = "first_" + number.incrementAndGet();
    String second = "second_" + number.incrementAndGet();
    try {
      judge(pair, first, second);
    } catch (SQLException e) {
      throw new AssertionError(e.getMessage(), e);
    } finally {
      drop(first);
      drop(second);
    }
  }

  private static void judge(SchemaPair pair, String first, String second) throws SQLException {
    create(first);
    create(second);
    String sources = pair.before() + pair.after();
    Schema before = load(first, pair.before());
    Schema model = load(second, pair.after());
    String dumpBefore = server.dump(first);
    String dumpAfter = server.dump(second);
    if (pair.same()) {
      assertSame(dumpBefore, dumpAfter, sources, "a pair without a difference");
      return;
    }
    Schema after = ModelNames.adopt(before, model, name -> false);
    List<Operation> way = SchemaChange.between(before, after);
    lead(first, way);
    assertSame(server.dump(first), dumpAfter, sources, "up");
    lead(first, SchemaChange.between(SchemaChange.reached(before, after, way), before));
    assertSame(server.dump(first), dumpBefore, sources, "down");
  }

  /** A text that isn't the same may become so once each of them was restored. */
  private static void assertSame(String dump, String wanted, String sources, String step)
      throws SQLException {
    if (DumpText.statements(dump, sources).equals(DumpText.statements(wanted, sources))) {
      return;
    }
    List<String> one = DumpText.statements(restored(dump), sources);
    List<String> other = DumpText.statements(restored(wanted), sources);
    assertThat(String.join(";\n", without(one, other)))
        .as(step)
        .isEqualTo(String.join(";\n", without(other, one)));
  }

  private static List<String> without(List<String> list, List<String> others) {
    List<String> left = new ArrayList<>(list);
    others.forEach(left::remove);
    return left;
  }

  private static String restored(String dump) throws SQLException {
    String name = "restored_" + number.incrementAndGet();
    create(name);
    try (Connection connection = server.dataSource(name).getConnection()) {
      run(connection, dump.replaceAll("(?m)^\\\\.*$", ""));
      return server.dump(name);
    } finally {
      drop(name);
    }
  }

  private static void create(String name) throws SQLException {
    server.execute("CREATE DATABASE " + name + " TEMPLATE template0");
  }

  private static void drop(String name) {
    try {
      server.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static Schema load(String name, String text) throws SQLException {
    try (Connection connection = server.dataSource(name).getConnection()) {
      run(connection, "SET search_path = public;\n" + text);
    }
    try (Connection connection = server.dataSource(name).getConnection()) {
      return new SchemaReader("public").read(connection);
    }
  }

  private static void run(Connection connection, String text) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      for (SqlStatement one : SqlSplitter.split(text)) {
        statement.execute(one.text());
      }
    }
  }

  private static void lead(String name, List<Operation> operations) throws SQLException {
    List<String> statements =
        new SchemaSql(new ServerVersion(StockServer.MAJOR * 10000), "public")
            .statements(operations);
    try (Connection connection = server.dataSource(name).getConnection();
        Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute("SET search_path = public");
      connection.setAutoCommit(false);
      for (String sql : statements) {
        try {
          statement.execute(sql.equals(SchemaSql.COMMIT) ? "COMMIT" : sql);
        } catch (SQLException e) {
          throw new SQLException(
              e.getMessage() + "\n" + sql + "\nof\n" + String.join(";\n", statements), e);
        }
      }
      connection.commit();
    }
  }
}
