package dev.aludel.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.Aludel;
import dev.aludel.AludelBuilder;
import dev.aludel.error.RevisionFailedException;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.report.StairwayReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(PostgresExtension.class)
class StairwayPostgresTest {

  @TempDir Path folder;
  private final PostgresDatabase database;

  StairwayPostgresTest(PostgresDatabase database) {
    this.database = database;
  }

  private AludelBuilder revisions(String upgrade, String downgrade) throws IOException {
    Files.writeString(
        folder.resolve("aaaa_create_a_table.sql"),
        "-- @revises base\n-- @upgrade\n" + upgrade + ";\n" + downgrade);
    return Aludel.builder().locations("filesystem:" + folder);
  }

  private List<String> databases() {
    return database.strings("SELECT datname FROM pg_database WHERE datname LIKE 't\\_fresh\\_%'");
  }

  @Test
  void aTestClimbsOnADatabaseOfItsOwnThatIsGoneAfterwards() throws IOException {
    List<String> before = databases();
    StairwayReport report =
        Stairway.climb(
            revisions("CREATE TABLE a (id int)", "-- @downgrade\nDROP TABLE a;\n"), database);
    assertThat(report.climbed()).containsExactly("aaaa");
    assertThat(report.oneWay()).isEmpty();
    assertThat(database.strings("SELECT to_regclass('aludel_version')")).containsExactly("null");
    assertThat(databases()).isSubsetOf(before);
  }

  @Test
  void aRevisionThatOnlyGoesUpIsNamed() throws IOException {
    StairwayReport report = Stairway.climb(revisions("CREATE TABLE a (id int)", ""), database);
    assertThat(report.oneWay()).containsExactly("aaaa");
  }

  @Test
  void aDowngradeThatForgotSomethingFailsOnTheWayUpAgain() throws IOException {
    AludelBuilder builder =
        revisions(
            "CREATE TABLE a (id int);\nCREATE TABLE b (id int)", "-- @downgrade\nDROP TABLE a;\n");
    assertThatThrownBy(() -> Stairway.climb(builder, database))
        .isInstanceOf(RevisionFailedException.class)
        .hasMessageContaining("relation \"b\" already exists");
  }

  @Test
  void theFirstTenantStandsForAll() throws IOException {
    AludelBuilder builder =
        revisions("CREATE TABLE a (id int)", "-- @downgrade\nDROP TABLE a;\n")
            .settings(Map.of("tenants", "acme, zeta"));
    assertThat(Stairway.climb(builder, database).climbed()).containsExactly("aaaa");
  }
}
