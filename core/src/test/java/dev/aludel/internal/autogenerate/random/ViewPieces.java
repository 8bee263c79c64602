package dev.aludel.internal.autogenerate.random;

import dev.aludel.internal.autogenerate.random.Piece.Attempt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Views and materialized views, over tables and over each other. */
final class ViewPieces {

  private ViewPieces() {}

  static @Nullable Attempt view(Piece piece, Known known) {
    Draw draw = piece.draw();
    String name = piece.named("v0", "v1", "v2", "v3", "\"V 4\"", "t4");
    Map<String, Map<String, String>> relations = known.relations();
    relations.remove(name);
    Optional<String> from = Draw.of(piece.name()).among("from", relations.keySet());
    if (from.isEmpty()) {
      return null;
    }
    Map<String, String> columns = relations.getOrDefault(from.get(), Map.of());
    Map<String, String> shown = new LinkedHashMap<>();
    String query = query(draw, known, relations, from.get(), columns, shown);
    boolean materialized = draw.happens("materialized", 22);
    String sql =
        "CREATE "
            + (materialized ? "MATERIALIZED VIEW " : "VIEW ")
            + name
            + (materialized
                ? draw.maybe("fill", 8, " WITH (fillfactor = 60)")
                : draw.maybe("barrier", 8, " WITH (security_barrier)"))
            + " AS "
            + query
            + (materialized ? draw.maybe("no data", 30, " WITH NO DATA") : "")
            + (materialized ? "" : draw.maybe("option", 5, " WITH LOCAL CHECK OPTION"));
    return new Attempt(
        sql,
        () -> {
          known.views.put(name, shown);
          known.nouns.add((materialized ? "MATERIALIZED VIEW " : "VIEW ") + name);
          if (materialized) {
            known.materialized.add(name);
          } else {
            shown.keySet().forEach(column -> known.nouns.add("COLUMN " + name + "." + column));
          }
        });
  }

  private static String query(
      Draw draw,
      Known known,
      Map<String, Map<String, String>> relations,
      String from,
      Map<String, String> columns,
      Map<String, String> shown) {
    int sort = draw.number("sort", 100);
    Optional<String> other = draw.among("other", relations.keySet());
    if (sort < 10 || columns.isEmpty()) {
      shown.putAll(columns);
      return "SELECT * FROM " + from;
    }
    List<String> several = draw.several("columns", columns.keySet(), 4);
    if (sort < 16) {
      shown.put("whole", "");
      return "SELECT x AS whole FROM " + from + " x";
    }
    if (sort < 34 && other.isPresent()) {
      return joined(draw, relations, from, columns, other.get(), shown);
    }
    if (sort < 42) {
      String one = several.get(0);
      shown.put("n", "bigint");
      return "SELECT count(*) AS n, max((%s)::text) FILTER (WHERE %s IS NOT NULL) FROM %s GROUP BY %s"
          .formatted(one, one, from, one);
    }
    if (sort < 46) {
      shown.put("w", "text");
      String one = several.get(0);
      return "WITH w AS (SELECT (%1$s)::text AS w FROM %2$s) SELECT w.w FROM w UNION ALL SELECT 'x'"
          .formatted(one, from);
    }
    if (sort < 51 && !known.functions.isEmpty()) {
      String function = draw.among("function", known.functions.keySet()).orElseThrow();
      shown.put("f", "");
      return "SELECT %s(%s) AS f FROM %s".formatted(function, several.get(0), from);
    }
    if (sort < 54) {
      shown.put("r", "");
      return "SELECT row_number() OVER (ORDER BY %1$s) AS r, CASE WHEN %1$s IS NULL THEN 1 ELSE 2 END AS c FROM %2$s"
          .formatted(several.get(0), from);
    }
    if (sort < 58) {
      shown.put("s", "");
      return "SELECT (SELECT count(*) FROM %s) AS s, 1 AS one WHERE EXISTS (SELECT FROM %s)"
          .formatted(from, from);
    }
    List<String> items = new ArrayList<>();
    for (String column : several) {
      boolean renamed = draw.happens("renamed " + column, 15);
      String as = renamed ? "x" + items.size() : column;
      shown.put(as, columns.getOrDefault(column, ""));
      items.add(renamed ? column + " AS " + as : column);
    }
    String one = several.get(0);
    return "SELECT "
        + draw.maybe("distinct", 8, "DISTINCT ")
        + String.join(", ", items)
        + " FROM "
        + from
        + draw.maybe(
            "where",
            30,
            " WHERE " + ConstraintPieces.condition(draw, one, columns.getOrDefault(one, "")))
        + draw.maybe("order", 10, " ORDER BY 1")
        + draw.maybe("limit", 5, " LIMIT 5");
  }

  private static String joined(
      Draw draw,
      Map<String, Map<String, String>> relations,
      String from,
      Map<String, String> columns,
      String other,
      Map<String, String> shown) {
    Map<String, String> others = relations.getOrDefault(other, Map.of());
    Optional<String> both =
        draw.among("both", columns.keySet().stream().filter(others::containsKey).toList());
    String kind = draw.of("join", "JOIN", "LEFT JOIN", "FULL JOIN");
    if (both.isPresent() && draw.happens("using", 60)) {
      shown.put(both.get(), columns.getOrDefault(both.get(), ""));
      return "SELECT %1$s FROM %2$s x %3$s %4$s y USING (%1$s)"
          .formatted(both.get(), from, kind, other);
    }
    Optional<String> one = draw.among("one", columns.keySet());
    Optional<String> two = draw.among("two", others.keySet());
    shown.put("one", columns.getOrDefault(one.orElseThrow(), ""));
    String right = two.map(column -> "y." + column).orElse("1");
    shown.put("two", two.map(column -> others.getOrDefault(column, "")).orElse("integer"));
    return "SELECT x.%s AS one, %s AS two FROM %s x %s %s y ON x.%s IS NOT NULL"
        .formatted(one.get(), right, from, kind.replace("FULL ", ""), other, one.get());
  }
}
