package dev.aludel.internal.script.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.InvalidRevisionsException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptProblemsTest {

  @Test
  void allProblemsOfAFileAreToldAtOnce() {
    assertThatThrownBy(
            () ->
                SqlScript.read(
                    Written.file(
                        "SELECT 1;\n-- @transaction maybe\n-- @labels x\n-- @upgrade none\n")))
        .isInstanceOf(InvalidRevisionsException.class)
        .hasMessage(
            """
            Found 5 problems in the revisions:
            - db/20241107_120000_add_user.sql:1: '-- @revises' is missing. Add it as the first line, with the id of the revision that this one follows, or 'base' for a root.
            - db/20241107_120000_add_user.sql:1: SQL stands above '-- @upgrade', where only tags and comments can. Move it below, or begin it with '--'.
            - db/20241107_120000_add_user.sql:2: '@transaction' is 'maybe'. Write 'on' or 'off'.
            - db/20241107_120000_add_user.sql:3: unknown tag '@labels'. Write '-- @label', or take the '@' away if it is a comment.
            - db/20241107_120000_add_user.sql:4: '-- @upgrade' is followed by 'none'. Write nothing behind it, or 'empty' if it has nothing to do.""");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "SELECT 1;\n", "-- a dump\nCOPY t FROM stdin;\nit's\t@\n\\.\n"})
  void plainSqlIsNoRevision(String text) {
    assertThat(Written.headerProblems(text))
        .containsExactly(
            "1: this is no revision: it has neither '-- @revises' nor '-- @upgrade'. Put both above"
                + " its SQL ('-- @revises base' for a root), or begin its name with '_' to leave it"
                + " out.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '`',
      textBlock =
          """
          -- @upgrade|SELECT 1                → 1: '-- @revises' is missing. Add it as the first line, with the id of the revision that this one follows, or 'base' for a root.
          -- @revise a|-- @upgrade            → 1: unknown tag '@revise'. Write '-- @revises', or take the '@' away if it is a comment.
          -- @Revises a|-- @upgrade           → 1: unknown tag '@Revises'. Write '-- @revises', or take the '@' away if it is a comment.
          -- @revises a|-- @lock_timeout 3s|-- @upgrade → 2: unknown tag '@lock_timeout'. Write '-- @lock-timeout', or take the '@' away if it is a comment.
          -- @revises a|-- @Upgrade|SELECT 1|-- @downgrade|SELECT 2 → 2: unknown tag '@Upgrade'. Write '-- @upgrade', or take the '@' away if it is a comment.
          -- @revises a|-- @up|SELECT 1       → 2: unknown tag '@up'. Write '-- @upgrade', or take the '@' away if it is a comment.
          -- @revises a|-- @rollback|SELECT 1 → 2: unknown tag '@rollback'. Write '-- @downgrade', or take the '@' away if it is a comment.
          -- @revises a|-- @downgrade|SELECT 1|-- @upgrade → 2: '-- @downgrade' stands above '-- @upgrade'. Put the upgrade first: '-- @upgrade empty' if it has nothing to do.
          -- @revises a                       → 1: '-- @upgrade' is missing. Add it as a line of its own, with the SQL below it, or '-- @upgrade empty' if it has nothing to do.
          -- @revises a|SELECT 1              → 2: SQL stands here without '-- @upgrade' above it. Put that on a line of its own.
          -- @revises a, b|SELECT 1           → 2: SQL stands here without '-- @upgrade' above it. Put that on a line of its own.
          -- @revises a|SELECT 1;|SELECT 2;|-- @upgrade → 2: SQL stands above '-- @upgrade', where only tags and comments can. Move it below, or begin it with '--'.
          /* */ -- @revises a|-- @revises b|-- @upgrade → 1: '-- @revises' does not begin its line. Give it a line of its own, or take the '@' away.
          -- @revises|-- @upgrade             → 1: '@revises' has no value. Write one behind it, or several with commas between.
          -- @revises a,,b|-- @upgrade        → 1: '@revises' has a comma with nothing beside it. Take it away.
          -- @revises a b|-- @upgrade         → 1: '@revises' names 'a b', and no id or label holds a blank. Put commas between several.
          -- @revises a|-- @revises a|-- @upgrade → 2: '@revises' names 'a' twice. Name it once.
          -- @revises base, a|-- @upgrade     → 1: '@revises' names 'base' and other revisions. Write 'base' alone for a root, or leave it out.
          -- @revises a|-- @id x|-- @id y|-- @upgrade → 3: '@id' stands twice, first in line 2. Keep one.
          -- @revises a|-- @message|-- @upgrade → 2: '@message' has no value. Write one behind it, or leave it out.
          -- @revises a|-- @placeholders yes|-- @upgrade → 2: '@placeholders' is 'yes'. Write 'on' or 'off'.
          -- @revises a|-- @lock-timeout 3 sec|-- @upgrade → 2: '@lock-timeout' is '3 sec'. Write a number and a unit: ms, s, min, h or d, such as '3s'; a number alone is milliseconds (at most 24d).
          -- @revises a|-- 'x|/* open         → 3:1: a block comment begins here and does not end. Close it with '*/'; block comments nest, so each '/*' in it needs one of its own.
          """)
  void aHeaderThatIsWrongSaysWhereAndWhatToWrite(String text, String problem) {
    assertThat(Written.headerProblems(text.replace('|', '\n'))).containsExactly(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '`',
      textBlock =
          """
          SELECT 1;|-- @Downgrade|SELECT 2   → 4: '-- @Downgrade' is not '-- @downgrade'. Write it so, or take the '@' away if it is a comment.
          --@downgrad|SELECT 2               → 3: '-- @downgrad' is not '-- @downgrade'. Write it so, or take the '@' away if it is a comment.
          -- @downgrade:|SELECT 2            → 3: '-- @downgrade:' is not '-- @downgrade'. Write it so, or take the '@' away if it is a comment.
          -- @UNDO|SELECT 2                  → 3: '-- @UNDO' is not '-- @downgrade'. Write it so, or take the '@' away if it is a comment.
          -- @rollback please                → 3: '-- @rollback' is not '-- @downgrade'. Write it so, or take the '@' away if it is a comment.
          -- @UPGRADE                        → 3: '-- @UPGRADE' is not '-- @upgrade'. Write it so, or take the '@' away if it is a comment.
          SELECT 1; -- @downgrade            → 3: '-- @downgrade' does not begin its line. Give it a line of its own, or take the '@' away.
          -- @upgrade                        → 3: '-- @upgrade' stands twice, first in line 2. Keep one, with all its SQL below it.
          -- @downgrade|-- @downgrade        → 4: '-- @downgrade' stands twice, first in line 3. Keep one, with all its SQL below it.
          -- @downgrade now                  → 3: '-- @downgrade' is followed by 'now'. Write nothing behind it, or 'empty' if it has nothing to do.
          -- @downgrade empty|SELECT 1       → 4: a statement stands below '-- @downgrade empty'. Take 'empty' away, or the statement.
          SELECT 1;|commit;                  → 4: 'COMMIT' controls the transaction, and that is Aludel's part: it begins one for each revision and commits it with the version row. Leave it out, or write '-- @commit' where a transaction must end between two statements.
          \\i other.sql                      → 3: '\\i other.sql' is a command to psql, which PostgreSQL does not know. Put the text of that file in its place.
          SELECT 1;|\\connect other          → 4: '\\connect other' is a command to psql, which PostgreSQL does not know. Leave it out: a revision runs in the database it is run for.
          \\copy t FROM 't.csv' CSV          → 3: '\\copy t FROM 't.csv' CSV' is a command to psql, which PostgreSQL does not know. Write 'COPY … FROM stdin;', with the data below it and a line of '\\.'.
          SELECT 1 \\gset                    → 3: '\\gset' is a command to psql, which PostgreSQL does not know. Leave it out, or write it as SQL.
          \\restrict                         → 3: '\\restrict' is a command to psql, which PostgreSQL does not know. Leave it out, or write it as SQL.
          SELECT 1|\\restrict a1|;           → 4: '\\restrict a1' is a command to psql, which PostgreSQL does not know. Leave it out, or write it as SQL.
          SELECT 1;|\\.                      → 4: '\\.' ends the data of 'COPY … FROM STDIN', and no such data stands above it. Leave it out.
          COPY t FROM stdin;|1|\\.|\\.       → 6: '\\.' ends the data of 'COPY … FROM STDIN', and no such data stands above it. Leave it out.
          COPY t FROM stdin (FORMAT binary);|it's|\\.|SELECT 1; → 3: 'COPY … FROM STDIN' in the binary format can't be run from a file of text. Export its data as text or CSV.
          COPY t TO STDOUT;|SELECT 1;        → 3: 'COPY … TO STDOUT' answers with rows, and nobody reads them. Leave it out.
          SELECT 1;|COPY t FROM stdin; COMMIT;|1|\\. → 4: 'COPY … FROM STDIN' is followed by more on its line, where its data should begin. Move that below the data.
          COPY t FROM stdin; /*|*/ SELECT 1;|\\. → 3: 'COPY … FROM STDIN' is followed by more on its line, where its data should begin. Move that below the data.
          COPY t FROM stdin;|1|-- @downgrade|DROP TABLE t; → 5: '-- @downgrade' stands in the data of the COPY in line 3, which has no end. Put a line of '\\.' below the data.
          -- @downgrade empty|COPY t FROM stdin;|1|\\.|SELECT 1; → 4: a statement stands below '-- @downgrade empty'. Take 'empty' away, or the statement.
          """)
  void aBodyThatIsWrongSaysWhereAndWhatToWrite(String text, String problem) {
    assertThat(
            Written.bodyProblems(
                "-- @revises base\n-- @upgrade\n" + text.replace('|', '\n').replace("\\\\", "\\")))
        .containsExactly(problem.replace("\\\\", "\\"));
  }

  @Test
  void aFileOfProblemsTellsTheFirstOnes() {
    List<String> problems =
        Written.bodyProblems("-- @revises base\n-- @upgrade\n" + "\\d\n".repeat(1_000_000));
    assertThat(problems).hasSize(101);
    assertThat(problems.get(99))
        .isEqualTo(
            "102: '\\d' is a command to psql, which PostgreSQL does not know. Leave it out, or"
                + " write it as SQL.");
    assertThat(problems.get(100)).isEqualTo(" 999900 more problems. Mend the first ones.");
  }

  @Test
  void whatCanNotBeReadToItsEndIsToldWithTheRest() {
    assertThat(Written.bodyProblems("-- @revises base\n-- @upgrade\nCOMMIT;\nSELECT 'a"))
        .containsExactly(
            "3: 'COMMIT' controls the transaction, and that is Aludel's part: it begins one for each"
                + " revision and commits it with the version row. Leave it out, or write '-- @commit' where a transaction must end between two statements.",
            "4:8: a string begins here and does not end. Close it with \"'\"; a quote inside it is"
                + " written twice.");
  }
}
