package dev.aludel.internal.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.AutogenerateException;
import dev.aludel.internal.database.ScratchHost;
import dev.aludel.internal.script.Scripts;
import dev.aludel.migration.Migration;
import dev.aludel.migration.Operations;
import dev.aludel.migration.Revision;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.setting.AutogenerateSettings;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What the revisions make, found out on scratch databases that leave nothing behind. */
@ResourceLock("scratch databases")
@ExtendWith(PostgresExtension.class)
class ReplayPostgresTest {

  private static final String TABLES =
      "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
          + " AND relname !~ '^aludel' ORDER BY 1";

  private final PostgresDatabase first;
  private PostgresDatabase database;
  @TempDir private Path folder;
  private Bench bench;

  ReplayPostgresTest(PostgresDatabase database) {
    this.first = database;
    this.database = database;
    this.bench = new Bench(database, Path.of(""));
  }

  @BeforeEach
  void project() {
    database = first.fresh();
    bench = new Bench(database, folder);
  }

  private List<String> scratch() {
    return database.strings(
        "SELECT datname FROM pg_database WHERE datname LIKE 'aludel\\_scratch\\_%' ORDER BY 1");
  }

  private List<String> kept() {
    return database.strings(
        "SELECT oid::text FROM pg_database WHERE datname LIKE 'aludel\\_kept\\_%'"
            + " AND shobj_description(oid, 'pg_database') LIKE '% ' || (SELECT oid FROM pg_database"
            + " WHERE datname = current_database())");
  }

  private List<String> tables(Scripts scripts, String target) {
    try (ScratchDatabases scratch = bench.open(bench.options())) {
      return bench.ask(new Replay(scratch, scripts).upTo(target), TABLES);
    }
  }

  @Test
  void allHeadsTogetherAreReplayedAndNothingIsLeftBehind() {
    bench
        .revision("aaaa", "base", "CREATE TABLE a (x int);")
        .revision(
            "bbbb", "aaaa", "CREATE TABLE b (x int);\nCREATE INDEX CONCURRENTLY b_x ON b (x);")
        .revision("cccc", "aaaa", "CREATE TABLE c (x int);");
    assertThat(tables(bench.scripts(), "heads")).containsExactly("a", "b", "c");
    assertThat(tables(bench.scripts(), "aaaa")).containsExactly("a");
    assertThat(scratch()).isEmpty();
    assertThat(database.strings("SELECT count(*) FROM pg_class WHERE relname = 'aludel_version'"))
        .as("the database itself is only read")
        .containsExactly("0");
  }

  @Test
  void aReplayIsKeptUntilARevisionChanges() {
    bench.revision("aaaa", "base", "CREATE TABLE a (x int);");
    tables(bench.scripts(), "heads");
    List<String> first = kept();
    assertThat(first).hasSize(1);
    assertThat(tables(bench.scripts(), "heads")).containsExactly("a");
    assertThat(kept()).isEqualTo(first);
    bench.revision("bbbb", "aaaa", "CREATE TABLE b (x int);");
    assertThat(tables(bench.scripts(), "heads")).containsExactly("a", "b");
    assertThat(kept()).hasSize(1).isNotEqualTo(first);
  }

  @Test
  void aKeptReplayIsDroppedAfterADayOrWithItsDatabase() {
    bench.revision("aaaa", "base", "CREATE TABLE a (x int);");
    tables(bench.scripts(), "heads");
    String old = kept().get(0);
    String name = database.strings("SELECT datname FROM pg_database WHERE oid = " + old).get(0);
    database.execute(
        "COMMENT ON DATABASE %s IS 'Kept by Aludel: key 2020-01-01T00:00:00+00 0'".formatted(name));
    bench.open(bench.options()).close();
    assertThat(database.strings("SELECT 1 FROM pg_database WHERE oid = " + old)).isEmpty();
    tables(bench.scripts(), "heads");
    database.execute(
        "COMMENT ON DATABASE %s IS 'Kept by Aludel: key 2999-01-01T00:00:00+00 4000000000'"
            .formatted(name));
    bench.open(bench.options()).close();
    assertThat(database.strings("SELECT 1 FROM pg_database WHERE datname = '" + name + "'"))
        .isEmpty();
  }

  @Test
  void databasesOfARunThatWasKilledAreDroppedAndThoseOfALivingOneAreNot() {
    database.execute("CREATE DATABASE " + ScratchHost.PREFIX + "abcdefghijkl_7");
    try (ScratchDatabases living = bench.open(bench.options())) {
      ScratchDatabase used = living.create();
      bench.open(bench.options()).close();
      assertThat(scratch()).containsExactly(used.name());
    }
    assertThat(scratch()).isEmpty();
  }

  @Test
  void databasesAreCopiedFileByFileWhereTheServerDoesNotWaitForItsDisk() throws Exception {
    boolean waits = database.strings("SHOW fsync").equals(List.of("on"));
    List<String> sent =
        database.statementsDuring(
            () -> {
              try (ScratchDatabases made = bench.open(bench.options())) {
                made.create();
              }
            });
    assertThat(sent)
        .filteredOn(sql -> sql.startsWith("CREATE DATABASE"))
        .isNotEmpty()
        .allMatch(
            sql -> sql.contains(" STRATEGY file_copy") == (!waits && database.serverMajor() >= 15));
  }

