package dev.aludel.internal.autogenerate.random;

import dev.aludel.internal.autogenerate.random.Piece.Attempt;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Schemas, sequences, and what is said about other objects. */
final class OtherPieces {

  private OtherPieces() {}

  static Attempt namespace(Piece piece, Known known) {
    return new Attempt(
        "CREATE SCHEMA app",
        () -> {
          known.schemas.add("app");
          known.nouns.add("SCHEMA app");
        });
  }

  static Attempt sequence(Piece piece, Known known) {
    Draw draw = piece.draw();
    String name = piece.named("s0", "s1", "\"S 2\"", "t0_a_seq");
    Optional<String> owner =
        draw.happens("owned", 30)
            ? TablePieces.someTable(piece, known)
                .flatMap(
                    table ->
                        draw.among("column", known.columns(table).keySet())
                            .map(column -> table + "." + column))
            : Optional.empty();
    String sql =
        "CREATE SEQUENCE "
            + name
            + draw.of("type", "", "", " AS integer", " AS smallint")
            + draw.maybe("start", 30, " START WITH 5")
            + draw.maybe("step", 30, " INCREMENT BY " + draw.of("by", "50", "-1"))
            + draw.maybe("cycle", 10, " CYCLE CACHE 4")
            + owner.map(column -> " OWNED BY " + column).orElse("");
    return new Attempt(
        sql,
        () -> {
          known.sequences.add(name);
          known.nouns.add("SEQUENCE " + name);
        });
  }

  static @Nullable Attempt policy(Piece piece, Known known) {
    Optional<String> table = TablePieces.someTable(piece, known);
    if (table.isEmpty()) {
      return null;
    }
    Draw draw = piece.draw();
    if (draw.happens("on", 40)) {
      return Attempt.of(
          "ALTER TABLE "
              + table.get()
              + draw.of("security", " ENABLE", " FORCE")
              + " ROW LEVEL SECURITY");
    }
    Map<String, String> columns = known.columns(table.get());
    String condition =
        draw.among("column", columns.keySet())
            .map(
                column ->
                    ConstraintPieces.condition(draw, column, columns.getOrDefault(column, "")))
            .orElse("true");
    String name = piece.named("p0", "p1", "\"P 2\"");
    return new Attempt(
        "CREATE POLICY %s ON %s%s%s%s"
            .formatted(
                name,
                table.get(),
                draw.maybe("restrictive", 20, " AS RESTRICTIVE"),
                draw.maybe("for", 40, " FOR " + draw.of("command", "SELECT", "UPDATE", "DELETE")),
                " USING (" + condition + ")"),
        () -> known.nouns.add("POLICY " + name + " ON " + table.get()));
  }

  static @Nullable Attempt rule(Piece piece, Known known) {
    Draw draw = piece.draw();
    return draw.among("relation", known.relations().keySet())
        .map(
            on ->
                Attempt.of(
                    "CREATE RULE %s AS ON %s TO %s DO %s NOTHING"
                        .formatted(
                            piece.named("r0", "r1"),
                            draw.of("event", "UPDATE", "DELETE", "INSERT"),
                            on,
                            draw.of("also", "INSTEAD", "ALSO"))))
        .orElse(null);
  }

  static @Nullable Attempt statistics(Piece piece, Known known) {
    Draw draw = piece.draw();
    return TablePieces.someTable(piece, known)
        .filter(table -> known.columns(table).size() > 1)
        .map(
            table -> {
              List<String> columns = List.copyOf(known.columns(table).keySet());
              return Attempt.of(
                  "CREATE STATISTICS %s%s ON %s, %s FROM %s"
                      .formatted(
                          piece.named("x0", "x1"),
                          draw.of("kinds", "", " (ndistinct)", " (mcv, dependencies)"),
                          columns.get(0),
                          columns.get(1 + draw.number("second", columns.size() - 1)),
                          table));
            })
        .orElse(null);
  }

  static @Nullable Attempt comment(Piece piece, Known known) {
    return Draw.of(piece.name())
        .among("noun", known.nouns)
        .map(
            noun ->
                Attempt.of(
                    "COMMENT ON "
                        + noun
                        + " IS "
                        + piece.draw().of("text", "'a note'", "'it''s'", "E'two\\nlines'", "NULL")))
        .orElse(null);
  }

  static @Nullable Attempt grant(Piece piece, Known known) {
    Draw draw = piece.draw();
    List<String> nouns =
        known.nouns.stream()
            .filter(noun -> noun.matches("(TABLE|VIEW|SEQUENCE|FUNCTION|SCHEMA|TYPE|DOMAIN) .*"))
            .toList();
    Optional<String> noun = Draw.of(piece.name()).among("noun", nouns);
    if (noun.isEmpty()) {
      return null;
    }
    String word = noun.get().substring(0, noun.get().indexOf(' '));
    String right =
        switch (word) {
          case "TABLE", "VIEW" -> draw.of("right", "SELECT", "INSERT, UPDATE", "ALL");
          case "SEQUENCE", "SCHEMA", "TYPE", "DOMAIN" -> "USAGE";
          default -> "EXECUTE";
        };
    String to = draw.of("role", "PUBLIC", "pg_monitor", "pg_read_all_data");
    String on = noun.get().replaceFirst("^VIEW", "TABLE");
    return Attempt.of(
        draw.happens("revoke", 20)
            ? "REVOKE " + right + " ON " + on + " FROM " + draw.of("from", "PUBLIC", to)
            : "GRANT "
                + right
                + " ON "
                + on
                + " TO "
                + to
                + draw.maybe("option", 10, to.equals("PUBLIC") ? "" : " WITH GRANT OPTION"));
  }
}
