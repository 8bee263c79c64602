package dev.aludel.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SqlSplitterTest {

  @Test
  void aStatementKeepsTheCommentsInsideItAndNoneAround() {
    assertThat(SqlSplitter.split("-- a\n /* b */ SELECT /* c */ 1 -- d\n ; -- e\nSELECT 2"))
        .containsExactly(
            new SqlStatement("SELECT /* c */ 1", 2, 10, StatementClass.ORDINARY),
            new SqlStatement("SELECT 2", 4, 1, StatementClass.ORDINARY));
  }

  @Test
  void aTextWithoutAStatementHasNone() {
    assertThat(SqlSplitter.split("")).isEmpty();
    assertThat(SqlSplitter.split(" ;; -- a\n/* b; */ ;")).isEmpty();
  }

  @Test
  void anEscapeStringGoesOnWithEscapes() {
    // The server's rule; psql forgets it at the line end and sends half the string.
    assertThat(texts("SELECT E'a\\''\n'b\\';c'; SELECT 2"))
        .containsExactly("SELECT E'a\\''\n'b\\';c'", "SELECT 2");
  }

  @Test
  void endAndCaseAreLabelsBehindAsAndADot() {
    // The server takes this function; psql ends it at the first 'end;'.
    String function =
        "CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC"
            + " SELECT 1 AS end; SELECT 2 AS case; SELECT q.end FROM (SELECT 5 AS end) q; END";
    assertThat(texts(function + "; SELECT 2")).containsExactly(function, "SELECT 2");
  }

  @Test
  void onlyBeginAtomicBeginsABody() {
    // A name: psql would wait for an END that never comes.
    assertThat(texts("CREATE FUNCTION begin() RETURNS int AS 'SELECT 1'; SELECT 2"))
        .containsExactly("CREATE FUNCTION begin() RETURNS int AS 'SELECT 1'", "SELECT 2");
    assertThat(texts("SELECT begin atomic; SELECT 2"))
        .containsExactly("SELECT begin atomic", "SELECT 2");
  }

  @Test
  void aPsqlCommandStandsAloneAlsoWithinAStatement() {
    List<SqlStatement> statements = SqlSplitter.split("\\set a 1\nSELECT 1 \\gset b\nSELECT 2;");
    assertThat(statements)
        .extracting(SqlStatement::text)
        .containsExactly("\\set a 1", "SELECT 1", "\\gset b", "SELECT 2");
    assertThat(statements.get(2))
        .isEqualTo(
            new SqlStatement(
                "\\gset b",
                2,
                10,
                new StatementClass(
                    StatementClass.Group.PSQL_COMMAND,
                    "'\\gset b' is a command to psql, which PostgreSQL does not know. Leave it out,"
                        + " or write it as SQL")));
  }

  @Test
  void dataBelowCopyIsNoSql() {
    List<SqlStatement> statements =
        SqlSplitter.split(
            "COPY t (a, b) FROM stdin; SELECT 1; -- here\n"
                + "it's\t/* data\n-- @downgrade\n\\N\t\\.\n\\.\nSELECT 2;");
    assertThat(statements)
        .extracting(SqlStatement::text)
        .containsExactly("COPY t (a, b) FROM stdin", "SELECT 1", "SELECT 2");
    assertThat(statements.get(0).kind())
        .isEqualTo(
            new StatementClass(
                StatementClass.Group.COPY_IN,
                "'COPY … FROM STDIN' has its data below it, and only a SQL revision has such lines."
                    + " Use 'bulkInsert', or the CopyManager of 'connection()'"));
    assertThat(statements.get(2).line()).isEqualTo(6);
  }

  private static List<String> texts(String sql) {
    return SqlSplitter.split(sql).stream().map(SqlStatement::text).toList();
  }
}
