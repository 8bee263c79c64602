package dev.aludel.internal.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.AutogenerateException;
import dev.aludel.error.ConfigurationException;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.request.SchemaModel;
import dev.aludel.schema.ServerVersion;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The wanted schema, from what a user writes to a database that has it. */
@ResourceLock(value = "scratch databases", mode = ResourceAccessMode.READ)
@ExtendWith(PostgresExtension.class)
class ModelPostgresTest {

  private static final String TABLES =
      "SELECT n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
          + " WHERE c.relkind IN ('r', 'v') AND n.nspname !~ '^pg_|^information' ORDER BY 1";

  private final PostgresDatabase database;
  @TempDir private Path folder;
  private Bench bench;

  ModelPostgresTest(PostgresDatabase database) {
    this.database = database;
    this.bench = new Bench(database, Path.of(""));
  }

  @BeforeEach
  void project() {
    bench = new Bench(database, folder);
  }

  @Test
  void aFileIsWhatWouldBeTypedIntoPsql() {
    bench.file(
        "schema.sql", "BEGIN;\n\\restrict abc\nCREATE TABLE a (x int);\n\\unrestrict abc\nCOMMIT;");
    assertThat(bench.loaded(TABLES, "schema.sql")).containsExactly("public.a");
  }

  @Test
  void theFilesOfAFolderMayNeedEachOtherInAnyOrder() {
    bench
        .file("m/1.sql", "CREATE VIEW v AS SELECT f(x) FROM t; CREATE TABLE z (m mood);")
        .file(
            "m/2.sql",
            "CREATE TABLE t (x int REFERENCES later (id)); CREATE FUNCTION f(int) RETURNS int LANGUAGE sql RETURN $1;")
        .file(
            "m/sub/3.sql",
            "CREATE TABLE later (id int PRIMARY KEY); CREATE TYPE mood AS ENUM ('a');")
        .file("m/_notes.sql", "none of it");
    assertThat(bench.loaded(TABLES, "m"))
        .containsExactly("public.later", "public.t", "public.v", "public.z");
  }

  @Test
  void aStatementThatHasToWaitIsNotOvertakenByTheRestOfItsFile() {
    bench
        .file(
            "m/1.sql",
            "CREATE TABLE t (a int);\nALTER TABLE t ADD COLUMN b mood;\nCREATE VIEW v AS SELECT * FROM t;")
        .file("m/2.sql", "CREATE TYPE mood AS ENUM ('a');");
    assertThat(
            bench.loaded(
                "SELECT attname FROM pg_attribute WHERE attrelid = 'v'::regclass AND attnum > 0",
                "m"))
        .containsExactly("a", "b");
  }

  @Test
  void oneFileInTheWrongOrderIsPutInOrderToo() {
    bench.file(
        "schema.sql",
        "CREATE TABLE a (b int REFERENCES b (id));\nCREATE TABLE b (id int PRIMARY KEY);");
    assertThat(bench.loaded(TABLES, "schema.sql")).containsExactly("public.a", "public.b");
  }

  @Test
  void whatAFileSetsHoldsForItsOwnStatementsAlone() {
    bench
        .file(
            "m/1.sql",
            "SELECT pg_catalog.set_config('search_path', '', false);\nCREATE SCHEMA s;\nSET search_path = s;\nCREATE TABLE a (x int);")
        .file("m/2.sql", "CREATE TABLE b (x int);");
    assertThat(bench.loaded(TABLES, "m")).containsExactly("public.b", "s.a");
  }

  @Test
  void theFirstRealFailureIsShown() {
    bench
        .file("m/1.sql", "CREATE TABLE ok (x int);\n\nCREATE VIEW v AS\n  SELECT * FROM nowhere;")
        .file("m/2.sql", "CREATE VIEW w AS SELECT * FROM v;");
    assertThatThrownBy(() -> bench.loaded(TABLES, "m"))
        .isInstanceOf(AutogenerateException.class)
        .hasMessage(
            """
            m/1.sql, line 3: this statement can't be run on an empty database.
              CREATE VIEW v AS
                SELECT * FROM nowhere
            ERROR: relation "nowhere" does not exist (SQLSTATE 42P01)
            Correct the model; all of its files together make the wanted schema.""");
  }

