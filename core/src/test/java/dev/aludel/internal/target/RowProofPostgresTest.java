package dev.aludel.internal.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.AutogenerateException;
import dev.aludel.internal.script.Scripts;
import dev.aludel.internal.script.writing.UnwrittenFile;
import dev.aludel.internal.sql.ddl.Answers;
import dev.aludel.operation.Operation;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.revision.RevisionNode;
import dev.aludel.schema.Schema;
import dev.aludel.setting.TableSettings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What a revision does to rows, tried with revisions that somebody wrote wrongly. */
@ResourceLock(value = "scratch databases", mode = ResourceAccessMode.READ)
@ExtendWith(PostgresExtension.class)
class RowProofPostgresTest {

  private final PostgresDatabase server;
  @TempDir private Path folder;
  private Bench bench;

  RowProofPostgresTest(PostgresDatabase server) {
    this.server = server;
    this.bench = new Bench(server, Path.of(""));
  }

  @BeforeEach
  void project() {
    bench = new Bench(server.fresh(), folder);
  }

  /** Proves a revision between two schemas, and returns its file with what was found out. */
  private UnwrittenFile proven(String before, String after, String up, String down) {
    bench.revision("aaaa", "base", before);
    String text = "-- @revises aaaa\n\n-- @upgrade\n%s\n\n-- @downgrade\n%s\n".formatted(up, down);
    UnwrittenFile file =
        new UnwrittenFile(
            folder.resolve("db/bbbb_next.sql"),
            text,
            new RevisionNode("bbbb", List.of("aaaa"), List.of(), List.of(), "next", ""),
            List.of());
    Scripts scripts = bench.scripts();
    try (ScratchDatabases scratch = bench.open(bench.options())) {
      Comparison comparison =
          new Comparison(
              scratch,
              new OwnTables(TableSettings.defaults(), "public"),
              new Unmanaged(List.of(), "public", List.of()));
      Replay replay = new Replay(scratch, scripts);
      ScratchDatabase wanted = scratch.create();
      comparison.run(wanted, List.of(after));
      Schema from = comparison.read(replay.upTo("heads"));
      Schema to = comparison.read(wanted);
      List<Operation> operations = comparison.between(from, to);
      RowProof proof = new RowProof(scratch, replay, scripts, new OperationText("public"));
      proof.prove(
          file.script(text),
          new RowProof.Databases(() -> replay.upTo("heads"), () -> wanted, from, to),
          new RowNames(from, to, operations, Answers.NONE));
      return proof.told(file);
    }
  }

  @Test
  void aColumnThatIsMadeAgainLosesItsValues() {
    assertThatThrownBy(
            () ->
                proven(
                    "CREATE TABLE t (id int PRIMARY KEY, a text);",
                    "CREATE TABLE t (id int PRIMARY KEY, a text, b text)",
                    "ALTER TABLE t DROP COLUMN a;\nALTER TABLE t ADD a text;\nALTER TABLE t ADD b text;",
                    "ALTER TABLE t DROP COLUMN b;"))
        .isInstanceOf(AutogenerateException.class)
        .hasMessageStartingWith(
            """
            The proof of the new revision failed with rows: after its upgrade, rows of table t are not what they were. They were:
              '1', '1'
              '2', '2'
              NULL, '3'
            and are:
              NULL, '1'
              NULL, '2'
              NULL, '3'
            """);
  }

  @Test
  void theWayBackMustKeepRowsToo() {
    assertThatThrownBy(
            () ->
                proven(
                    "CREATE TABLE t (id int PRIMARY KEY);",
                    "CREATE TABLE t (id int PRIMARY KEY, b text)",
                    "ALTER TABLE t ADD b text;",
                    "DELETE FROM t WHERE id = 2;\nALTER TABLE t DROP COLUMN b;"))
        .hasMessageContaining("after its downgrade, rows of table t are not what they were.");
  }

  @Test
  void aViewWithSwappedColumnsIsFoundByItsRows() {
    String view = "CREATE VIEW v AS SELECT t.a, t.b FROM t;";
    assertThatThrownBy(
            () ->
                proven(
                    "CREATE TABLE t (a int CHECK (a < 5), b int CHECK (b > 100));",
                    "CREATE TABLE t (a int CHECK (a < 5), b int CHECK (b > 100));" + view,
                    "CREATE VIEW v AS SELECT t.b AS a, t.a AS b FROM t;",
                    "DROP VIEW v;"))
        .hasMessageContaining("after its upgrade, view v gives")
        .hasMessageContaining(
            "and where the same rows were inserted by the columns' names it gives");
    assertThat(
            proven(
                    "CREATE TABLE t (a int CHECK (a < 5), b int CHECK (b > 100));",
                    "CREATE TABLE t (a int CHECK (a < 5), b int CHECK (b > 100));"
                        + view
                        + "CREATE VIEW w AS SELECT a, now() AS at, random() AS chance FROM t;",
                    view + "\nCREATE VIEW w AS SELECT a, now() AS at, random() AS chance FROM t;",
                    "DROP VIEW w;\nDROP VIEW v;")
                .notes())
        .isEmpty();
  }

