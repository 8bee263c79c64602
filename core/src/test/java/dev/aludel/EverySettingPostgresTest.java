package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each setting of pg_settings that a database or a role can bring, at other legal values than its
 * own, while a start finds nothing to do, and while revisions run down and up.
 */
@ExtendWith(PostgresExtension.class)
class EverySettingPostgresTest {

  /** Where the start or the run fails, and why that is right. */
  private static final Map<String, String> FAILING =
      Map.of(
          // Nobody could say where the tables are to be.
          "search_path", "The connection has no current schema");

  /** Not walked: the server takes no session with these values, or none that lives for a second. */
  private static final Set<String> NO_SESSION =
      Set.of("local_preload_libraries", "session_preload_libraries", "dynamic_library_path");

  /** What texts take; numbers, words and flags are taken from pg_settings itself. */
  private static final Map<String, String> TEXTS =
      Map.ofEntries(
          Map.entry("TimeZone", "Asia/Tokyo"),
          Map.entry("timezone_abbreviations", "India"),
          Map.entry("DateStyle", "German"),
          Map.entry("client_encoding", "LATIN1"),
          Map.entry("search_path", "nowhere"),
          Map.entry("default_text_search_config", "pg_catalog.german"),
          Map.entry("lc_messages", "C"),
          Map.entry("lc_monetary", "C"),
          Map.entry("lc_numeric", "C"),
          Map.entry("lc_time", "C"),
          Map.entry("application_name", "somebody"),
          Map.entry("backtrace_functions", "errstart"),
          Map.entry("default_table_access_method", "heap"),
          Map.entry("createrole_self_grant", "set"),
          Map.entry("restrict_nonsystem_relation_kind", "foreign-table"),
          Map.entry("wal_consistency_checking", "heap"),
          Map.entry("event_source", "somebody"));

  /** What each of the settings in question would make of these, a revision has made the same. */
  private static final String FACTS =
      """
      CREATE TABLE facts AS SELECT
        interval '-1 day 02:03:04' || '' AS i, '\\x41'::bytea || '' AS b, 0.1::float4 || '' AS f,
        'a\\nb' AS backslash, (1 = NULL) IS NULL AS nulls, ('{NULL}'::text[])[1] IS NULL AS an_array,
        ('2025-01-01'::timestamptz AT TIME ZONE 'UTC')::text AS t, xmlparse(content 'a')::text AS x,
        'a <b/>'::xml::text AS y;
      CREATE FUNCTION later() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END $$;
      INSERT INTO facts SELECT f.* FROM facts f, generate_series(1, 3);
      CREATE INDEX facts_i ON facts (i);
      """;

  private static final String FOUND = "SELECT DISTINCT f::text FROM facts f";

  @TempDir Path temp;
  private PostgresDatabase server;
  private PostgresDatabase database;
  private Aludel aludel;
  private List<String> usual = List.of();

  private record Setting(String name, List<String> values) {}

  @BeforeEach
  void atHead(PostgresDatabase shared) {
    server = shared;
    database = shared.fresh();
    RevisionFolder folder =
        RevisionFolder.in(temp)
            .revision("aaaa", "base", FACTS, "DROP TABLE facts; DROP FUNCTION later();")
            .revision(
                "bbbb",
                "aaaa",
                "CREATE INDEX CONCURRENTLY facts_b ON facts (b);",
                "DROP INDEX CONCURRENTLY facts_b;");
    aludel =
        Aludel.builder().dataSource(database.dataSource()).locations(folder.location()).build();
    aludel.upgrade();
    usual = database.strings(FOUND);
  }

  @Test
  @Tag("soak")
  void noSettingOfADatabaseStopsAStartOrChangesWhatARevisionMeans() {
    Map<String, String> failed = new TreeMap<>();
    int walked = 0;
    for (Setting setting : settings()) {
      for (String value : setting.values()) {
        walked++;
        set(setting.name(), value);
        try {
          startAndRun();
          if (!database.strings(FOUND).equals(usual)) {
            failed.put(setting.name(), value + " made " + database.strings(FOUND));
          }
        } catch (RuntimeException e) {
          failed.put(setting.name(), String.valueOf(e.getMessage()));
        } finally {
          server.execute("ALTER DATABASE %s RESET ALL".formatted(database.name()));
        }
        aludel.upgrade();
      }
    }
    assertThat(walked).isGreaterThan(250);
    assertThat(failed.keySet()).as(failed.toString()).isEqualTo(FAILING.keySet());
    FAILING.forEach((name, words) -> assertThat(failed.get(name)).contains(words));
  }

  @Test
  void norDoAllOfThemTogether() {
    int together = 0;
    for (Setting setting : settings()) {
      if (!FAILING.containsKey(setting.name()) && !setting.values().isEmpty()) {
        set(setting.name(), setting.values().get(setting.values().size() - 1));
        together++;
      }
    }
    assertThat(together).isGreaterThan(150);
    startAndRun();
    server.execute("ALTER DATABASE %s RESET ALL".formatted(database.name()));
    assertThat(database.strings(FOUND)).isEqualTo(usual);
  }

  private void startAndRun() {
    assertThat(aludel.upgrade().steps()).isEmpty();
    aludel.downgrade("base");
    aludel.upgrade();
  }

  private void set(String name, String value) {
    server.execute(
        "ALTER DATABASE %s SET %s = %s".formatted(database.name(), name, quoted(name, value)));
  }

  private static String quoted(String name, String value) {
    return name.equals("search_path") ? value : "'" + value + "'";
  }

  private List<Setting> settings() {
    List<Setting> settings = new ArrayList<>();
    for (String row :
        database.strings(
            """
            SELECT name, vartype, setting, coalesce(unit, ''), coalesce(min_val, ''), coalesce(max_val, ''),
                   coalesce(array_to_string(enumvals, ','), '')
              FROM pg_settings
             WHERE context IN ('user', 'superuser')
               AND name !~ '\\.' AND name !~ '^(transaction_(isolation|read_only|deferrable)|role|session_authorization|seed|is_superuser)$'
             ORDER BY name""")) {
      String[] parts = row.split("\\|", -1);
      if (!NO_SESSION.contains(parts[0])) {
        settings.add(new Setting(parts[0], others(parts)));
      }
    }
    return settings;
  }

  private static List<String> others(String[] setting) {
    String now = setting[2];
    return switch (setting[1]) {
      case "bool" -> List.of(now.equals("on") ? "off" : "on");
      case "enum" ->
          List.of(setting[6].split(",")).stream().filter(word -> !word.equals(now)).toList();
      case "integer", "real" -> numbers(setting);
      default -> TEXTS.containsKey(setting[0]) ? List.of(TEXTS.get(setting[0])) : List.of();
    };
  }

  /** The least, and one above; of what ends a session after some time, one that lets it live. */
  private static List<String> numbers(String[] setting) {
    double least = Double.parseDouble(setting[4]);
    double most = Double.parseDouble(setting[5]);
    double now = Double.parseDouble(setting[2]);
    boolean time = setting[3].equals("ms") && setting[0].endsWith("timeout");
    double above = time ? 20_000 : Math.min(most, Math.max(now * 2, now + 1));
    List<String> values = new ArrayList<>();
    for (double value : new double[] {least, above}) {
      String text =
          setting[1].equals("real") ? Double.toString(value) : Long.toString(Math.round(value));
      if (value != now && value <= most && !values.contains(text)) {
        values.add(text);
      }
    }
    return values;
  }
}
