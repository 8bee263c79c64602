package dev.aludel.internal.reflection.rows;

import dev.aludel.internal.sql.Literals;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads of tables what somebody must know who has rows for them. */
final class RowTableReader {

  private final Function<String, List<List<String>>> query;

  /**
   * Reads by means of a session.
   *
   * @param query asks it something, and gets rows of texts
   */
  RowTableReader(Function<String, List<List<String>>> query) {
    this.query = query;
  }

  /** {@return a table, by its name in SQL text, where it is there} */
  Optional<RowTable> read(String name) {
    String relation = "to_regclass(" + Literals.quote(name) + ")";
    List<List<String>> kind =
        query.apply("SELECT relkind = 'p' FROM pg_catalog.pg_class WHERE oid = " + relation);
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    List<RowTable.RowColumn> columns =
        query
            .apply(
                """
                SELECT a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod),
                       a.attnotnull OR t.typnotnull,
                       a.atthasdef OR a.attidentity <> '' OR t.typdefault IS NOT NULL,
                       a.attidentity <> '' OR coalesce(pg_catalog.pg_get_expr(d.adbin, d.adrelid) ~ '^(pg_catalog\\.)?nextval\\(', false),
                       a.attgenerated <> ''
                  FROM pg_catalog.pg_attribute a
                  JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
                  LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
                 WHERE a.attrelid = %s AND a.attnum > 0 AND NOT a.attisdropped
                 ORDER BY a.attnum"""
                    .formatted(relation))
            .stream()
            .map(
                row ->
                    new RowTable.RowColumn(
                        row.get(0),
                        row.get(1),
                        row.get(2).equals("t"),
                        row.get(3).equals("t"),
                        row.get(4).equals("t"),
                        row.get(5).equals("t")))
            .toList();
    return Optional.of(
        new RowTable(name, kind.get(0).get(0).equals("t"), columns, references(relation)));
  }

  private List<RowTable.Reference> references(String relation) {
    Map<String, List<List<String>>> keys = new LinkedHashMap<>();
    for (List<String> row :
        query.apply(
            """
            SELECT c.oid, format('%%I.%%I', n.nspname, r.relname), c.confrelid = c.conrelid, a.attname, f.attname
              FROM pg_catalog.pg_constraint c
              JOIN pg_catalog.pg_class r ON r.oid = c.confrelid
              JOIN pg_catalog.pg_namespace n ON n.oid = r.relnamespace
             CROSS JOIN LATERAL ROWS FROM (unnest(c.conkey), unnest(c.confkey)) WITH ORDINALITY AS k (own, other, at)
              JOIN pg_catalog.pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.own
              JOIN pg_catalog.pg_attribute f ON f.attrelid = c.confrelid AND f.attnum = k.other
             WHERE c.contype = 'f' AND c.conrelid = %s
             ORDER BY c.conname, c.oid, k.at"""
                .formatted(relation))) {
      keys.computeIfAbsent(row.get(0), any -> new ArrayList<>()).add(row);
    }
    return keys.values().stream()
        .map(
            rows ->
                new RowTable.Reference(
                    rows.get(0).get(1),
                    rows.get(0).get(2).equals("t"),
                    rows.stream().map(row -> row.get(3)).toList(),
                    rows.stream().map(row -> row.get(4)).toList()))
        .toList();
  }

  /** {@return whether a constraint is about a column that a sequence fills} */
  boolean countsIn(RowTable table, String constraint) {
    return query
        .apply(
            "SELECT a.attname FROM pg_catalog.pg_constraint c JOIN pg_catalog.pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey) WHERE c.conname = %s AND c.conrelid = %s::regclass"
                .formatted(Literals.quote(constraint), Literals.quote(table.name())))
        .stream()
        .anyMatch(row -> table.column(row.get(0)).filter(RowTable.RowColumn::counted).isPresent());
  }
}