  @Test
  void aFailureLeavesNoDatabaseBehind() {
    bench.revision("aaaa", "base", "CREATE TABLE a (x int);\nSELECT 1 / (SELECT count(*) FROM a);");
    assertThatThrownBy(() -> tables(bench.scripts(), "heads"))
        .isInstanceOf(AutogenerateException.class)
        .hasMessageStartingWith("The revisions can't be replayed on an empty scratch database. ")
        .hasMessageContaining("division by zero")
        .hasMessageEndingWith(
            "If this one can't, take the schema from a live database that is at head, with"
                + " '--from database'.");
    assertThat(scratch()).isEmpty();
  }

  @Test
  void anEmptySectionIsNamed() {
    bench.revision("aaaa", "base", "");
    assertThatThrownBy(() -> tables(bench.scripts(), "heads"))
        .isInstanceOf(AutogenerateException.class)
        .hasMessageContaining("aaaa");
  }

  @Test
  void whatReachesBeyondTheDatabaseIsNotRunOnASharedServer() {
    bench.revision("aaaa", "base", "CREATE TABLE a (x int);\nCREATE ROLE aludel_replay_role;");
    assertThatThrownBy(() -> tables(bench.scripts(), "heads"))
        .hasMessageStartingWith(
            "The revision 'aaaa' can't be replayed on a server that others use: line 5 of ")
        .hasMessageContaining("is a CREATE ROLE, which takes effect on the whole server.");
    bench.revision(
        "aaaa",
        "base",
        """
        DO $$ BEGIN
          IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'aludel_replay_role') THEN
            EXECUTE format('CREATE ROLE %I', 'aludel_replay_role');
          END IF;
        END $$;""");
    assertThatThrownBy(() -> tables(bench.scripts(), "heads"))
        .hasMessageContaining("is a CREATE ROLE, which takes effect on the whole server.");
    bench.revision(
        "aaaa", "base", "DO $$ BEGIN IF true THEN CREATE ROLE aludel_replay_role; END IF; END $$;");
    assertThatThrownBy(() -> tables(bench.scripts(), "heads"))
        .hasMessageContaining("is a CREATE ROLE, which takes effect on the whole server.");
    bench.revision(
        "aaaa",
        "base",
        "DO $$ BEGIN CREATE TABLE a (role text, database text); GRANT ALL ON a TO PUBLIC; END $$;");
    assertThat(tables(bench.scripts(), "heads")).containsExactly("a");
    assertThat(database.strings("SELECT 1 FROM pg_roles WHERE rolname = 'aludel_replay_role'"))
        .isEmpty();
  }

  @Test
  void aJavaRevisionIsToldThatItIsAReplay() {
    bench.revision("aaaa", "base", "CREATE TABLE a (x int);");
    assertThat(tables(bench.scripts(new GivenMigration()), "heads"))
        .containsExactly("a", "replayed_true");
  }

  @Test
  void aJavaRevisionMayForbidTheReplay() {
    bench.revision("aaaa", "base", "CREATE TABLE a (x int);");
    assertThatThrownBy(() -> tables(bench.scripts(new Forbidden()), "heads"))
        .hasMessage(
            """
            The revision 'bbbb' (call a service) must not be replayed on a scratch database: its @Revision says 'replay = false'.
            Where it can be, take the schema from a live database that is at head, with '--from database'.""");
  }

  @Test
  void aFilePreparesEachDatabaseFirst() {
    bench
        .revision("aaaa", "base", "CREATE TABLE a (x prepared.mood);")
        .file("init.sql", "CREATE SCHEMA prepared; CREATE TYPE prepared.mood AS ENUM ('a');");
    TargetOptions options = bench.options();
    try (ScratchDatabases scratch =
        bench.open(options.with(options.settings().withScratchInit("init.sql")))) {
      assertThat(bench.ask(new Replay(scratch, bench.scripts()).upTo("heads"), TABLES))
          .containsExactly("a");
    }
  }

  @Test
  void aServerIsNamedByItsUrl() {
    TargetOptions options = bench.options();
    try (ScratchDatabases scratch =
        bench.open(
            new TargetOptions(
                AutogenerateSettings.defaults().withScratch(database.url()),
                Optional.of(bench.source()),
                List.of(),
                List.of(),
                Optional.empty(),
                options.classLoader(),
                ""))) {
      assertThat(scratch.description()).startsWith("PostgreSQL " + database.serverMajor() + ".");
      assertThat(scratch.mainSchema()).isEqualTo("public");
    }
  }

  @Test
  void rolesThatAreMissingAreMadeOnAServerOfOnesOwn() {
    bench.revision("aaaa", "base", "CREATE TABLE a (x int);\nGRANT SELECT ON a TO aludel_reader;");
    TargetOptions options = bench.options();
    try (ScratchDatabases scratch =
        bench.open(options.with(options.settings().withScratch("embedded")))) {
      assertThat(scratch.description()).endsWith("from the embedded binaries");
      File memory = new File("/dev/shm");
      if (memory.canWrite() && memory.getUsableSpace() > 5L << 30) {
        assertThat(new File(memory, "aludel-scratch-" + System.getProperty("user.name")).list())
            .isNotEmpty();
      }
      assertThat(bench.ask(new Replay(scratch, bench.scripts()).upTo("heads"), TABLES))
          .containsExactly("a");
    }
  }

  @Revision(id = "bbbb", revises = "aaaa", message = "tell what it is told")
  private static final class GivenMigration implements Migration {
    @Override
    public void upgrade(Operations op) {
      op.execute("CREATE TABLE replayed_" + op.isReplay() + " (x int)");
    }
  }

  @Revision(id = "bbbb", revises = "aaaa", message = "call a service", replay = false)
  private static final class Forbidden implements Migration {
    @Override
    public void upgrade(Operations op) {
      throw new IllegalStateException("called");
    }
  }
}
