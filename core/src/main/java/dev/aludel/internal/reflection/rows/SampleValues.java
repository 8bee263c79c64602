package dev.aludel.internal.reflection.rows;

import dev.aludel.internal.sql.Literals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values that the columns of a table may take: constants from its checks and bounds, the labels of
 * enums, and texts of many sorts, of which the server says which a type can read.
 */
final class SampleValues {

  private static final Pattern STRING = Pattern.compile("'((?:[^']|'')*)'");
  private static final Pattern NUMBER = Pattern.compile("(?<![\\w.'])-?\\d+(?:\\.\\d+)?(?![\\w'])");

  /** Each type reads some of these, whoever made it. */
  private static final List<String> TEXTS =
      List.of(
          "1",
          "2",
          "3",
          "a",
          "b",
          "c",
          "true",
          "false",
          "2024-01-15",
          "2024-02-16 10:30:00+00",
          "2025-03-17",
          "10:30:00",
          "1 day",
          "2 hours",
          "{}",
          "{1}",
          "{a}",
          "[1,3)",
          "[4,6)",
          "[2024-01-15,2024-02-16)",
          "empty",
          "{\"a\": 1}",
          "<a/>",
          "10.0.0.1",
          "10.0.0.2",
          "08:00:2b:01:02:03",
          "00000000-0000-4000-8000-000000000001",
          "00000000-0000-4000-8000-000000000002",
          "00000000-0000-4000-8000-000000000003",
          "\\x01",
          "\\x02",
          "(1,1)",
          "(2,2)",
          "((0,0),(1,1))",
          "[(0,0),(1,1)]",
          "<(0,0),1>",
          "{1,-1,0}",
          "101",
          "0",
          "0/1",
          "$1.00",
          "1:1:",
          "pg_class",
          "english",
          "()",
          "(,)",
          "(,,)",
          "(,,,)",
          "(,,,,)",
          "(,,,,,)",
          "B",
          "x");

  private final RowSession session;
  private final RowTable table;
  private final List<String> definitions;
  private final List<String> labels;

  /** Columns, each with what must hold for it alone. */
  private final List<List<String>> checks;

  private final Map<String, List<String>> values = new HashMap<>();

  SampleValues(RowSession session, RowTable table) {
    this.session = session;
    this.table = table;
    String relation = Literals.quote(table.name()) + "::regclass";
    this.definitions =
        session
            .texts(
                """
                SELECT pg_catalog.pg_get_constraintdef(c.oid) FROM pg_catalog.pg_constraint c
                 WHERE c.contype = 'c' AND (c.conrelid = %1$s OR c.contypid <> 0)
                   AND c.connamespace <> 'information_schema'::regnamespace
                UNION ALL
                SELECT pg_catalog.pg_get_expr(p.relpartbound, p.oid) FROM pg_catalog.pg_class p
                 WHERE p.relpartbound IS NOT NULL
                   AND (p.oid = %1$s OR p.oid = ANY (ARRAY(SELECT t.relid FROM pg_catalog.pg_partition_tree(%1$s) t)))"""
                    .formatted(relation))
            .stream()
            .map(row -> row.get(0))
            .toList();
    this.checks =
        session.texts(
            """
            SELECT a.attname, pg_catalog.pg_get_expr(c.conbin, c.conrelid)
              FROM pg_catalog.pg_constraint c
              JOIN pg_catalog.pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
             WHERE c.contype = 'c' AND c.conrelid = %s AND pg_catalog.cardinality(c.conkey) = 1
             ORDER BY c.conname"""
                .formatted(relation));
    this.labels =
        session
            .texts("SELECT enumlabel FROM pg_catalog.pg_enum ORDER BY enumtypid, enumsortorder")
            .stream()
            .map(row -> row.get(0))
            .distinct()
            .toList();
  }

  /** {@return what a column may take, best first; none where nothing was found that it reads} */
  List<String> of(RowTable.RowColumn column) {
    return values.computeIfAbsent(column.name(), any -> found(column));
  }

  private List<String> found(RowTable.RowColumn column) {
    Set<String> texts = new LinkedHashSet<>();
    for (String definition : definitions) {
      if (definition.startsWith("FOR VALUES")
          || definition.contains(column.name())
          || definition.contains("VALUE")) {
        texts.addAll(constants(definition));
      }
    }
    List<String> own =
        checks.stream()
            .filter(check -> check.get(0).equals(column.name()))
            .map(check -> check.get(1))
            .toList();
    Set<String> found = new LinkedHashSet<>(session.values(column, own, texts));
    found.addAll(session.values(column, own, labels));
    found.addAll(session.values(column, own, TEXTS));
    return List.copyOf(found);
  }

  private static List<String> constants(String definition) {
    List<String> constants = new ArrayList<>();
    Matcher string = STRING.matcher(definition);
    while (string.find()) {
      constants.add(string.group(1).replace("''", "'"));
    }
    Matcher number = NUMBER.matcher(STRING.matcher(definition).replaceAll("''"));
    while (number.find()) {
      BigDecimal value = new BigDecimal(number.group());
      constants.add(value.add(BigDecimal.ONE).toPlainString());
      constants.add(value.toPlainString());
      constants.add(value.subtract(BigDecimal.ONE).toPlainString());
    }
    return constants;
  }

  RowTable table() {
    return table;
  }
}
