package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.error.AludelException;
import dev.aludel.internal.script.discovery.TestJar;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.report.RunReport;
import dev.aludel.setting.Policies.OnChanged;
import dev.aludel.setting.Settings;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A start that takes the build's word for what head is answers as one that reads all revisions. */
@ExtendWith(PostgresExtension.class)
class UpgradeAtHeadPostgresTest {

  /** A copy of the newest row of the log that differs in some fields. */
  private static String copy(String fields) {
    return "INSERT INTO aludel_log OVERRIDING SYSTEM VALUE SELECT (l).* FROM (SELECT jsonb_populate_record(l,"
        + " jsonb_build_object('id', 1 + id) || '"
        + fields
        + "') AS l FROM aludel_log l WHERE revision = 'cccc') AS further";
  }

  private static final String NEXT = copy("{\"revision\": \"dddd\", \"revises\": [\"cccc\"]}");

  @TempDir Path temp;
  private PostgresDatabase database;
  private URLClassLoader read;
  private URLClassLoader indexed;

  @BeforeEach
  void twoBuilds(PostgresDatabase shared) throws IOException {
    database = shared;
    Path folder = temp.resolve("classes");
    TestJar files =
        new TestJar()
            .with("db/migrations/aaaa_a.sql", revision("base", "", "CREATE TABLE a (x int);"))
            .with("db/migrations/bbbb_b.sql", revision("aaaa", "", "CREATE TABLE b (x int);"))
            .with("db/migrations/cccc_c.sql", revision("bbbb", "aaaa", "CREATE TABLE c (x int);"));
    read = loader(files.writeTo(temp.resolve("read.jar")));
    files.unpackTo(folder);
    Aludel.builder().build().workbench().index(folder.toString());
    indexed = loader(new TestJar().withAllOf(folder).writeTo(temp.resolve("indexed.jar")));
  }

  private static String revision(String revises, String dependsOn, String sql) {
    return "-- @revises %s\n%s-- @upgrade\n%s\n"
        .formatted(revises, dependsOn.isEmpty() ? "" : "-- @depends-on " + dependsOn + "\n", sql);
  }

  private static URLClassLoader loader(Path jar) throws IOException {
    return new URLClassLoader(
        new URL[] {jar.toUri().toURL()}, UpgradeAtHeadPostgresTest.class.getClassLoader());
  }

  @AfterEach
  void close() throws IOException {
    read.close();
    indexed.close();
  }

  private static Aludel aludel(
      PostgresDatabase database, ClassLoader loader, UnaryOperator<Settings> settings) {
    return Aludel.builder()
        .dataSource(database.dataSource())
        .classLoader(loader)
        .settings(settings)
        .build();
  }

  private static String upgraded(
      PostgresDatabase database, ClassLoader loader, UnaryOperator<Settings> settings) {
    try {
      RunReport report = aludel(database, loader, settings).upgrade();
      return report.plan().target()
          + report.rowsBefore()
          + report.revisions()
          + report.rowsAfter()
          + report.known()
          + report.database().schema();
    } catch (AludelException e) {
      return (e.getClass().getSimpleName() + ": " + e.getMessage())
          .replace("read.jar", "indexed.jar")
          .replace(database.name(), "the database");
    }
  }

  @Test
  void atHeadOneStatementIsAskedAndNoRevisionIsRead() throws Exception {
    PostgresDatabase fresh = database.fresh();
    aludel(fresh, read, now -> now).upgrade();
    assertThat(looks(fresh)).isEqualTo(1);
    RunReport report = aludel(fresh, indexed, now -> now).upgrade("heads");
    assertThat(report.known()).isEqualTo(3);
    assertThat(report.rowsAfter()).containsExactly("cccc");
    fresh.execute("UPDATE aludel_log SET checksum = '1:other' WHERE revision = 'bbbb'");
    assertThat(looks(fresh)).isEqualTo(1);
    fresh.execute("UPDATE aludel_log SET raw_checksum = 'x' WHERE revision = 'aaaa'");
    assertThat(looks(fresh)).isEqualTo(2);
  }

  /** How often an upgrade looks at the two tables; those that read all do it once. */
  private long looks(PostgresDatabase fresh) throws Exception {
    return fresh.statementsDuring(() -> aludel(fresh, indexed, now -> now).upgrade()).stream()
        .filter(statement -> statement.contains("query_to_xml"))
        .count();
  }

