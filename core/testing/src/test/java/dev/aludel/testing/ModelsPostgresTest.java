package dev.aludel.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.Aludel;
import dev.aludel.AludelBuilder;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.request.SchemaModel;
import dev.aludel.schema.ServerVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(PostgresExtension.class)
class ModelsPostgresTest {

  @TempDir Path folder;
  private final PostgresDatabase database;

  ModelsPostgresTest(PostgresDatabase database) {
    this.database = database;
  }

  private AludelBuilder revisions() throws IOException {
    Files.writeString(
        folder.resolve("aaaa_create_a_table.sql"),
        "-- @revises base\n-- @upgrade\nCREATE TABLE a (id int);\n-- @downgrade\nDROP TABLE a;\n");
    return Aludel.builder().locations("filesystem:" + folder);
  }

  private record Wanted(String name, String sql) implements SchemaModel {
    @Override
    public String ddl(ServerVersion version) {
      return sql;
    }
  }

  private List<String> tables() {
    return database.strings("SELECT relname FROM pg_class WHERE relname IN ('a', 'b')");
  }

  @Test
  void modelsThatTheRevisionsMakePass() throws IOException {
    AludelBuilder builder =
        revisions().models(new Wanted("tables", "CREATE TABLE a (id integer);"));
    assertThatCode(() -> Models.modelsMatchHead(builder, database)).doesNotThrowAnyException();
    assertThat(tables()).isEmpty();
  }

  @Test
  void whatNoRevisionMakesIsNamed() throws IOException {
    AludelBuilder builder =
        revisions()
            .models(
                new Wanted("tables", "CREATE TABLE a (id integer, b text); CREATE TABLE b ();"));
    assertThatThrownBy(() -> Models.modelsMatchHead(builder, database))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            """
            From head to tables, 2 change(s):
              create table b
              create column a.b
            Write them into a revision with 'revision --autogenerate -m "…"'.""");
    assertThat(tables()).isEmpty();
  }

  @Test
  void theFirstTenantStandsForAll() throws IOException {
    AludelBuilder builder =
        revisions()
            .tenants(() -> List.of("acme", "globex"))
            .models(new Wanted("tables", "CREATE TABLE a (id integer);"));
    assertThatCode(() -> Models.modelsMatchHead(builder, database)).doesNotThrowAnyException();
  }
}
