package dev.aludel.internal.autogenerate.random;

import dev.aludel.internal.autogenerate.random.Piece.Attempt;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Functions, procedures, and the triggers that call them. */
final class RoutinePieces {

  private RoutinePieces() {}

  static @Nullable Attempt function(Piece piece, Known known) {
    Draw draw = piece.draw();
    String name = piece.named("f0", "f1", "f2", "\"F 3\"", "app_touch");
    Optional<String> relation = draw.among("relation", known.relations().keySet());
    Optional<String> table = draw.among("table", known.tables.keySet());
    String type = draw.of("type", "integer", "text", "integer", "text", "bigint");
    if (draw.happens("own", 12)) {
      type = TablePieces.type(draw, known).name();
    }
    switch (draw.number("sort", 10)) {
      case 0, 1:
        return new Attempt(
            "CREATE FUNCTION %s() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN %s; END'"
                .formatted(name, draw.of("body", "NEW", "NULL", "OLD")),
            () -> {
              known.triggerFunctions.add(name);
              known.nouns.add("FUNCTION " + name + "()");
            });
      case 2:
        return table
            .map(
                of ->
                    new Attempt(
                        "CREATE FUNCTION %s() RETURNS SETOF %s LANGUAGE sql STABLE AS 'SELECT * FROM %s'"
                            .formatted(name, of, of.startsWith("app.") ? of : "public." + of),
                        () -> {
                          known.views.put(name + "()", Map.copyOf(known.columns(of)));
                          known.nouns.add("FUNCTION " + name + "()");
                        }))
            .orElse(null);
      case 3:
        return relation
            .map(
                of ->
                    Attempt.of(
                        "CREATE FUNCTION %s() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT count(*) FROM %s; END"
                            .formatted(name, of)))
            .orElse(null);
      case 4:
        return Attempt.of(
            "CREATE PROCEDURE %s(x %s) LANGUAGE sql AS 'SELECT 1'".formatted(name, type));
      case 5:
        return table
            .map(
                of ->
                    Attempt.of(
                        "CREATE FUNCTION %s(r %s) RETURNS text LANGUAGE sql AS 'SELECT r::text'"
                            .formatted(name, of)))
            .orElse(null);
      case 6:
        return Attempt.of(
            "CREATE FUNCTION %s(x %s, OUT y integer, OUT z text) LANGUAGE plpgsql %s AS 'BEGIN y := %d; END'"
                .formatted(
                    name,
                    type,
                    draw.of("kind", "STRICT", "SECURITY DEFINER", ""),
                    draw.number("n", 3)));
      default:
        String of = type;
        String argument = name + "(" + of + ")";
        return new Attempt(
            "CREATE FUNCTION %s(%s %s%s) RETURNS %s LANGUAGE sql IMMUTABLE%s %s"
                .formatted(
                    name,
                    draw.of("argument", "x", "x", "value"),
                    of,
                    draw.maybe("default", 15, " DEFAULT NULL"),
                    of,
                    draw.maybe("options", 15, " COST 10 PARALLEL SAFE")
                        + draw.maybe("set", 8, " SET search_path = public"),
                    draw.happens("atomic", 30) ? "RETURN $1" : "AS 'SELECT $1'"),
            () -> {
              known.functions.put(name, of);
              known.nouns.add("FUNCTION " + argument);
            });
    }
  }

  static @Nullable Attempt trigger(Piece piece, Known known) {
    Draw draw = piece.draw();
    Optional<String> table = TablePieces.someTable(piece, known);
    Optional<String> function = draw.among("function", known.triggerFunctions);
    if (table.isEmpty() || function.isEmpty()) {
      return null;
    }
    Optional<String> column = draw.among("column", known.columns(table.get()).keySet());
    String when = draw.of("when", "BEFORE", "AFTER");
    String event = draw.of("event", "INSERT", "UPDATE", "DELETE", "INSERT OR UPDATE", "UPDATE OF");
    if (event.equals("UPDATE OF")) {
      event = column.map(name -> "UPDATE OF " + name).orElse("UPDATE");
    }
    String row = draw.of("row", "ROW", "ROW", "STATEMENT");
    String condition =
        column
            .filter(any -> row.equals("ROW") && draw.happens("condition", 20))
            .map(name -> " WHEN (NEW." + name + " IS NOT NULL)")
            .orElse("");
    String name = piece.named("g0", "g1", "\"G 2\"");
    return new Attempt(
        "CREATE TRIGGER %s %s %s ON %s FOR EACH %s%s EXECUTE FUNCTION %s(%s)"
            .formatted(
                name,
                when,
                event,
                table.get(),
                row,
                condition,
                function.get(),
                draw.maybe("argument", 15, "'a', 'it''s'")),
        () -> known.nouns.add("TRIGGER " + name + " ON " + table.get()));
  }
}
