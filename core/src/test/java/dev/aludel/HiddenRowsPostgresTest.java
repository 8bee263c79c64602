package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.DatabaseStateException;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Row security on Aludel's own tables hides rows in silence. */
@ExtendWith(PostgresExtension.class)
class HiddenRowsPostgresTest {

  @TempDir Path temp;
  private RevisionFolder folder;
  private PostgresDatabase database;

  @BeforeEach
  void twoTables(PostgresDatabase shared) {
    database = shared.fresh();
    folder = RevisionFolder.in(temp).table("aaaa", "base").table("bbbb", "aaaa");
  }

  private AludelBuilder builder() {
    return Aludel.builder().dataSource(database.dataSource()).locations(folder.location());
  }

  private Aludel aludel() {
    return builder().build();
  }

  /** Policies bind neither a superuser nor, unless it is forced, the owner. */
  @ParameterizedTest
  @ValueSource(strings = {"aludel_version", "aludel_log"})
  void rowsThatRowSecurityHidesAreNotTakenForGone(String table) {
    String role = "bound_" + database.name();
    database.execute(
        "CREATE ROLE " + role + " LOGIN PASSWORD 'secret'",
        "GRANT ALL ON SCHEMA public TO " + role);
    try {
      aludel().upgrade();
      database.execute(
          "GRANT ALL ON ALL TABLES IN SCHEMA public TO " + role,
          "GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO " + role,
          "ALTER TABLE " + table + " ENABLE ROW LEVEL SECURITY");
      PGSimpleDataSource bound = database.dataSource();
      bound.setUser(role);
      bound.setPassword("secret");
      Aludel aludel = Aludel.builder().dataSource(bound).locations(folder.location()).build();
      String message =
          "Row security is active on the table \"public\".\"%1$s\" for this user, and may hide rows: nobody can tell what ran.\n"
                  .formatted(table)
              + "Switch it off with 'ALTER TABLE \"public\".\"%1$s\" DISABLE ROW LEVEL SECURITY', or work as a role that it"
                  .formatted(table)
              + " does not bind: the table's owner, where it is not forced on the owner too.";
      assertThatThrownBy(aludel::upgrade)
          .isInstanceOfSatisfying(
              DatabaseStateException.class,
              e -> assertThat(e.reason()).isEqualTo(DatabaseStateException.Reason.HIDDEN_ROWS))
          .hasMessage(message);
      assertThatThrownBy(aludel::validate).hasMessage(message);
      assertThatThrownBy(aludel::current).hasMessage(message);
      bound.setOptions("-c row_security=off");
      assertThatThrownBy(aludel::upgrade).hasMessage(message);
      assertThat(aludel().upgrade().steps()).isEmpty();

      // The look is the user's, and the work is the role's.
      folder.table("cccc", "bbbb");
      assertThatThrownBy(() -> builder().role(role).build().upgrade())
          .hasMessageContaining(
              "Row security is active on public.%s for the role %s, and may hide rows"
                  .formatted(table, role));
    } finally {
      database.execute("DROP OWNED BY " + role, "DROP ROLE " + role);
    }
  }
}
