package dev.aludel.internal.autogenerate;

import dev.aludel.internal.sql.SqlSplitter;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A dump of pg_dump's as a list of statements that can be compared: without an order of statements,
 * of a table's columns and of options, by which index a table was clustered, and names that the
 * server gave.
 */
final class DumpText {

  private static final Pattern NAME =
      Pattern.compile("\"(?:[^\"]|\"\")+\"|[\\p{L}_][\\p{L}\\p{N}_$]*");
  private static final Pattern GIVEN =
      Pattern.compile(".*_(pkey|key|fkey|check|excl|idx|seq|not_null|stat)\\d*\"?");

  private static final Pattern OPTIONS = Pattern.compile("WITH \\(([^()]*)\\)");

  private DumpText() {}

  /**
   * Takes a dump apart.
   *
   * @param dump what pg_dump wrote
   * @param sources the texts in which somebody has chosen names
   */
  static List<String> statements(String dump, String sources) {
    return SqlSplitter.split(dump.replaceAll("(?m)^\\\\(un)?restrict.*$", "")).stream()
        .map(statement -> statement.text())
        .filter(sql -> !sql.startsWith("SET ") && !sql.contains("set_config('search_path'"))
        .filter(sql -> !sql.contains(" CLUSTER ON "))
        .map(sql -> sorted(sortedOptions(withoutGivenNames(sql, sources))))
        .sorted()
        .toList();
  }

  private static String withoutGivenNames(String sql, String sources) {
    Matcher name = NAME.matcher(sql);
    return name.replaceAll(
        found -> {
          Matcher given = GIVEN.matcher(found.group());
          boolean chosen = sources.contains(found.group().replace("\"", ""));
          return Matcher.quoteReplacement(
              given.matches() && !chosen ? "given_" + given.group(1) : found.group());
        });
  }

  private static String sortedOptions(String sql) {
    return OPTIONS
        .matcher(sql)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    "WITH ("
                        + String.join(
                            ", ", Arrays.stream(found.group(1).split(", ")).sorted().toList())
                        + ")"));
  }

  private static String sorted(String sql) {
    return sql.startsWith("CREATE TABLE") || sql.startsWith("CREATE UNLOGGED TABLE")
        ? String.join("\n", Arrays.stream(sql.split(",?\n")).sorted().toList())
        : sql;
  }
}