  @Test
  void aViewOverAMaterializedOneWithoutDataIsComparedOnceBothAreFilled() {
    String before =
        "CREATE TABLE t (id int);\nCREATE MATERIALIZED VIEW seldom AS SELECT id FROM t WITH NO DATA;";
    String up =
        "CREATE VIEW passes_on AS SELECT id FROM seldom;\n"
            + "CREATE MATERIALIZED VIEW above AS SELECT id FROM passes_on WITH NO DATA;";
    proven(
        before,
        "CREATE TABLE t (id int, note text);\nCREATE MATERIALIZED VIEW seldom AS SELECT id FROM t;\n"
            + up,
        "ALTER TABLE t ADD COLUMN note text;\n" + up,
        "DROP MATERIALIZED VIEW above;\nDROP VIEW passes_on;\nALTER TABLE t DROP COLUMN note;");
  }

  @Test
  void aSequenceThatBeginsAtValuesThatAreThereIsFoundByOneMoreRow() {
    String after = "CREATE TABLE t (id int GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, a text)";
    String up = "ALTER TABLE t ALTER id ADD GENERATED BY DEFAULT AS IDENTITY;";
    String down = "ALTER TABLE t ALTER id DROP IDENTITY;";
    String before = "CREATE TABLE t (id int PRIMARY KEY, a text);";
    assertThatThrownBy(() -> proven(before, after, up, down))
        .hasMessageContaining(
            "after its upgrade, no row can be inserted into table t by its defaults:")
        .hasMessageContaining("t_pkey");
    assertThat(
            proven(
                    before,
                    after,
                    up + "\nSELECT setval(pg_get_serial_sequence('t', 'id'), max(id)) FROM t;",
                    down)
                .notes())
        .isEmpty();
  }

  @Test
  void rowsInTheWayAreNoFailureAndGetAComment() {
    UnwrittenFile file =
        proven(
            "CREATE TABLE t (a int CHECK (a < 5));",
            "CREATE TABLE t (a int CHECK (a < 5), CHECK (a > 5))",
            "ALTER TABLE t ADD b int;\n\nALTER TABLE t ADD CHECK (a > 5);\n\nALTER TABLE t DROP b;",
            "ALTER TABLE t DROP CONSTRAINT t_a_check1;");
    assertThat(file.text())
        .contains(
            """
            ALTER TABLE t ADD b int;

            -- This can fail on rows that are there; of those that the proof tried, some were in its way: check constraint "t_a_check1" of relation "t" is violated by some row
            ALTER TABLE t ADD CHECK (a > 5);

            ALTER TABLE t DROP b;
            """);
  }

  @Test
  void whatFailsForAnotherReasonThanRowsIsRefused() {
    assertThatThrownBy(
            () ->
                proven(
                    "CREATE TABLE t (a int);",
                    "CREATE TABLE t (a int, b int)",
                    "DO $$ BEGIN IF EXISTS (SELECT FROM t) THEN RAISE EXCEPTION 'rows'; END IF; END $$;",
                    "SELECT 1;"))
        .hasMessageStartingWith(
            "The proof of the new revision failed with rows: its upgrade doesn't run.");
  }

  @Test
  void aTableThatTakesNoRowIsNamed() {
    assertThat(
            proven(
                    "CREATE TABLE t (a int CHECK (a < 5 AND a > 5) NOT NULL);",
                    "CREATE TABLE t (a int CHECK (a < 5 AND a > 5) NOT NULL, b int)",
                    "ALTER TABLE t ADD b int;",
                    "ALTER TABLE t DROP b;")
                .notes())
        .containsExactly("Not tried with rows: table t.");
  }

  @Test
  void rowsAreMadeForTablesOfManySorts() {
    String before =
        """
        CREATE TYPE mood AS ENUM ('sad', 'ok');
        CREATE TYPE pair AS (x int, y text);
        CREATE DOMAIN code AS text CHECK (VALUE <> 'AB-1');
        CREATE DOMAIN level AS int NOT NULL CHECK (VALUE BETWEEN 700 AND 800);
        CREATE TABLE parent (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, m mood NOT NULL, UNIQUE (id, m));
        CREATE TABLE t (
          id serial PRIMARY KEY, p bigint NOT NULL, m mood NOT NULL, above int REFERENCES t,
          state varchar(4) NOT NULL CHECK (state IN ('open', 'paid')), l level,
          price numeric(5, 2) NOT NULL CHECK (price > 250 AND price < 252), at timestamptz NOT NULL,
          day date NOT NULL, span interval NOT NULL, u uuid NOT NULL UNIQUE, j jsonb NOT NULL, x xml, b bytea NOT NULL,
          ip inet NOT NULL, tags text[] NOT NULL, ms mood[] NOT NULL, r int4range NOT NULL, tw tsvector NOT NULL,
          c "char" NOT NULL, bits bit(3) NOT NULL, spot point NOT NULL, pr pair NOT NULL, flag boolean NOT NULL,
          twice numeric GENERATED ALWAYS AS (price * 2) STORED,
          FOREIGN KEY (p, m) REFERENCES parent (id, m));
        CREATE TABLE parts (id int NOT NULL, at date NOT NULL) PARTITION BY RANGE (at);
        CREATE TABLE parts_1 PARTITION OF parts FOR VALUES FROM ('1999-01-01') TO ('1999-02-01');
        CREATE TABLE heap (a int NOT NULL);
        CREATE TABLE heir (b int NOT NULL) INHERITS (heap);
        """;
    String more =
        "ALTER TABLE t ADD note text;\nALTER TABLE parts ADD note text;\nALTER TABLE heap ADD note text;\nALTER TABLE parent ADD note text;";
    String less = more.replace(" ADD ", " DROP ").replace(" text", "");
    assertThat(proven(before, before + more, more, less).notes()).containsExactly();
  }
}
