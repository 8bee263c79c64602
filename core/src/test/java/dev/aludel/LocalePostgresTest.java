package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(PostgresExtension.class)
@Isolated("sets the locale of the JVM")
class LocalePostgresTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fa-IR-u-nu-arabext",
        "ar-EG-u-nu-arab",
        "bn-BD-u-nu-beng",
        "my-MM-u-nu-mymr",
        "tr-TR"
      })
  void aLocaleWithDigitsOfItsOwnChangesNothing(
      String tag, PostgresDatabase shared, @TempDir Path temp) {
    PostgresDatabase database = shared.fresh();
    RevisionFolder folder = RevisionFolder.in(temp);
    folder.file(
        "20250101_000000_indices.sql",
        """
        -- @revises base
        -- @lock-timeout 3s
        -- @transaction off
        -- @upgrade
        CREATE TABLE t (i integer);
        CREATE INDEX CONCURRENTLY ON_IT ON t (i);
        -- @downgrade
        DROP INDEX CONCURRENTLY ON_IT;
        DROP TABLE t;
        """);
    Aludel printing = Aludel.builder().locations(folder.location()).build();
    StringBuilder expected = new StringBuilder();
    printing.offline().upgrade("head", expected);
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag(tag));
    try {
      Aludel aludel =
          Aludel.builder()
              .url(database.url(), database.user(), database.password())
              .locations(folder.location())
              .build();
      assertThat(aludel.upgrade().revisions()).containsExactly("20250101_000000");
      assertThat(aludel.log(1).get(0).finishedAt()).isPresent();
      assertThat(aludel.downgrade("base").revisions()).containsExactly("20250101_000000");
      StringBuilder script = new StringBuilder();
      printing.offline().upgrade("head", script);
      assertThat(script).hasToString(expected.toString());
      ScriptRunner.BY_JDBC.runsToItsEnd(database, script.toString());
    } finally {
      Locale.setDefault(before);
    }
  }
}
