package dev.aludel.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.Aludel;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.report.HistoryEntry;
import dev.aludel.report.MigrationListener;
import dev.aludel.report.StepReport;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class HistoryTest {

  private final PostgresDatabase given;

  HistoryTest(PostgresDatabase given) {
    this.given = given;
  }

  @Test
  void everyRevisionOfTheHistoryIsApplied() {
    PostgresDatabase db = given.fresh();
    Aludel aludel = aludel(db);

    aludel.upgrade();

    assertThat(aludel.history("", true))
        .allMatch(HistoryEntry::applied)
        .extracting(entry -> entry.revision().id())
        .containsExactly(
            "20241121_150000",
            "20241120_113000",
            "20241119_100000",
            "20241118_090000",
            "20241114_083000",
            "20241114_080000",
            "20241112_140000",
            "20241112_104500",
            "20241112_101500",
            "20241111_110000",
            "20241111_093000",
            "20241108_100000",
            "20241107_130000",
            "20241107_120000",
            "20241106_090000");
    assertThat(db.strings("SELECT version_num FROM aludel_version"))
        .containsExactly("20241121_150000");
  }

  @Test
  void everyDowngradeLeavesExactlyTheSchemaBefore() {
    PostgresDatabase db = given.fresh();
    Recorder recorder = new Recorder(db);
    Aludel aludel = Aludel.builder().dataSource(db.dataSource()).listener(recorder).build();

    List<List<String>> up = recorder.during(aludel::upgrade);
    List<List<String>> down = recorder.during(() -> aludel.downgrade("base"));

    assertThat(up).hasSize(16);
    assertThat(up.get(0)).isEmpty();
    Collections.reverse(down);
    assertThat(differences(up, down)).isEmpty();
    assertThat(differences(up, recorder.during(aludel::upgrade))).isEmpty();
  }

  @Test
  void theAuditTreeCanBeUpgradedWithNothingButWhatItDependsOn() {
    PostgresDatabase db = given.fresh();

    assertThat(aludel(db).upgrade("audit@head").revisions())
        .containsExactly("20241106_090000", "20241114_080000", "20241114_083000");
  }

  @Test
  void theBackfillGivesEveryItemAnAddressOfItsOwn() {
    PostgresDatabase db = given.fresh();
    Aludel aludel = aludel(db);
    aludel.upgrade("20241112_101500");
    db.execute(
        """
        INSERT INTO app_user (email, display_name) VALUES ('ada@example.org', 'Ada');
        INSERT INTO project (owner_id, name) SELECT id, 'Launch' FROM app_user;
        INSERT INTO content_item (project_id, created_by, title)
        SELECT p.id, p.owner_id, t.title
          FROM project p,
               unnest(ARRAY['Tea, cake & \u00c9clairs!', 'tea cake eclairs', '\u5185\u5bb9 2', '???']) AS t (title)
        """);

    aludel.upgrade();

    assertThat(db.strings("SELECT slug, is_current FROM content_slug ORDER BY content_item_id"))
        .containsExactly(
            "tea-cake-eclairs|t", "tea-cake-eclairs-2|t", "\u5185\u5bb9-2|t", "item|t");
  }

  @Test
  void aChangeOfContentIsAudited() {
    PostgresDatabase db = given.fresh();
    aludel(db).upgrade();
    db.execute(
        """
        INSERT INTO app_user (email, display_name) VALUES ('ada@example.org', 'Ada');
        INSERT INTO project (owner_id, name) SELECT id, 'Launch' FROM app_user;
        INSERT INTO content_item (project_id, created_by, title) SELECT id, owner_id, 'Hello' FROM project;
        """,
        "UPDATE content_item SET status = 'in_review'");

    assertThat(
            db.strings(
                """
                SELECT entity, action, changes - 'updated_at'
                  FROM audit_event
                 WHERE action = 'update'
                """))
        .containsExactly("content_item|update|{\"status\": [\"draft\", \"in_review\"]}");
  }

  private static Aludel aludel(PostgresDatabase db) {
    return Aludel.builder().dataSource(db.dataSource()).build();
  }

  /**
   * What is too little and too much after each step; whole listings would be thousands of lines.
   */
  private static List<String> differences(List<List<String>> expected, List<List<String>> actual) {
    assertThat(actual).hasSameSizeAs(expected);
    List<String> differences = new ArrayList<>();
    for (int step = 0; step < expected.size(); step++) {
      List<String> missing = new ArrayList<>(expected.get(step));
      missing.removeAll(actual.get(step));
      List<String> left = new ArrayList<>(actual.get(step));
      left.removeAll(expected.get(step));
      String where = "after " + step + " revisions, ";
      missing.forEach(line -> differences.add(where + "missing: " + line));
      left.forEach(line -> differences.add(where + "left over: " + line));
    }
    return differences;
  }

  /** Lists the schema before the first step of a run and after each. */
  private static final class Recorder implements MigrationListener {

    private final PostgresDatabase db;
    private final List<List<String>> listings = new ArrayList<>();

    Recorder(PostgresDatabase db) {
      this.db = db;
    }

    List<List<String>> during(Runnable run) {
      listings.clear();
      listings.add(SchemaListing.of(db));
      run.run();
      return new ArrayList<>(listings);
    }

    @Override
    public void done(StepReport report) {
      listings.add(SchemaListing.of(db));
    }
  }
}
