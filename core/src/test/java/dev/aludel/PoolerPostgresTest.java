package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.UnrunnableRevisionsException;
import dev.aludel.migration.Migration;
import dev.aludel.migration.Operations;
import dev.aludel.migration.Revision;
import dev.aludel.postgres.Pgbouncer;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.process.ForksProcesses;
import dev.aludel.request.AutogenerateRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Through pgbouncer in transaction mode, where no session is one's own. */
@ForksProcesses
@ExtendWith(PostgresExtension.class)
class PoolerPostgresTest {

  /** What the next client of the pooler must not find. */
  private static final String SESSION =
      """
      SELECT unnest(ARRAY[current_setting('search_path'), current_setting('work_mem'),
          current_setting('lock_timeout'), current_setting('statement_timeout'),
          current_setting('idle_in_transaction_session_timeout'), current_setting('client_connection_check_interval'),
          current_setting('tcp_keepalives_idle'), current_setting('default_transaction_isolation'),
          current_setting('role'), current_user::text, session_user::text,
          coalesce(nullif(current_setting('app.tenant', true), ''), 'unset'),
          (SELECT count(*)::text || ' locks' FROM pg_locks WHERE locktype = 'advisory'
             AND database = (SELECT oid FROM pg_database WHERE datname = current_database())),
          (SELECT count(*)::text || ' prepared' FROM pg_prepared_statements),
          (SELECT count(*)::text || ' cursors' FROM pg_cursors WHERE is_holdable),
          (SELECT count(*)::text || ' temporary' FROM pg_class WHERE relnamespace = pg_my_temp_schema())])
      """;

  @TempDir Path temp;
  private RevisionFolder folder;
  private PostgresDatabase database;

  @BeforeEach
  void line(PostgresDatabase shared) {
    database = shared.fresh();
    folder = RevisionFolder.in(temp);
    String previous = "base";
    for (int i = 0; i < 8; i++) {
      String id = "r%03d".formatted(i);
      folder.revision(
          id,
          previous,
          (i == 0 ? "CREATE TABLE ran (id text);\n" : "")
              + "INSERT INTO ran VALUES ('"
              + id
              + "');\nSELECT pg_sleep(0.05);",
          "DELETE FROM ran WHERE id = '" + id + "';" + (i == 0 ? "\nDROP TABLE ran;" : ""));
      previous = id;
    }
  }

  private AludelBuilder over(Pgbouncer pooler) {
    return Aludel.builder().dataSource(pooler.dataSource()).locations(folder.location());
  }

  private void assertEachRanOnce(int revisions) {
    assertThat(database.strings("SELECT count(*), count(DISTINCT id) FROM ran"))
        .containsExactly(revisions + "|" + revisions);
    assertThat(database.strings("SELECT count(*), count(DISTINCT revision) FROM aludel_log"))
        .containsExactly(revisions + "|" + revisions);
  }

