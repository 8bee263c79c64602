package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.error.UnsettledRevisionException;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.setting.RepairDecision;
import java.util.ArrayList;
import java.util.List;

/**
 * A history of every kind of revision, each statement of which counts itself in the table "ran",
 * and what the database must be like at its end however often it was disturbed.
 */
final class ThirtyRevisions {

  static final String SCHEMA =
      """
      SELECT c.relkind::text || ' ' || c.relname FROM pg_class c
        WHERE c.relnamespace = 'public'::regnamespace
      UNION ALL SELECT 'column ' || a.attrelid::regclass || ' ' || a.attname || ' ' || a.atttypid::regtype || ' ' || a.attnotnull
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
      UNION ALL SELECT pg_get_indexdef(i.indexrelid) || ' ' || i.indisvalid || ' ' || i.indisready
        FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE c.relnamespace = 'public'::regnamespace
      UNION ALL SELECT 'part ' || inhrelid::regclass FROM pg_inherits
      UNION ALL SELECT 'version ' || version_num FROM aludel_version
      ORDER BY 1
      """;

  static final String RAN = "SELECT id, count(*) FROM ran GROUP BY id ORDER BY id";

  private int unsettled;

  /** How often a person would have had to look. */
  int unsettled() {
    return unsettled;
  }

  static void write(RevisionFolder folder) {
    String previous = "base";
    for (int i = 0; i < 30; i++) {
      String id = "r%02d".formatted(i);
      folder.file(id + ".sql", text(i, id, previous));
      previous = id;
    }
  }

  private static String text(int i, String id, String previous) {
    String header = "-- @revises " + previous + "\n";
    if (i == 0) {
      return header
          + "-- @upgrade\nCREATE TABLE ran (id text);\nCREATE TABLE item (id int, title text);\n"
          + "INSERT INTO item SELECT n, 'x' || n FROM generate_series(1, 20000) n;\n"
          + counted("r00");
    }
    switch (i % 5) {
      case 1:
        return header
            + "-- @upgrade\n"
            + counted(id + ".1")
            + "CREATE INDEX CONCURRENTLY item_"
            + id
            + " ON item (title, id);\n"
            + counted(id + ".2")
            + "VACUUM item;\n"
            + counted(id + ".3");
      case 2:
        return header
            + "-- @upgrade\n"
            + counted(id + ".1")
            + "COPY ran (id) FROM stdin;\n"
            + id
            + ".copied 1\n"
            + id
            + ".copied 2\n\\.\n"
            + "CREATE TABLE t_"
            + id
            + " (a int PRIMARY KEY);\n";
      case 3:
        return header
            + "-- @transaction off\n-- @upgrade\n"
            + counted(id + ".1")
            + "DO $$ BEGIN INSERT INTO ran VALUES ('"
            + id
            + ".2'); PERFORM pg_sleep(0.03); COMMIT; PERFORM pg_sleep(0.03); END $$;\n"
            + counted(id + ".3")
            + "COPY ran (id) FROM stdin;\n"
            + id
            + ".copied\n\\.\n";
      case 4:
        return header
            + "-- @upgrade\n"
            + counted(id + ".1")
            + "CREATE TABLE part_"
            + id
            + " (a int) PARTITION BY LIST (a);\n"
            + "CREATE TABLE part_"
            + id
            + "_1 PARTITION OF part_"
            + id
            + " FOR VALUES IN (1);\n"
            + "ALTER TABLE part_"
            + id
            + " DETACH PARTITION part_"
            + id
            + "_1 CONCURRENTLY;\n"
            + counted(id + ".2");
      default:
        return header
            + "-- @upgrade\n"
            + counted(id + ".1")
            + "SELECT pg_sleep(0.02);\n-- @commit\nCREATE TABLE t_"
            + id
            + " (a int NOT NULL);\n-- @commit\n"
            + counted(id + ".2");
    }
  }

  private static String counted(String what) {
    return "INSERT INTO ran VALUES ('" + what + "');\n";
  }

  /** What an undisturbed run leads to. */
  static List<String> outcome(PostgresDatabase database) {
    List<String> outcome = new ArrayList<>(database.strings(SCHEMA));
    outcome.addAll(database.strings(RAN));
    return outcome;
  }

  /** The next start; a person settles what the tool says that it can't know. */
  void nextStart(Aludel aludel, PostgresDatabase database) {
    for (int looked = 0; ; looked++) {
      try {
        aludel.upgrade();
        return;
      } catch (UnsettledRevisionException e) {
        assertThat(looked).isLessThan(2);
        assertThat(e.getMessage()).contains("say 'repair " + e.revision() + " --done'");
        boolean done =
            !database.strings("SELECT 1 FROM ran WHERE id = '" + e.revision() + ".2'").isEmpty();
        aludel.repair(e.revision(), done ? RepairDecision.DONE : RepairDecision.UNDONE);
        unsettled++;
      }
    }
  }
}
