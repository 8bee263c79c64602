package dev.aludel.internal.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.architecture.MainSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Reads the SQL in the sources: whatever PostgreSQL looks up by the search_path stands behind
 * pg_catalog, and what can't be qualified is not used.
 */
class OwnSqlTest {

  private static final Pattern TEXT =
      Pattern.compile("\"\"\"\\n(.*?)\"\"\"|\"((?:[^\"\\\\\\n]|\\\\.)*)\"", Pattern.DOTALL);

  private static final Pattern SQL =
      Pattern.compile(
          "\\b(SELECT|FROM|WHERE|INSERT INTO|UPDATE|CHECK \\(|PERFORM|ELSIF|CASE WHEN|RAISE EXCEPTION)\\b");

  /** Words in front of a parenthesis that are no functions that anybody could define. */
  private static final String GRAMMAR =
      "OPERATOR|ARRAY|ANY|ALL|EXISTS|VALUES|CHECK|KEY|coalesce|greatest|extract|AS|FROM|bit|AND|OR|WHERE|IF|NOT|ON|OVER"
          + "|own|LATERAL|SELECT|log|place|b|l|s|INTO|JOIN|WITH|SETOF|IN SHARE";

  private static final List<Pattern> FORBIDDEN =
      List.of(
          Pattern.compile("\\bIN \\((?!SHARE)"),
          // Of NULL, it is a test of its own.
          Pattern.compile("\\bIS (NOT )?DISTINCT FROM (?!NULL\\b)"),
          Pattern.compile("\\b(NULLIF|nullif)\\b"),
          Pattern.compile("\\b(I?LIKE|SIMILAR TO|BETWEEN)\\b"),
          Pattern.compile("\\bCASE (?!WHEN)\\w"),
          Pattern.compile("\\bUSING \\("),
          Pattern.compile("\\bNATURAL JOIN\\b"),
          Pattern.compile("::(?!pg_catalog\\.|bigint|int\\b|bit\\(|%s END)\\S+"),
          Pattern.compile("COLLATE (?!pg_catalog\\.)\\S+"),
          Pattern.compile("(?<![.:\\w\"%])(?!(?:" + GRAMMAR + ")\\b)[a-z_]+\\("),
          Pattern.compile(
              "(?<=[\\w)' ])\\s(=|<>|!=|<|>|<=|>=|\\|\\||~|-|->|->>|@>|&&|\\+|\\*|/|<<|\\|)\\s"));

  /** What is left of a text when values, comments and what is qualified are taken out. */
  private static String bare(String sql) {
    return sql.replaceAll("''", "")
        .replaceAll("'[^']*'", "''")
        .replaceAll("--[^\\n]*", "")
        .replaceAll("OPERATOR\\(pg_catalog\\.[^)]+\\)", "~op~")
        .replaceAll("(SET|,|USING|%1\\$s)\\s+(?:\\w+|%s) = ", "$1 ")
        .replaceAll("(ERRCODE|MESSAGE|HINT) = ", "")
        // What a person is told to type.
        .replaceAll("end it with '.*", "")
        .replaceAll(":= ", "");
  }

  private static List<String> problems(String sql) {
    String bare = bare(sql);
    List<String> problems = new ArrayList<>();
    for (Pattern pattern : FORBIDDEN) {
      Matcher matcher = pattern.matcher(bare);
      while (matcher.find()) {
        int from = Math.max(0, matcher.start() - 25);
        problems.add(
            bare.substring(from, Math.min(bare.length(), matcher.end() + 15)).replace('\n', ' '));
      }
    }
    return problems;
  }

  private static List<Path> files() throws IOException {
    return MainSources.files().stream()
        // Its queries are read under a path of their own, which ReadingUnderAttackPostgresTest
        // shows.
        .filter(path -> !path.toString().contains("/internal/reflection/"))
        // What they write stands in comments, for a person to read and run; nothing here sends it.
        .filter(path -> !path.endsWith("ddl/RowsInTheWay.java"))
        .filter(path -> !path.endsWith("ddl/NarrowerType.java"))
        // It asks servers that a test run starts for itself.
        .filter(path -> !path.toString().contains("/testing-server/"))
        .toList();
  }

  @Test
  void everyNameThatIsLookedUpIsQualified() throws IOException {
    List<String> problems = new ArrayList<>();
    int read = 0;
    for (Path file : files()) {
      Matcher text =
          TEXT.matcher(Files.readString(file).replaceAll("(?m)^\\s*(\\*|//|/\\*).*$", ""));
      while (text.find()) {
        String found = text.group(1) == null ? text.group(2) : text.group(1);
        if (SQL.matcher(found).find()) {
          read++;
          problems(found).forEach(problem -> problems.add(file.getFileName() + ": " + problem));
        }
      }
    }
    assertThat(problems).isEmpty();
    assertThat(read).as("texts of SQL that were read").isGreaterThan(50);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT array_agg(x) FROM t",
        "SELECT a FROM t WHERE a = 'x'",
        "SELECT a FROM t WHERE a IN ('x')",
        "SELECT a::text FROM t",
        "SELECT a FROM t ORDER BY a COLLATE \"C\"",
        "SELECT CASE a WHEN 'x' THEN 1 END FROM t",
        "SELECT nullif(a, '') FROM t",
        "SELECT a FROM t WHERE a IS DISTINCT FROM 'x'",
        "SELECT a || b FROM t",
        "SELECT a -> 'b' FROM t WHERE a @> b",
        "SELECT a FROM t WHERE a != 'x'",
        "UPDATE t SET a = 'x' WHERE b <> 'y'",
        "SELECT a FROM t JOIN u USING (a)",
        "SELECT a FROM t WHERE a LIKE 'x'",
      })
  void whatIsNotQualifiedIsFound(String sql) {
    assertThat(problems(sql)).isNotEmpty();
  }
}
