package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.DatabaseStateException;
import dev.aludel.error.RowsMovedException;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.report.MigrationListener;
import dev.aludel.revision.Step;
import dev.aludel.setting.Policies;
import dev.aludel.setting.TransactionMode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * From the third revision of a run on, what a revision begins with is prepared in the session. It
 * is as strict as what the first ones begin with.
 */
@ExtendWith(PostgresExtension.class)
class ShortFormsPostgresTest {

  private static final int REVISIONS = 10;
  private static final int LEAVING = 7;
  private static final int SEEING = 8;

  @TempDir Path temp;
  private PostgresDatabase database;
  private String role;

  @BeforeEach
  void ownDatabase(PostgresDatabase shared) {
    database = shared.fresh();
    role = "other_" + database.name();
    database.execute("CREATE TABLE public.ran (revision text)");
    database.execute("GRANT ALL ON public.ran TO PUBLIC");
    database.execute(
        """
        CREATE TABLE public.seen (revision text, prepared bigint, foreign_prepared bigint, cursors bigint,
          temporary bigint, channels bigint, work_mem text, users text,
          settings text)""");
  }

  /** What a revision leaves in its session. */
  enum Left {
    NOTHING(true, "SELECT 1"),
    SETTING(true, "SET work_mem = '9MB'"),
    STATEMENT(false, "PREPARE left_over AS SELECT 1"),
    NO_STATEMENT(false, "DEALLOCATE ALL"),
    OTHER_STATEMENTS(
        false, "DEALLOCATE ALL; PREPARE left_over AS SELECT 1; PREPARE another AS SELECT 1"),
    CURSOR(false, "DECLARE left_over CURSOR WITH HOLD FOR SELECT 1"),
    TEMPORARY_TABLE(false, "CREATE TEMPORARY TABLE left_over (a int)"),
    TEMPORARY_TABLE_AT_COMMIT(
        false,
        """
        CREATE FUNCTION public.leave() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN CREATE TEMPORARY TABLE left_over (a int); RETURN NULL; END $$;
        CREATE CONSTRAINT TRIGGER leaving AFTER INSERT ON public.ran DEFERRABLE INITIALLY DEFERRED
          FOR EACH ROW WHEN (new.revision = 'last of r7') EXECUTE FUNCTION public.leave();
        INSERT INTO public.ran VALUES ('last of r7')"""),
    CHANNEL(true, "LISTEN noise"),
    USER(true, "SET SESSION AUTHORIZATION %s"),
    ROLE(true, "SET ROLE %s");

    private final boolean goesOn;
    private final String sql;

    Left(boolean goesOn, String sql) {
      this.goesOn = goesOn;
      this.sql = sql;
    }
  }

  private Aludel aludel(Left left, TransactionMode mode, MigrationListener listener) {
    RevisionFolder folder = RevisionFolder.in(temp);
    for (int i = 1; i <= REVISIONS; i++) {
      folder.revision(
          "r" + i,
          i == 1 ? "base" : "r" + (i - 1),
          "INSERT INTO public.ran VALUES ('r%s');\nINSERT INTO public.seen %s;\n%s"
              .formatted(i, look(i), i == LEAVING ? left.sql.formatted(role) + ";" : ""),
          "SELECT 1;");
    }
    return Aludel.builder()
        .dataSource(database.dataSource())
        .locations("filesystem:" + temp)
        .settings(
            settings ->
                settings
                    .withTransaction(mode)
                    .withPolicies(
                        Policies.defaults().withOnUnversioned(Policies.OnUnversioned.UPGRADE)))
        .listener(listener)
        .build();
  }