  static Stream<Arguments> states() {
    UnaryOperator<Settings> usual = now -> now;
    UnaryOperator<Settings> ignoring =
        now -> now.withPolicies(now.policies().withOnChanged(OnChanged.IGNORE));
    UnaryOperator<Settings> elsewhere =
        now -> now.withTables(now.tables().withSchema("other").withCreateSchema(true));
    return Stream.of(
        state("as it was left", usual),
        state("as it was left, changes ignored", ignoring),
        state("as it was left, and another schema is meant", elsewhere),
        state("no table of ours", usual, "DROP TABLE aludel_version, aludel_log"),
        state("no table at all", usual, "DROP TABLE aludel_version, aludel_log, a, b, c"),
        state("no log", usual, "DROP TABLE aludel_log"),
        state("no version table", usual, "DROP TABLE aludel_version"),
        state("no row", usual, "DELETE FROM aludel_version"),
        state("an older row", usual, "UPDATE aludel_version SET version_num = 'bbbb'"),
        state("an unknown row", usual, "UPDATE aludel_version SET version_num = 'zzzz'"),
        state("an unknown row more", usual, "INSERT INTO aludel_version VALUES ('zzzz')"),
        state("two rows", usual, "INSERT INTO aludel_version VALUES ('aaaa')"),
        state("a newer build", usual, NEXT, "UPDATE aludel_version SET version_num = 'dddd'"),
        state("a newer build's log alone", usual, NEXT),
        state(
            "a revision less in the log", usual, "DELETE FROM aludel_log WHERE revision = 'bbbb'"),
        state("an empty log", usual, "DELETE FROM aludel_log"),
        state(
            "a revision that was changed",
            usual,
            "UPDATE aludel_log SET checksum = '1:x', raw_checksum = 'x' WHERE revision = 'bbbb'"),
        state(
            "a revision that was changed, changes ignored",
            ignoring,
            "UPDATE aludel_log SET checksum = '1:x', raw_checksum = 'x' WHERE revision = 'bbbb'"),
        state(
            "a comment that was changed",
            usual,
            "UPDATE aludel_log SET raw_checksum = 'x' WHERE revision = 'bbbb'"),
        state(
            "no checksums",
            usual,
            "UPDATE aludel_log SET checksum = NULL, raw_checksum = NULL WHERE revision = 'bbbb'"),
        state(
            "other parents",
            usual,
            "UPDATE aludel_log SET revises = '{cccc}' WHERE revision = 'bbbb'"),
        state(
            "other dependencies",
            usual,
            "UPDATE aludel_log SET depends_on = '{}' WHERE revision = 'cccc'"),
        state("a downgrade that only the log knows", usual, copy("{\"direction\": \"downgrade\"}")),
        state(
            "a run that failed",
            usual,
            "UPDATE aludel_log SET outcome = 'failed' WHERE revision = 'cccc'"),
        state("a later run that failed", usual, copy("{\"outcome\": \"failed\"}")),
        state("a stamp", usual, copy("{\"direction\": \"stamp\", \"statement\": \"applied\"}")),
        state(
            "a stamp that took it out",
            usual,
            copy("{\"direction\": \"stamp\", \"statement\": \"not applied\"}")),
        state(
            "another history's rows in the log",
            usual,
            "UPDATE aludel_log SET version_table = 'another' WHERE revision = 'bbbb'"),
        state(
            "a log of before there was a name of the version table",
            usual,
            "ALTER TABLE aludel_log DROP COLUMN version_table, DROP COLUMN time_zone"),
        state(
            "rows that are hidden",
            usual,
            "ALTER TABLE aludel_log ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY"),
        state(
            "a view for a table",
            usual,
            "ALTER TABLE aludel_version RENAME TO real_version",
            "CREATE VIEW aludel_version AS SELECT 'cccc' AS version_num"));
  }

  private static Arguments state(
      String name, UnaryOperator<Settings> settings, String... statements) {
    return Arguments.of(name, settings, List.of(statements));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("states")
  void everyStateIsAnsweredAlike(
      String name, UnaryOperator<Settings> settings, List<String> statements) {
    PostgresDatabase one = database.fresh();
    PostgresDatabase other = database.fresh();
    for (PostgresDatabase each : List.of(one, other)) {
      aludel(each, read, now -> now).upgrade();
      each.execute(statements.toArray(String[]::new));
    }
    String expected = upgraded(one, read, settings);
    assertThat(upgraded(other, indexed, settings)).isEqualTo(expected);
    String rows =
        "SELECT coalesce(string_agg(version_num, ' ' ORDER BY version_num), '-') FROM aludel_version";
    if (!name.startsWith("no table of ours") && !name.startsWith("no version table")) {
      assertThat(other.strings(rows)).isEqualTo(one.strings(rows));
    }
  }
}
