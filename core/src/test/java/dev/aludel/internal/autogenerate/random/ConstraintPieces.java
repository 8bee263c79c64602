package dev.aludel.internal.autogenerate.random;

import dev.aludel.internal.autogenerate.random.Piece.Attempt;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Constraints and indexes. */
final class ConstraintPieces {

  private ConstraintPieces() {}

  static @Nullable Attempt constraint(Piece piece, Known known) {
    Optional<String> table = TablePieces.someTable(piece, known);
    if (table.isEmpty() || known.columns(table.get()).isEmpty()) {
      return null;
    }
    Draw draw = piece.draw();
    Map<String, String> columns = known.columns(table.get());
    List<String> several = draw.several("columns", columns.keySet(), 2);
    String one = several.get(0);
    String type = columns.getOrDefault(one, "");
    String named =
        draw.happens("named", 60)
            ? "CONSTRAINT " + piece.named("k0", "k1", "k2", "\"K 3\"", "t0_a_check") + " "
            : "";
    String list = String.join(", ", several);
    String deferred = draw.maybe("deferred", 12, " DEFERRABLE INITIALLY DEFERRED");
    String what =
        switch (draw.number("sort", 10)) {
          case 0, 1 -> "PRIMARY KEY (" + list + ")";
          case 2, 3, 4 ->
              "UNIQUE ("
                  + list
                  + ")"
                  + draw.maybe("include", 15, " INCLUDE (" + some(draw, columns) + ")")
                  + draw.maybe("fill", 8, " WITH (fillfactor = 50)")
                  + deferred;
          case 5 -> "EXCLUDE USING gist (" + one + " WITH &&)";
          default ->
              "CHECK ("
                  + condition(draw, one, type)
                  + ")"
                  + draw.maybe("no inherit", 6, " NO INHERIT")
                  + draw.maybe("not valid", 6, " NOT VALID");
        };
    return new Attempt(
        "ALTER TABLE " + table.get() + " ADD " + named + what,
        () -> {
          if (several.size() == 1 && what.matches("(PRIMARY|UNIQUE).*") && deferred.isEmpty()) {
            known.keys.put(table.get() + " (" + one + ")", type);
          }
          if (!named.isEmpty()) {
            known.nouns.add(named.trim() + " ON " + table.get());
          }
        });
  }

  private static String some(Draw draw, Map<String, String> columns) {
    return draw.among("included", columns.keySet()).orElseThrow();
  }

  /** {@return a condition on one column} */
  static String condition(Draw draw, String column, String type) {
    if (type.matches("integer|bigint|smallint|numeric.*|double.*")) {
      return column
          + draw.of(
              "number",
              " > 0",
              " BETWEEN 1 AND 9",
              " IN (1, 2, 3)",
              " <> 5",
              " % 2 = 0",
              " >= -1.5");
    }
    if (type.matches("text|varchar.*|char.*|name")) {
      return draw.of(
          "text",
          column + " <> ''",
          column + " IN ('a', 'b')",
          "length(" + column + ") > 1",
          column + " LIKE 'a%'",
          column + " ~ '^\\w+$'",
          "lower(" + column + ") = " + column,
          column + " = ANY (ARRAY['x', 'y'])",
          "(" + column + ")::text COLLATE \"C\" < 'z'");
    }
    if (type.equals("boolean")) {
      return draw.of("truth", column, "NOT " + column, column + " IS NOT FALSE");
    }
    return draw.of(
        "any", column + " IS NOT NULL", column + " IS DISTINCT FROM NULL", column + " = " + column);
  }