  private static String look(int revision) {
    return """
    SELECT 'r%s', (SELECT count(*) FROM pg_prepared_statements WHERE from_sql AND name LIKE 'aludel%%'),
           (SELECT count(*) FROM pg_prepared_statements WHERE from_sql AND name NOT LIKE 'aludel%%'),
           (SELECT count(*) FROM pg_cursors WHERE is_holdable),
           (SELECT count(*) FROM pg_class WHERE relnamespace = pg_my_temp_schema()),
           (SELECT count(*) FROM pg_listening_channels()),
           current_setting('work_mem'), concat(current_user = 'postgres', session_user = 'postgres'),
           (SELECT string_agg(name || ' ' || setting, ', ' ORDER BY name) FROM pg_settings WHERE source = 'session')"""
        .formatted(revision);
  }

  @ParameterizedTest
  @EnumSource
  void whatOneRevisionLeavesTheNextDoesNotSee(Left left) {
    check(left, TransactionMode.REVISION);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TEMPORARY_TABLE_AT_COMMIT")
  void norInOneTransaction(Left left) {
    check(left, TransactionMode.ALL);
  }

  private void check(Left left, TransactionMode mode) {
    database.execute("CREATE ROLE " + role + " SUPERUSER");
    try {
      aludel(left, mode, new MigrationListener() {}).upgrade();
    } finally {
      database.execute("DROP ROLE " + role);
    }
    assertThat(database.strings("SELECT revision FROM ran WHERE revision LIKE 'r%'"))
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, REVISIONS).mapToObj(i -> "r" + i).toList());
    assertThat(
            database.strings(
                // UNLISTEN works at the end of the transaction that it stands in.
                "SELECT DISTINCT concat_ws(' ', foreign_prepared, cursors, temporary, work_mem, users,"
                    + " channels * (revision <> 'r%s')::int) FROM seen".formatted(SEEING)))
        .containsExactly("0 0 0 4MB tt 0");
    assertThat(database.strings("SELECT DISTINCT settings FROM seen"))
        .as("each begins with the settings that the first one has")
        .hasSize(1)
        .allMatch(settings -> settings.contains("lock_timeout") && settings.contains("TimeZone"));
    List<String> prepared =
        database.strings(
            "SELECT revision FROM seen WHERE prepared = 2 ORDER BY length(revision), revision");
    if (left.goesOn) {
      assertThat(prepared).containsExactly("r2", "r3", "r4", "r5", "r6", "r7", "r8", "r9", "r10");
    } else {
      // One transaction ran a second time, from its beginning.
      assertThat(prepared)
          .containsExactlyElementsOf(
              mode == TransactionMode.ALL
                  ? List.of()
                  : List.of("r2", "r3", "r4", "r5", "r6", "r7"));
    }
  }

  @Test
  void whoeverMovesTheRowsMeanwhileIsFoundAndNamed() {
    Aludel aludel =
        aludel(
            Left.NOTHING,
            TransactionMode.REVISION,
            before("r9", "UPDATE public.aludel_version SET version_num = 'elsewhere'"));
    assertThatThrownBy(aludel::upgrade)
        .isInstanceOf(RowsMovedException.class)
        .hasMessageContaining(
            "The version table holds {elsewhere} where this step starts from {r8}");
    assertThat(database.strings("SELECT revision FROM ran")).hasSize(8);
  }

  @Test
  void aTableThatChangesHandsMeanwhileIsRefused() {
    database.execute("CREATE ROLE " + role);
    try {
      Aludel aludel =
          aludel(
              Left.NOTHING,
              TransactionMode.REVISION,
              before("r9", "ALTER TABLE public.aludel_log OWNER TO " + role));
      assertThatThrownBy(aludel::upgrade)
          .isInstanceOf(DatabaseStateException.class)
          .hasMessageContaining("This user has no reason to trust public.aludel_log");
      assertThat(database.strings("SELECT revision FROM ran")).hasSize(8);
    } finally {
      database.execute("DROP OWNED BY " + role);
      database.execute("DROP ROLE " + role);
    }
  }

  private MigrationListener before(String revision, String sql) {
    return new MigrationListener() {
      @Override
      public void started(Step step) {
        if (step.revision().id().equals(revision)) {
          database.execute(sql);
        }
      }
    };
  }
}
