package dev.aludel.internal.sql.ddl;

import dev.aludel.schema.ColumnDefault;
import dev.aludel.schema.ObjectId;
import java.util.List;

/** A default, behind its new column or as an action of ALTER TABLE. */
final class ColumnDefaultSql implements KindSql<ColumnDefault> {

  @Override
  public List<Part> create(ColumnDefault value, Writing writing) {
    String suffix = "DEFAULT " + value.expression();
    return followed(
        new Part.ColumnSuffix(value.column(), suffix, column(value) + "SET " + suffix),
        value,
        writing);
  }

  @Override
  public List<Part> drop(ColumnDefault value, Writing writing) {
    return List.of(new Part.Action(table(value), column(value) + "DROP DEFAULT"));
  }

  @Override
  public List<Part> alter(ColumnDefault before, ColumnDefault after, Writing writing) {
    return followed(
        new Part.Action(table(after), column(after) + "SET DEFAULT " + after.expression()),
        after,
        writing);
  }

  /** A new sequence goes on behind the rows; one that the column owns does so when it is owned. */
  private static List<Part> followed(Part part, ColumnDefault value, Writing writing) {
    if (writing.makes(value.column())) {
      return List.of(part);
    }
    return writing
        .successions()
        .nobodysSequence(value)
        .map(
            sequence ->
                List.of(part, SequencePosition.behindRows(writing, value.column(), sequence)))
        .orElse(List.of(part));
  }

  private static ObjectId table(ColumnDefault value) {
    return value.id().table().orElseThrow();
  }

  private static String column(ColumnDefault value) {
    return "ALTER COLUMN " + Writing.bare(value.id().name()) + " ";
  }
}
