package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aludel.error.ChangedRevisionsException;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of a changed revision the first statement is named that is another one. */
@ExtendWith(PostgresExtension.class)
class ChangedStatementPostgresTest {

  private static final String BEFORE =
      "CREATE TABLE t (a int, b text);\n-- data\nCOPY t FROM stdin;\n1\tx\n\\.\nCREATE INDEX i ON t (a);";

  @TempDir Path temp;
  private RevisionFolder folder;
  private PostgresDatabase database;

  @BeforeEach
  void fresh(PostgresDatabase shared) {
    database = shared.fresh();
    folder = RevisionFolder.in(temp).revision("aaaa", "base", BEFORE, "DROP TABLE t;");
    aludel().upgrade();
  }

  private Aludel aludel() {
    return Aludel.builder().dataSource(database.dataSource()).locations(folder.location()).build();
  }

  private String told() {
    String description =
        catchThrowableOfType(ChangedRevisionsException.class, () -> aludel().validate())
            .description();
    return description.substring(description.indexOf(".sql.") + ".sql.".length()).strip();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "b text|b  varchar(9)|The first other statement is in line 4: CREATE TABLE t (a int, b varchar(9))",
        "1\tx|2\tx|The first other statement is in line 6: COPY t FROM stdin",
        "i ON t (a)|i ON t (b)|The first other statement is in line 9: CREATE INDEX i ON t (b)",
        "CREATE INDEX i ON t (a);|''|It ends before the statement 3 that ran.",
        "-- data|SELECT 1;|The first other statement is in line 5: SELECT 1"
      })
  void theFirstOtherStatementIsNamed(String old, String now, String told) {
    String from = old.replace("\\t", "\t");
    assertThat(BEFORE).contains(from);
    folder.revision(
        "aaaa", "base", BEFORE.replace(from, now.replace("\\t", "\t")), "DROP TABLE t;");
    assertThat(told()).isEqualTo(told);
  }

  @Test
  void aStampKeepsThemToo() {
    aludel().stamp("base");
    folder.revision("aaaa", "base", BEFORE + "\nSELECT 1;", "DROP TABLE t;");
    aludel().stamp("aaaa");
    folder.revision("aaaa", "base", BEFORE + "\nSELECT 2;", "DROP TABLE t;");
    assertThat(told()).isEqualTo("The first other statement is in line 10: SELECT 2");
  }

  @Test
  void theLogOfAnOlderBuildTellsNone() {
    database.execute("ALTER TABLE aludel_log DROP COLUMN statement_checksums");
    folder.revision("aaaa", "base", BEFORE + "\nSELECT 1;", "DROP TABLE t;");
    assertThat(told()).isEmpty();
    folder.revision("aaaa", "base", BEFORE, "DROP TABLE t;").table("bbbb", "aaaa");
    aludel().upgrade();
    assertThat(database.strings("SELECT revision, statement_checksums FROM aludel_log ORDER BY id"))
        .satisfiesExactly(
            row -> assertThat(row).isEqualTo("aaaa|null"),
            row -> assertThat(row).matches("bbbb\\|\\{[0-9a-f]{12}}"));
  }
}
