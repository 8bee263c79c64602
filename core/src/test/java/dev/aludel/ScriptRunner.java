package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aludel.postgres.Catalog;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.Psql;
import dev.aludel.postgres.ScriptOutcome;
import java.util.ArrayList;
import java.util.List;

/** Ways to run a printed script: everywhere without psql, and with it where there is one. */
enum ScriptRunner {
  BY_JDBC,
  BY_PSQL;

  ScriptOutcome run(PostgresDatabase database, String script) {
    if (this == BY_JDBC) {
      return ScriptInterpreter.run(database, script);
    }
    assumeTrue(Psql.has("psql"), "psql is not on the PATH, so that only JDBC runs the script");
    return Psql.run(database, script);
  }

  void runsToItsEnd(PostgresDatabase database, String script) {
    assertThat(run(database, script)).as(script).isEqualTo(new ScriptOutcome(true, ""));
  }

  void assumeToEndCsvData(PostgresDatabase database) {
    assumeTrue(
        this == BY_JDBC || Psql.endsCsvData(database),
        "psql is older than 18, and leaves the end of CSV data to this server, which doesn't see it");
  }

  /** Runs it where it doesn't belong; everything stays as it was. */
  ScriptOutcome stopsBeforeItChangesAnything(PostgresDatabase database, String script) {
    List<String> before = state(database);
    ScriptOutcome outcome = run(database, script);
    assertThat(outcome.done()).as(script).isFalse();
    assertThat(state(database)).isEqualTo(before);
    return outcome;
  }

  /** The whole catalog, the rows and the log, where they are in schema public. */
  static List<String> state(PostgresDatabase database) {
    List<String> state = new ArrayList<>(Catalog.of(database));
    if (database.strings("SELECT to_regclass('public.aludel_version')").contains("null")) {
      return state;
    }
    state.addAll(Catalog.rows(database, "public.aludel_version"));
    state.addAll(Catalog.log(database, "public.aludel_log"));
    return state;
  }
}
