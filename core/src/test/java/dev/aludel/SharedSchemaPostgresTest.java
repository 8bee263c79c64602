package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.DatabaseStateException;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two histories in one schema, each with a version table and a log of its own. */
@ExtendWith(PostgresExtension.class)
class SharedSchemaPostgresTest {

  @TempDir Path temp;

  private AludelBuilder module(PostgresDatabase database, String name) throws IOException {
    Path folder = Files.createDirectories(temp.resolve(name));
    RevisionFolder.in(folder).table(name, "base");
    return Aludel.builder()
        .dataSource(database.dataSource())
        .locations("filesystem:" + folder)
        .settings(Map.of("version-table", name + "_version", "log-table", name + "_log"));
  }

  @Test
  void whoeverIsNamedBesideIsKnown(PostgresDatabase shared) throws IOException {
    PostgresDatabase database = shared.fresh();
    module(database, "catalog").beside(List.of("orders_version")).build().upgrade();
    assertThatThrownBy(() -> module(database, "orders").build().upgrade())
        .as("nobody said that they share the schema")
        .isInstanceOf(DatabaseStateException.class)
        .hasMessageContaining("catalog_log, catalog_version, t_catalog");
    Aludel orders = module(database, "orders").beside(List.of("catalog_version")).build();
    assertThat(orders.pending().steps()).hasSize(1);
    assertThat(orders.upgrade().revisions()).containsExactly("orders");
    orders.validate();
    module(database, "catalog").build().validate();
  }

  @Test
  void tablesOfNobodyAreAskedAboutAllTheSame(PostgresDatabase shared) throws IOException {
    PostgresDatabase database = shared.fresh();
    database.execute("CREATE TABLE somebodys (id int)");
    assertThatThrownBy(
            () -> module(database, "orders").beside(List.of("catalog_version")).build().upgrade())
        .isInstanceOf(DatabaseStateException.class);
  }
}
