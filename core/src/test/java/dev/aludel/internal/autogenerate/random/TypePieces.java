package dev.aludel.internal.autogenerate.random;

import dev.aludel.internal.autogenerate.random.Piece.Attempt;
import java.util.Optional;

/** Enums, domains, composite and range types. */
final class TypePieces {

  private TypePieces() {}

  static Attempt type(Piece piece, Known known) {
    Draw draw = piece.draw();
    String name = piece.named("y0", "y1", "y2", "\"Y 3\"", "mood");
    Optional<String> other = draw.among("other", known.types.keySet());
    switch (draw.number("sort", 10)) {
      case 0, 1, 2, 3:
        String labels =
            draw.of(
                "labels",
                "'a', 'b', 'c'",
                "'a', 'c'",
                "'a', 'b', 'c', 'd e'",
                "'b', 'a'",
                "'z', 'a', 'b', 'c'");
        return made(piece, known, name, "ENUM (" + labels + ")", "'a'");
      case 4, 5, 6:
        String base = draw.of("base", "integer", "text", "numeric(8,2)", "varchar(9)", "integer[]");
        if (draw.happens("over", 15) && other.isPresent()) {
          base = other.get();
        }
        String sql =
            "CREATE DOMAIN "
                + name
                + " AS "
                + base
                + draw.maybe("default", 25, base.equals("integer") ? " DEFAULT 3" : "")
                + draw.maybe("not null", 20, " NOT NULL")
                + draw.maybe(
                    "check", 40, " CHECK (" + ConstraintPieces.condition(draw, "VALUE", base) + ")")
                + draw.maybe("second", 15, " CONSTRAINT second CHECK (VALUE IS NOT NULL)");
        return new Attempt(
            sql,
            () -> {
              known.types.put(name, "domain");
              known.nouns.add("DOMAIN " + name);
            });
      case 7, 8:
        return made(
            piece,
            known,
            name,
            "("
                + "x "
                + TablePieces.type(draw, known).name()
                + draw.maybe("two", 70, ", y text")
                + draw.maybe("three", 40, ", z " + draw.of("third", "integer", "date", "bigint"))
                + ")",
            "composite");
      default:
        return made(
            piece,
            known,
            name,
            "RANGE (subtype = " + draw.of("subtype", "float8", "text", "date") + ")",
            "range");
    }
  }

  private static Attempt made(Piece piece, Known known, String name, String as, String value) {
    return new Attempt(
        "CREATE TYPE " + name + " AS " + as,
        () -> {
          known.types.put(name, value);
          known.nouns.add("TYPE " + name);
        });
  }
}