  static @Nullable Attempt foreignKey(Piece piece, Known known) {
    Optional<String> table = TablePieces.someTable(piece, known);
    Draw draw = piece.draw();
    Optional<String> key = draw.among("key", known.keys.keySet());
    if (table.isEmpty() || key.isEmpty()) {
      return null;
    }
    String type = known.keys.getOrDefault(key.get(), "").replace("serial", "integer");
    Map<String, String> columns = known.columns(table.get());
    List<String> fitting =
        columns.entrySet().stream()
            .filter(column -> isAlike(column.getValue(), type))
            .map(Map.Entry::getKey)
            .toList();
    Optional<String> there = draw.among("column", fitting);
    String name = draw.of("new column", "ref", "parent", "\"Of\"");
    String actions =
        draw.maybe(
                "delete",
                35,
                " ON DELETE " + draw.of("on delete", "CASCADE", "SET NULL", "RESTRICT"))
            + draw.maybe("update", 12, " ON UPDATE CASCADE")
            + draw.maybe("match", 5, " MATCH FULL")
            + draw.maybe("deferred", 12, " DEFERRABLE")
            + draw.maybe("late", 6, " NOT VALID");
    String named = draw.maybe("named", 50, "CONSTRAINT " + piece.named("fk0", "fk1", "k0") + " ");
    if (there.isEmpty() || draw.happens("own column", 40)) {
      String real = type.equals("bigserial") ? "bigint" : type;
      return new Attempt(
          "ALTER TABLE "
              + table.get()
              + " ADD COLUMN "
              + name
              + " "
              + real
              + " "
              + named
              + "REFERENCES "
              + key.get()
              + actions.replace(" NOT VALID", ""),
          () -> columns.put(name, real));
    }
    return Attempt.of(
        "ALTER TABLE "
            + table.get()
            + " ADD "
            + named
            + "FOREIGN KEY ("
            + there.get()
            + ") REFERENCES "
            + key.get()
            + actions);
  }

  private static boolean isAlike(String one, String other) {
    return one.equals(other)
        || (one.matches("integer|bigint|smallint") && other.matches("integer|bigint|smallint"))
        || (one.matches("text|varchar.*") && other.matches("text|varchar.*"));
  }

  static @Nullable Attempt index(Piece piece, Known known) {
    Draw draw = piece.draw();
    Optional<String> table =
        draw.happens("materialized", 12) && !known.materialized.isEmpty()
            ? draw.among("view", known.materialized)
            : TablePieces.someTable(piece, known);
    if (table.isEmpty()) {
      return null;
    }
    Map<String, String> columns = known.relations().getOrDefault(table.get(), Map.of());
    if (columns.isEmpty()) {
      return null;
    }
    List<String> several = draw.several("columns", columns.keySet(), 3);
    String one = several.get(0);
    String type = columns.getOrDefault(one, "");
    String name =
        draw.happens("named", 70) ? piece.named("i0", "i1", "i2", "\"I 3\"", "k0") + " " : "";
    String way = draw.of("way", "btree", "btree", "btree", "btree", "hash", "gin", "gist", "brin");
    List<String> parts =
        several.stream()
            .map(column -> element(draw, column, columns.getOrDefault(column, ""), known))
            .toList();
    boolean btree = way.equals("btree");
    String sql =
        "CREATE "
            + (btree ? draw.maybe("unique", 25, "UNIQUE ") : "")
            + "INDEX "
            + name
            + "ON "
            + table.get()
            + " USING "
            + way
            + " ("
            + (btree ? String.join(", ", parts) : one + draw.maybe("ops", 0, ""))
            + ")"
            + (btree ? draw.maybe("include", 10, " INCLUDE (" + some(draw, columns) + ")") : "")
            + (btree ? draw.maybe("fill", 8, " WITH (fillfactor = 80)") : "")
            + draw.maybe("where", 20, " WHERE " + condition(draw, one, type));
    return new Attempt(
        sql,
        () -> {
          if (!name.isEmpty()) {
            String schema = table.get().startsWith("app.") ? "app." : "";
            known.nouns.add("INDEX " + schema + name.trim());
          }
        });
  }

  private static String element(Draw draw, String column, String type, Known known) {
    int sort = draw.number("element " + column, 100);
    String ordered =
        draw.of("order " + column, "", "", "", " DESC", " NULLS FIRST", " DESC NULLS LAST");
    if (sort < 10 && type.matches("text|varchar.*")) {
      return draw.of("expression", "lower(" + column + ")", "(" + column + " || 'x')") + ordered;
    }
    if (sort < 18 && type.matches("text|varchar.*")) {
      return column + draw.of("class", " text_pattern_ops", " COLLATE \"C\"") + ordered;
    }
    if (sort < 26) {
      Optional<String> function =
          draw.among(
              "function",
              known.functions.entrySet().stream()
                  .filter(known1 -> known1.getValue().equals(type))
                  .map(Map.Entry::getKey)
                  .toList());
      if (function.isPresent()) {
        return function.get() + "(" + column + ")" + ordered;
      }
    }
    return column + ordered;
  }
}
