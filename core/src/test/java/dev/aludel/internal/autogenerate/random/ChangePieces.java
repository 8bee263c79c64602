package dev.aludel.internal.autogenerate.random;

import dev.aludel.internal.autogenerate.random.Piece.Attempt;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What makes a schema one with a history: columns dropped, renamed, of another type. */
final class ChangePieces {

  private ChangePieces() {}

  static @Nullable Attempt change(Piece piece, Known known) {
    Optional<String> some = TablePieces.someTable(piece, known);
    if (some.isEmpty()) {
      return null;
    }
    String table = some.get();
    Draw draw = piece.draw();
    Map<String, String> columns = known.columns(table);
    Optional<String> column = draw.among("column", columns.keySet());
    String alter = "ALTER TABLE " + table + " ";
    if (column.isEmpty()) {
      return Attempt.of(alter + "ADD COLUMN late integer");
    }
    String name = column.get();
    String type = columns.getOrDefault(name, "");
    switch (draw.number("sort", 20)) {
      case 0, 1:
        return new Attempt(alter + "DROP COLUMN " + name + " CASCADE", () -> columns.remove(name));
      case 2, 3:
        String other = draw.of("new name", "a", "b", "renamed", "\"Re named\"");
        return new Attempt(
            alter + "RENAME COLUMN " + name + " TO " + other,
            () -> {
              columns.remove(name);
              columns.put(other, type);
            });
      case 4, 5:
        String wider = draw.of("wider", "text", "bigint", "varchar(50)", "numeric");
        return new Attempt(
            alter + "ALTER COLUMN " + name + " TYPE " + wider + " USING NULL",
            () -> columns.put(name, wider));
      case 6:
        return Attempt.of(
            alter + "ALTER COLUMN " + name + draw.of("null", " SET NOT NULL", " DROP NOT NULL"));
      case 7:
        return Attempt.of(alter + "ALTER COLUMN " + name + " DROP DEFAULT");
      case 8:
        return new Attempt(
            alter + "RENAME TO " + piece.named("t5", "t6"),
            () -> {
              String renamed = piece.named("t5", "t6");
              known.columns(renamed).putAll(columns);
              known.tables.remove(table);
              known.partitioned.remove(table);
            });
      case 9:
        return new Attempt(
            "DROP TABLE " + table + " CASCADE",
            () -> {
              known.tables.remove(table);
              known.partitioned.remove(table);
              known.keys.keySet().removeIf(key -> key.startsWith(table + " "));
            });
      case 10:
        return Attempt.of(
            alter + "ALTER COLUMN " + name + " SET STATISTICS " + draw.of("target", "10", "500"));
      case 11:
        return Attempt.of(
            alter
                + "ALTER COLUMN "
                + name
                + " SET STORAGE "
                + draw.of("storage", "EXTERNAL", "MAIN", "PLAIN"));
      case 12:
        return Attempt.of(alter + "REPLICA IDENTITY " + draw.of("identity", "FULL", "NOTHING"));
      case 13:
        return Attempt.of(
            alter
                + draw.of(
                    "trigger",
                    "DISABLE TRIGGER USER",
                    "ENABLE REPLICA TRIGGER g0",
                    "DISABLE TRIGGER g1"));
      case 14:
        return draw.among("parent", known.tables.keySet())
            .map(
                parent ->
                    Attempt.of(alter + draw.of("inherit", "NO INHERIT ", "INHERIT ") + parent))
            .orElse(null);
      case 15:
        return draw.among("whole", known.partitioned.keySet())
            .map(
                whole ->
                    Attempt.of(
                        "ALTER TABLE "
                            + whole
                            + draw.of(
                                "part",
                                " DETACH PARTITION " + table,
                                " ATTACH PARTITION " + table + " DEFAULT")))
            .orElse(null);
      case 16:
        return draw.among("sequence", known.sequences)
            .map(
                sequence ->
                    Attempt.of(
                        alter
                            + "ALTER COLUMN "
                            + name
                            + " SET DEFAULT nextval('"
                            + sequence
                            + "')"))
            .orElse(null);
      case 17:
        return draw.among("type", known.types.keySet())
            .map(
                of ->
                    Attempt.of(
                        "ALTER TYPE "
                            + of
                            + draw.of(
                                "add", " ADD VALUE 'new'", " ADD ATTRIBUTE more integer CASCADE")))
            .orElse(null);
      case 18:
        return known.schemas.contains("app")
            ? Attempt.of(alter + "SET SCHEMA " + draw.of("schema", "app", "public"))
            : null;
      default:
        return Attempt.of(alter + "SET (fillfactor = " + draw.of("fill", "50", "90") + ")");
    }
  }
}