  @Test
  void whatIsMadeTwiceIsAnError() {
    bench.file("a.sql", "CREATE TABLE a (x int);").file("b.sql", "CREATE TABLE a (x int);");
    assertThatThrownBy(() -> bench.loaded(TABLES, "a.sql", "b.sql"))
        .hasMessageContaining("b.sql, line 1")
        .hasMessageEndingWith("What a model makes, it makes once: remove one of the two.");
  }

  @Test
  void whatIsNoDdlIsRefusedByName() {
    bench
        .file("include.sql", "CREATE TABLE a (x int);\n\\i other.sql")
        .file("rows.sql", "COPY a FROM stdin;\n1\n\\.\n")
        .file("savepoint.sql", "SAVEPOINT a;")
        .file("role.sql", "CREATE TABLE a (x int);\nCREATE ROLE aludel_model_role;");
    assertThatThrownBy(() -> bench.loaded(TABLES, "include.sql"))
        .hasMessageStartingWith("include.sql, line 2: '\\i other.sql' is a command to psql");
    assertThatThrownBy(() -> bench.loaded(TABLES, "rows.sql"))
        .hasMessageStartingWith("rows.sql, line 1: a model has no rows");
    assertThatThrownBy(() -> bench.loaded(TABLES, "savepoint.sql"))
        .hasMessageStartingWith("savepoint.sql, line 1: 'SAVEPOINT'");
    assertThatThrownBy(() -> bench.loaded(TABLES, "role.sql"))
        .hasMessageStartingWith("role.sql, line 2: CREATE ROLE takes effect on the whole server");
    assertThat(database.strings("SELECT rolname FROM pg_roles WHERE rolname = 'aludel_model_role'"))
        .isEmpty();
  }

  @Test
  void aWrittenDumpIsNoModel() {
    bench.file("head.sql", "-- Written by 'aludel dump' …\nCREATE TABLE a (x int);");
    assertThatThrownBy(() -> bench.loaded(TABLES, "head.sql"))
        .hasMessageStartingWith("head.sql was written by 'dump'");
  }

  @Test
  void aClassSaysItsDdlForTheServersVersion() {
    assertThat(bench.loaded(TABLES, VersionModel.class.getName()))
        .containsExactly("public.on_" + database.serverMajor());
  }

  @Test
  void filesAreFoundOnTheClassPath() {
    assertThat(bench.loaded(TABLES, "classpath:dev/aludel/internal/target/model"))
        .containsExactly("public.from_class_path");
    assertThat(bench.loaded(TABLES, "classpath:dev/aludel/internal/target/model/schema.sql"))
        .containsExactly("public.from_class_path");
  }

  @Test
  void whatIsNotThereIsSaidWithTheWays() {
    for (String model : new String[] {"nowhere.sql", "classpath:nowhere", "no.such.Model"}) {
      assertThatThrownBy(() -> bench.loaded(TABLES, model))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageStartingWith("There is no model '" + model + "'.");
    }
    assertThatThrownBy(() -> bench.loaded(TABLES, "java.lang.Object"))
        .hasMessageStartingWith("The class 'java.lang.Object' does not implement SchemaModel.");
    assertThatThrownBy(() -> bench.loaded(TABLES, "hibernate"))
        .hasMessageContaining("Add the dependency 'dev.aludel:aludel-hibernate'.");
    assertThatThrownBy(() -> bench.loaded(TABLES))
        .hasMessageStartingWith("Nothing says which schema is wanted.");
  }

  @Test
  void theUsualPlaceNeedsNoSetting() {
    bench.file("src/main/resources/db/schema.sql", "CREATE TABLE usual (x int);");
    assertThat(bench.loaded(TABLES)).containsExactly("public.usual");
  }

  /** A model that differs between versions. */
  public static final class VersionModel implements SchemaModel {
    @Override
    public String name() {
      return "versions";
    }

    @Override
    public String ddl(ServerVersion version) {
      return "CREATE TABLE on_" + version.major() + " (x int)";
    }
  }
}