  @Test
  void fourProcessesRunEachRevisionOnce() throws Exception {
    try (Pgbouncer pooler = Pgbouncer.before(database, 3)) {
      List<UpgradeProcess> processes = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        processes.add(UpgradeProcess.start(database, pooler.url(), folder.location()));
      }
      for (UpgradeProcess process : processes) {
        process.ready();
      }
      for (UpgradeProcess process : processes) {
        process.go();
      }
      for (UpgradeProcess process : processes) {
        process.head();
      }
      assertEachRanOnce(8);
    }
  }

  @Test
  void eightThreadsOverTwoServerConnectionsRunEachRevisionOnceAndTakeItBack() throws Exception {
    try (Pgbouncer pooler = Pgbouncer.before(database, 2)) {
      ExecutorService threads = Executors.newFixedThreadPool(8);
      List<Future<Integer>> results = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        results.add(threads.submit(() -> over(pooler).build().upgrade().steps().size()));
      }
      int ran = 0;
      for (Future<Integer> result : results) {
        ran += result.get(60, TimeUnit.SECONDS);
      }
      threads.shutdown();
      assertThat(ran).isEqualTo(8);
      assertEachRanOnce(8);
      assertThat(over(pooler).build().downgrade("base").steps()).hasSize(8);
    }
  }

  @Test
  void autogenerateWritesPlainFormsForRunsThroughIt() throws Exception {
    folder.revision("r008", "r007", "CREATE TABLE t (a int, b int);", "DROP TABLE t;");
    Path model =
        Files.writeString(
            temp.resolve("_schema.sql"),
            "CREATE TABLE ran (id text); CREATE TABLE t (a int, b int); CREATE INDEX t_a ON t (a);");
    Map<String, String> settings =
        Map.of(
            "models",
            model.toString(),
            "scratch",
            database.url() + "?user=" + database.user() + "&password=" + database.password());
    AutogenerateRequest request = AutogenerateRequest.of("index").withWrite(false);
    try (Pgbouncer pooler = Pgbouncer.before(database, 2)) {
      assertThat(over(pooler).settings(settings).build().workbench().autogenerate(request).text())
          .contains("CREATE INDEX t_a ON t USING btree (a);");
    }
    assertThat(
            Aludel.builder()
                .dataSource(database.dataSource())
                .locations(folder.location())
                .settings(settings)
                .build()
                .workbench()
                .autogenerate(request)
                .text())
        .contains("CREATE INDEX CONCURRENTLY t_a ON t USING btree (a);");
  }

  @Test
  void whatCanNotRunInATransactionIsRefusedBeforeAnythingRunsAndDirectUrlHelps() throws Exception {
    folder.revision("r008", "r007", "CREATE INDEX CONCURRENTLY ran_id ON ran (id);", "SELECT 1;");
    try (Pgbouncer pooler = Pgbouncer.before(database, 2)) {
      assertThatThrownBy(() -> over(pooler).build().upgrade())
          .isInstanceOf(UnrunnableRevisionsException.class)
          .hasMessage(
              "Revision 'r008' runs without a transaction ('CREATE INDEX CONCURRENTLY' can't run inside a transaction,"
                  + " line 4), and the connection goes through a pooler that may change the server connection between"
                  + " two statements. Set 'direct-url' to a URL past the pooler; or, if it pools whole sessions, say"
                  + " 'pooler=session'.");
      assertThat(database.strings("SELECT to_regclass('ran'), to_regclass('aludel_log')"))
          .containsExactly("null|null");
      Aludel.builder()
          .settings(
              Map.of(
                  "url", pooler.url(),
                  "direct-url", database.url(),
                  "user", database.user(),
                  "password", database.password()))
          .locations(folder.location())
          .build()
          .upgrade();
      assertThat(
              database.strings(
                  "SELECT indisvalid FROM pg_index WHERE indexrelid = 'ran_id'::regclass"))
          .containsExactly("t");
      assertThat(over(pooler).build().upgrade().steps()).isEmpty();
    }
  }

  private static final String SEGMENTS =
      """
      SET work_mem = '9MB';
      CREATE TABLE made (a int);
      INSERT INTO ran VALUES ('r008.1');
      SELECT pg_sleep(0.1);
      -- @commit
      INSERT INTO ran SELECT 'r008.2 ' || current_setting('work_mem');
      SELECT pg_sleep(0.1);
      -- @commit
      ALTER TABLE made ADD b int;
      INSERT INTO ran VALUES ('r008.3');
      """;

  @Test
  void segmentsThatRunInTransactionsRunOnceEachHoweverManyTakeTurns() throws Exception {
    folder.revision(
        "r008",
        "r007",
        SEGMENTS,
        "DELETE FROM ran WHERE id LIKE 'r008%';\nSELECT pg_sleep(0.1);\n-- @commit\nDROP TABLE made;");
    try (Pgbouncer pooler = Pgbouncer.before(database, 2)) {
      over(pooler).build().upgrade("r007");
      inThreads(8, () -> over(pooler).build().upgrade());
      assertThat(database.strings("SELECT id FROM ran WHERE id LIKE 'r008%' ORDER BY 1"))
          .containsExactly("r008.1", "r008.2 9MB", "r008.3");
      assertThat(journal()).containsExactly("upgrade|done|done 8|8");
      assertThat(session(pooler)).contains("4MB", "0 locks").doesNotContain("9MB");
      inThreads(8, () -> over(pooler).build().downgrade("r007"));
      assertThat(database.strings("SELECT to_regclass('made'), (SELECT count(*) FROM ran)"))
          .containsExactly("null|8");
      assertThat(journal()).containsExactly("upgrade|done|done 8|8", "downgrade|done|done 3|3");
    }
  }

  private static void inThreads(int number, Callable<?> work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(number);
    try {
      List<Future<?>> results = new ArrayList<>();
      for (int i = 0; i < number; i++) {
        results.add(threads.submit(work));
      }
      for (Future<?> result : results) {
        result.get(120, TimeUnit.SECONDS);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private List<String> journal() {
    return database.strings(
        "SELECT direction, outcome, statement, statements FROM aludel_log WHERE revision = 'r008' ORDER BY id");
  }

  @Test
  void aSegmentThatFailedThroughItIsGoneOnWith() throws Exception {
    folder.revision("r008", "r007", SEGMENTS, "SELECT 1;");
    try (Pgbouncer pooler = Pgbouncer.before(database, 1)) {
      over(pooler).build().upgrade("r007");
      List<String> before = session(pooler);
      database.execute("ALTER TABLE ran ADD CONSTRAINT two CHECK (id NOT LIKE 'r008.2%')");
      assertThatThrownBy(() -> over(pooler).build().upgrade())
          .hasMessageContaining("violates check constraint \"two\"")
          .hasMessageContaining("its first 4 of 8 statements stay");
      assertThat(session(pooler)).isEqualTo(before);
      assertThat(journal()).containsExactly("upgrade|failed|done 4|8");
      database.execute("ALTER TABLE ran DROP CONSTRAINT two");
      over(pooler).build().upgrade();
      assertThat(journal()).containsExactly("upgrade|failed|done 4|8", "upgrade|done|done 8|8");
      assertThat(database.strings("SELECT id FROM ran WHERE id LIKE 'r008%' ORDER BY 1"))
          .containsExactly("r008.1", "r008.2 9MB", "r008.3");
    }
  }

  /** Prepares statements as a driver does that has not been told better. */
  @Revision(id = "r009", revises = "r008")
  public static final class Preparing implements Migration {
    @Override
    public void upgrade(Operations op) throws Exception {
      try (PreparedStatement insert =
          op.connection().prepareStatement("INSERT INTO ran VALUES (?)")) {
        for (int i = 0; i < 20; i++) {
          insert.setString(1, "prepared " + i);
          insert.executeUpdate();
        }
      }
    }
  }

  @Test
  void nothingOfARunReachesThePoolersNextClient() throws Exception {
    database.execute(
        "ALTER DATABASE "
            + database.name()
            + " SET default_transaction_isolation = 'serializable'");
    folder.revision(
        "r008",
        "r007",
        "SET search_path = nowhere, public;\nSET work_mem = '9MB';\nSET statement_timeout = '7min';\nSET app.tenant = 'x';\n"
            + "SELECT pg_catalog.set_config('search_path', '', false);\nCREATE TEMPORARY TABLE left_over (a int);\n"
            + "DECLARE left_over CURSOR WITH HOLD FOR SELECT 1;\nPREPARE left_over AS SELECT 1;\nSET ROLE pg_monitor;",
        "SELECT 1;");
    // One server connection: whoever comes next gets the very one that the run had.
    try (Pgbouncer pooler = Pgbouncer.before(database, 1)) {
      List<String> before = session(pooler);
      over(pooler).migrations(new Preparing()).build().upgrade();
      assertThat(session(pooler)).isEqualTo(before);
      assertThat(database.strings("SELECT count(*) FROM ran")).containsExactly("28");
      folder.revision("r010", "r009", "SET work_mem = '9MB';\nSELECT 1/0;", "SELECT 1;");
      assertThatThrownBy(() -> over(pooler).migrations(new Preparing()).build().upgrade())
          .hasMessageContaining("division by zero");
      assertThat(session(pooler)).isEqualTo(before);
    }
  }

  private static List<String> session(Pgbouncer pooler) throws Exception {
    List<String> session = new ArrayList<>();
    try (Connection connection = pooler.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(SESSION)) {
      while (row.next()) {
        session.add(row.getString(1));
      }
    }
    return session;
  }
}
