package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.RevisionFailedException;
import dev.aludel.error.UnrunnableRevisionsException;
import dev.aludel.migration.Migration;
import dev.aludel.migration.Operations;
import dev.aludel.migration.Revision;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import java.nio.file.Path;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings that PostgreSQL's driver ends a connection for, wherever they come from. */
@ExtendWith(PostgresExtension.class)
class DriverNeedsPostgresTest {

  private static final String FUNCTIONS =
      """
      CREATE FUNCTION german() RETURNS void LANGUAGE sql AS $$ SELECT set_config('datestyle', 'German', false) $$;
      CREATE FUNCTION latin() RETURNS void LANGUAGE plpgsql AS $$ BEGIN SET client_encoding = 'LATIN1'; END $$;
      CREATE FUNCTION for_itself() RETURNS text SET datestyle = 'German' LANGUAGE sql
        AS $$ SELECT '2025-01-31'::date::text $$;
      CREATE PROCEDURE german_too() LANGUAGE plpgsql AS $$ BEGIN COMMIT; PERFORM german(); END $$;
      """;

  @TempDir Path temp;
  private PostgresDatabase database;
  private RevisionFolder folder;

  @BeforeEach
  void functions(PostgresDatabase shared) {
    database = shared.fresh();
    folder =
        RevisionFolder.in(temp)
            .file(
                "aaaa.sql",
                "-- @revises base\n-- @upgrade\n" + FUNCTIONS + "-- @downgrade empty\n");
  }

  private AludelBuilder builder() {
    return Aludel.builder().dataSource(database.dataSource()).locations(folder.location());
  }

  private void next(String options, String sql) {
    folder.file("bbbb.sql", "-- @revises aaaa\n" + options + "-- @upgrade\n" + sql + "\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET client_encoding = 'LATIN1';",
        "SET datestyle = 'German';",
        "SELECT pg_catalog.set_config('datestyle', 'SQL, DMY', false);",
        "DO $$ BEGIN SET LOCAL datestyle = German; END $$;",
        "SET standard_conforming_strings = off;"
      })
  void whatAScriptSetsItselfIsRefusedByLineBeforeAnythingRuns(String sql) {
    next("", "SELECT 1;\n" + sql);
    assertThatThrownBy(() -> builder().build().upgrade())
        .isInstanceOf(UnrunnableRevisionsException.class)
        .hasMessageContaining("bbbb.sql:4: '")
        .hasMessageContaining("' can't be ");
    assertThat(database.strings("SELECT to_regproc('german')")).containsExactly("null");
  }

  @ParameterizedTest
  @CsvSource({
    "SELECT german();, DateStyle, 'the style ISO', 'German, DMY'",
    "SELECT latin();, client_encoding, UTF8, LATIN1",
    "CREATE TABLE t AS SELECT latin()::text;, client_encoding, UTF8, LATIN1"
  })
  void whatAFunctionSetsFailsWithItsLine(String call, String setting, String needed, String value) {
    next("", "CREATE TABLE one (a int);\n" + call + "\nCREATE TABLE two (t text DEFAULT 'ü');");
    assertThatThrownBy(() -> builder().build().upgrade())
        .isInstanceOf(RevisionFailedException.class)
        .hasMessageEndingWith(
            """
            bbbb.sql, line 4, column 1
                %s
            ERROR: the setting %s was set to '%s', which PostgreSQL's JDBC driver can't bear: it needs %s
            Hint: Take it out of this statement, or out of the function that it calls.
            The revision was rolled back; the database stays at 'aaaa'.
            Correct the revision and run it again."""
                .formatted(call.replace(";", ""), setting, value, needed));
    assertThat(database.strings("SELECT outcome FROM aludel_log ORDER BY id"))
        .containsExactly("done", "failed");
    assertThat(database.strings("SELECT to_regclass('one')")).containsExactly("null");
  }

  @Test
  void inASegmentToo() {
    next("", "CREATE TABLE one (a int);\n-- @commit\nSELECT german();");
    assertThatThrownBy(() -> builder().build().upgrade())
        .hasMessageContaining("bbbb.sql, line 5, column 1")
        .hasMessageContaining("DateStyle was set to 'German, DMY'");
  }

  @Test
  void whereAProcedureHasCommittedTheDriversEndIsToldWithItsLine() {
    next("-- @transaction off\n", "CREATE TABLE one (a int);\nCALL german_too();");
    assertThatThrownBy(() -> builder().build().upgrade())
        .isInstanceOf(RevisionFailedException.class)
        .hasMessageContaining("bbbb.sql, line 5, column 1")
        .hasMessageContaining(
            "the setting DateStyle was set to a value, which PostgreSQL's JDBC driver can't bear")
        .hasMessageContaining("Take it out");
  }

  @Test
  void whatAFunctionSetsForItselfIsFine() {
    next("", "CREATE TABLE t AS SELECT for_itself() AS day;");
    builder().build().upgrade();
    assertThat(database.strings("SELECT day FROM t")).containsExactly("31.01.2025");
  }

  @Test
  void aJavaRevisionsOwnStatementIsToldInTheSameWords() {
    next("", "SELECT 1;");
    assertThatThrownBy(() -> builder().migrations(new Germans()).build().upgrade())
        .isInstanceOf(RevisionFailedException.class)
        .hasMessageContaining("Revision 'cccc'")
        .hasMessageContaining("the setting DateStyle was set to");
  }

  /** Works with the connection itself. */
  @Revision(id = "cccc", revises = "bbbb")
  public static final class Germans implements Migration {
    @Override
    public void upgrade(Operations op) throws Exception {
      try (Statement statement = op.connection().createStatement()) {
        statement.execute("SET datestyle = 'German'");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"DATABASE", "ROLE"})
  void whatIsSetBeforeTheStartReachesNoRevision(String which) {
    String role = "german_" + database.name();
    database.execute("CREATE ROLE " + role + " LOGIN SUPERUSER PASSWORD 'secret'");
    try {
      String name = which.equals("ROLE") ? role : database.name();
      database.execute(
          "ALTER %s %s SET datestyle = 'German'".formatted(which, name),
          "ALTER %s %s SET client_encoding = 'LATIN1'".formatted(which, name));
      next("", "CREATE TABLE t AS SELECT 'ü' || current_setting('datestyle') AS found;");
      var source = database.dataSource();
      source.setUser(role);
      source.setPassword("secret");
      Aludel.builder().dataSource(source).locations(folder.location()).build().upgrade();
      assertThat(database.strings("SELECT found FROM t").get(0)).startsWith("üISO");
    } finally {
      database.execute(
          "REASSIGN OWNED BY "
              + role
              + " TO current_user; DROP OWNED BY "
              + role
              + "; DROP ROLE "
              + role);
      database.execute("ALTER DATABASE %s RESET ALL".formatted(database.name()));
    }
  }

  @Test
  void copyFromStandardOutputIsCopyFromTheFile() {
    next("", "CREATE TABLE t (a text);\nCOPY t FROM STDOUT;\none\ntwo\n\\.\n");
    builder().build().upgrade();
    assertThat(database.strings("SELECT a FROM t ORDER BY a")).containsExactly("one", "two");
  }
}
