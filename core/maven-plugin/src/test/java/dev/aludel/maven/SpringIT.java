package dev.aludel.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** In a project of Spring Boot's, the goals work on the application's settings and entities. */
@ExtendWith(PostgresExtension.class)
class SpringIT {

  private final PostgresDatabase database;
  @TempDir private Path folder;

  SpringIT(PostgresDatabase database) {
    this.database = database;
  }

  @Test
  void anEntityBecomesATableByTwoGoals() throws Exception {
    MavenBuild maven = MavenBuild.of("spring", folder, database);
    assertThat(maven.run("-q", "aludel:revision", "-Dm=it's items", "-Dautogenerate"))
        .as(maven.output())
        .isZero();
    try (Stream<Path> files = Files.list(folder.resolve("src/main/resources/db/migrations"))) {
      assertThat(files.filter(file -> file.toString().endsWith(".sql")))
          .singleElement()
          .satisfies(
              file -> assertThat(file).content().contains("CREATE TABLE item", "short_name"));
    }
    assertThat(maven.run("-q", "aludel:upgrade")).as(maven.output()).isZero();
    assertThat(database.strings("SELECT message FROM aludel_log")).containsExactly("it's items");
    assertThat(maven.run("-q", "aludel:check")).as(maven.output()).isZero();
  }
}
