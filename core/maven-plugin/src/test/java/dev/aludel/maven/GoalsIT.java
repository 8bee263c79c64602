package dev.aludel.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The goals, in a project that Maven builds. */
@ExtendWith(PostgresExtension.class)
class GoalsIT {

  private static final String REVISION =
      "-- @revises %s\n\n-- @upgrade\nCREATE TABLE %s (id bigint);\n\n-- @downgrade\nDROP TABLE %2$s;\n";

  private final PostgresDatabase database;
  @TempDir private Path folder;
  private MavenBuild maven;

  GoalsIT(PostgresDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void project() throws IOException {
    maven = MavenBuild.of("plain", folder, database);
  }

  private Path migrations() {
    return folder.resolve("src/main/resources/db/migrations");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(migrations())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aChangedModelBecomesARevisionThatRunsAndIsTakenBack() throws Exception {
    assertThat(maven.run("aludel:check")).isEqualTo(1);
    assertThat(maven.output()).contains("create column orders.note", "'aludel check' ended with");

    assertThat(maven.run("aludel:revision", "-Dm=add notes", "-Dautogenerate"))
        .as(maven.output())
        .isZero();
    assertThat(names()).hasSize(2).last().asString().endsWith("_add_notes.sql");

    assertThat(maven.run("-q", "aludel:upgrade")).as(maven.output()).isZero();
    assertThat(
            database.strings(
                "SELECT column_name FROM information_schema.columns WHERE table_name = 'orders' ORDER BY 1"))
        .containsExactly("id", "note");
    assertThat(maven.run("-q", "aludel:check")).as(maven.output()).isZero();

    assertThat(maven.run("-q", "aludel:downgrade", "-Dto=-1")).as(maven.output()).isZero();
    assertThat(maven.run("-q", "aludel:run", "-Dargs=history --json")).as(maven.output()).isZero();
    assertThat(maven.output()).contains("\"add notes\"");
  }

  @Test
  void aBuildWritesTheIndexAndStopsAtTwoHeads() throws Exception {
    assertThat(maven.run("process-classes")).as(maven.output()).isZero();
    assertThat(folder.resolve("target/classes/META-INF/aludel")).isDirectory();

    Files.writeString(
        migrations().resolve("20260102_090000_one.sql"),
        REVISION.formatted("20260101_090000", "one"));
    Files.writeString(
        migrations().resolve("20260102_100000_other.sql"),
        REVISION.formatted("20260101_090000", "other"));
    assertThat(maven.run("process-classes")).isEqualTo(1);
    assertThat(maven.output()).contains("20260102_090000", "20260102_100000", "merge");

    assertThat(maven.run("-q", "aludel:run", "-Dargs=merge heads -m 'join both'"))
        .as(maven.output())
        .isZero();
    assertThat(names()).last().asString().endsWith("_join_both.sql");
    assertThat(maven.run("process-classes")).as(maven.output()).isZero();
  }

  @Test
  void inAProjectOfModulesOneHasTheRevisionsAndAnotherSeesThem(@TempDir Path modules)
      throws Exception {
    maven = MavenBuild.of("modules", modules, database.fresh());
    assertThat(maven.run("process-classes")).as(maven.output()).isZero();
    assertThat(modules.resolve("schema/target/classes/META-INF/aludel/index")).exists();
    assertThat(maven.run("aludel:upgrade")).as(maven.output()).isZero();

    assertThat(maven.run("-o", "process-classes", "aludel:current", "-pl", "app", "-am"))
        .as(maven.output())
        .isZero();
    assertThat(maven.output().split("20260101_090000 \\(head\\)", -1)).hasSize(3);

    assertThat(
            maven.run("-o", "aludel:revision", "-Dm=add notes", "-Dautogenerate", "-pl", "schema"))
        .as(maven.output())
        .isZero();
    Path migrations = modules.resolve("schema/src/main/resources/db/migrations");
    try (Stream<Path> files = Files.list(migrations)) {
      assertThat(files).hasSize(2);
    }
    Files.writeString(
        migrations.resolve("20260102_100000_other.sql"),
        REVISION.formatted("20260101_090000", "other"));
    assertThat(maven.run("-o", "process-classes")).isEqualTo(1);
    assertThat(maven.output()).contains("20260102_100000", "shop-schema").contains("SKIPPED");
  }
}
