package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.ConnectionFailedException;
import dev.aludel.error.QueryFailedException;
import dev.aludel.error.RevisionFailedException;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.setting.Limits;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;

/** What an error says to do next, for the errors that people meet. */
@ExtendWith(PostgresExtension.class)
class NextStepPostgresTest {

  @TempDir Path temp;
  private PostgresDatabase database;
  private RevisionFolder folder;

  @BeforeEach
  void oneTable(PostgresDatabase shared) {
    database = shared.fresh();
    folder =
        RevisionFolder.in(temp)
            .revision(
                "aaaa",
                "base",
                """
                CREATE TABLE item (a int);
                CREATE VIEW items AS SELECT a FROM item;
                CREATE TYPE mood AS ENUM ('ok');
                CREATE TABLE parts (a int) PARTITION BY RANGE (a);
                CREATE TABLE part PARTITION OF parts DEFAULT;
                CREATE INDEX parts_a ON parts (a);
                CREATE PROCEDURE ends() LANGUAGE plpgsql AS $$ BEGIN COMMIT; END $$;""",
                "DROP TABLE item CASCADE;");
  }

  private AludelBuilder builder() {
    return Aludel.builder().dataSource(database.dataSource()).locations(folder.location());
  }

  private void next(String options, String sql) {
    folder.file("bbbb.sql", "-- @revises aaaa\n" + options + "-- @upgrade\n" + sql + "\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      textBlock =
          """
          SELECT * FROM nowhere;                       → Correct the revision; if another branch makes it
          DROP TABLE item;                             → Change or drop that first; or write CASCADE
          DO $$ BEGIN RAISE EXCEPTION 'not now'; END $$; → raised this error on purpose
          SELECT 'x'::int;                             → A value does not fit
          DO $$ BEGIN RAISE disk_full; END $$;         → Make room, then run it again.
          DO $$ BEGIN RAISE out_of_memory; END $$;     → may be split, with '-- @commit'
          DO $$ BEGIN RAISE internal_error; END $$;    → Look into its log, then run it again.
          SET transaction_read_only = on;              → or point the URL at the primary
          CREATE EXTENSION no_such_extension;          → install its package there
          SELEC 1;                                     → Correct the revision and run it again.
          DROP TABLE aludel_log;                       → A revision must leave Aludel's own tables alone.
          ALTER TABLE aludel_version RENAME TO other;  → A revision must leave Aludel's own tables alone.
          DELETE FROM aludel_version;                  → A revision must leave Aludel's own tables alone.
          CREATE TABLE d (a int UNIQUE DEFERRABLE INITIALLY DEFERRED); INSERT INTO d VALUES (1), (1); → The COMMIT failed, where deferred
          """)
  void theNextStepFitsTheError(String sql, String step) {
    next("", sql);
    assertThatThrownBy(() -> builder().build().upgrade())
        .isInstanceOf(RevisionFailedException.class)
        .hasMessageContaining(step);
  }

  /** It used to be another process's work, and was planned anew for ever. */
  @Test
  @Timeout(60)
  void aRevisionThatEmptiesTheVersionTableFailsBehindAPoolerToo() {
    next("", "TRUNCATE aludel_version;");
    assertThatThrownBy(() -> builder().settings(Map.of("pooler", "transaction")).build().upgrade())
        .isInstanceOf(RevisionFailedException.class)
        .hasMessageContaining("Revision 'bbbb' failed to upgrade")
        .hasMessageContaining("It changed the rows of Aludel's own tables: 'UPDATE ")
        .hasMessageContaining("the database stays at 'aaaa'");
  }

  /** Teams put one trigger on all tables of a schema; its function may need their search_path. */
  @Test
  void aTriggerThatFailsOnAludelsOwnTablesIsNamed() {
    next(
        "",
        """
        CREATE TABLE changes (a text);
        CREATE FUNCTION audit() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO changes VALUES ('x'); RETURN NULL; END $$;
        CREATE TRIGGER audit AFTER UPDATE ON aludel_version FOR EACH ROW EXECUTE FUNCTION audit();""");
    builder().build().upgrade();
    String named =
        "(audit on aludel_version): relation \"changes\" does not exist, in PL/pgSQL function public.audit() line 1";
    assertThatThrownBy(() -> builder().build().stamp("aaaa"))
        .isInstanceOf(QueryFailedException.class)
        .hasMessageContaining(named)
        .hasMessageContaining("DISABLE TRIGGER");
    folder.file("cccc.sql", "-- @revises bbbb\n-- @upgrade\nSET search_path = pg_catalog;\n");
    assertThatThrownBy(() -> builder().build().upgrade())
        .isInstanceOf(QueryFailedException.class)
        .hasMessageContaining(named);
  }

  @Test
  void aLookThatTheUsersTimeoutEndsNamesThatTimeout() throws Exception {
    builder().build().upgrade();
    PGSimpleDataSource impatient = database.dataSource();
    impatient.setOptions("-c statement_timeout=100ms");
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("LOCK TABLE aludel_version");
      assertThatThrownBy(() -> builder().dataSource(impatient).build().current())
          .isInstanceOf(QueryFailedException.class)
          .hasMessageContaining("'statement_timeout' ended it");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      textBlock =
          """
          ALTER TYPE mood ADD VALUE 'new'; CREATE TABLE m AS SELECT 'new'::mood AS m; → '-- @commit'         → ALTER TYPE mood ADD VALUE 'new';~-- @commit~CREATE TABLE m AS SELECT 'new'::mood AS m;
          CALL ends();                                                                → '-- @transaction off' → off
          DO $$ BEGIN COMMIT; END $$;                                                 → '-- @transaction off' → off
          REINDEX TABLE parts;                                                        → '-- @transaction off' → off
          """)
  void whatNeedsATransactionOfItsOwnIsAnsweredWithTheTagThatHelps(
      String sql, String tag, String mended) {
    next("", sql);
    assertThatThrownBy(() -> builder().build().upgrade()).hasMessageContaining(tag);
    if (mended.equals("off")) {
      next("-- @transaction off\n", sql);
    } else {
      next("", mended.replace('~', '\n'));
    }
    builder().build().upgrade();
    builder().build().validate();
  }

  @Test
  void aServerWithoutSslIsNoWrongPassword() {
    assertThatThrownBy(
            () ->
                Aludel.builder()
                    .url(
                        database.url()
                            + (database.url().contains("?") ? "&" : "?")
                            + "sslmode=require",
                        database.user(),
                        database.password())
                    .locations(folder.location())
                    .build()
                    .current())
        .isInstanceOf(ConnectionFailedException.class)
        .hasMessageEndingWith(
            "The server takes no SSL: switch it on there, or leave it out of the URL ('sslmode=disable' or 'prefer').");
  }

  @Test
  void aTriggerThatKeepsRowsOutIsNoOtherProcess() {
    builder().build().upgrade();
    database.execute(
        "CREATE FUNCTION keep_out() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$",
        "CREATE TRIGGER keep_out BEFORE UPDATE ON aludel_version FOR EACH ROW EXECUTE FUNCTION keep_out()");
    next("", "SELECT 1;");
    assertThatThrownBy(() -> builder().build().upgrade())
        .isInstanceOf(QueryFailedException.class)
        .hasMessageContaining(
            "A trigger or a rule of Aludel's own tables keeps rows from being written (keep_out on aludel_version)")
        .hasMessageContaining("DISABLE TRIGGER");
    assertThatThrownBy(() -> builder().build().stamp("bbbb"))
        .hasMessageContaining("keep_out on aludel_version");
  }

  @Test
  void aReaderThatHoldsTheLockIsNamedInTheErrorItself() throws Exception {
    builder().build().upgrade();
    next("", "ALTER TABLE item ADD COLUMN b int;");
    Properties login = new Properties();
    login.setProperty("user", database.user());
    login.setProperty("password", database.password());
    login.setProperty("ApplicationName", "a report");
    try (Connection reader = DriverManager.getConnection(database.url(), login);
        Statement statement = reader.createStatement()) {
      reader.setAutoCommit(false);
      statement.executeQuery("SELECT * FROM item").close();
      assertThatThrownBy(
              () ->
                  builder()
                      .limits(
                          Limits.defaults()
                              .withLockRetries(0)
                              .withLockTimeout(Duration.ofMillis(200)))
                      .build()
                      .upgrade())
          .isInstanceOf(RevisionFailedException.class)
          .hasMessageContaining("It may be held by backend ")
          .hasMessageContaining(
              " of " + database.user() + " (a report) idle in transaction, in a transaction for");
    }
  }

  @Test
  void anOrdinaryUserSeesAtLeastTheBackend() throws Exception {
    String role = "ordinary_" + database.name();
    database.execute(
        "CREATE ROLE " + role + " LOGIN PASSWORD 'secret'",
        "GRANT ALL ON SCHEMA public TO " + role);
    try {
      var source = database.dataSource();
      source.setUser(role);
      source.setPassword("secret");
      AludelBuilder ordinary =
          Aludel.builder()
              .dataSource(source)
              .locations(folder.location())
              .limits(Limits.defaults().withLockRetries(0).withLockTimeout(Duration.ofMillis(200)));
      ordinary.build().upgrade();
      next("", "ALTER TABLE item ADD COLUMN b int;");
      try (Connection reader = database.dataSource().getConnection();
          Statement statement = reader.createStatement()) {
        reader.setAutoCommit(false);
        statement.executeQuery("SELECT * FROM item").close();
        assertThatThrownBy(() -> ordinary.build().upgrade())
            .hasMessageContaining("It may be held by backend ");
      }
    } finally {
      database.execute("DROP OWNED BY " + role, "DROP ROLE " + role);
    }
    assertThat(database.strings("SELECT 1")).containsExactly("1");
  }
}
