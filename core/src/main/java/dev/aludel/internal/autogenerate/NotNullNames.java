package dev.aludel.internal.autogenerate;

import dev.aludel.schema.Column;
import dev.aludel.schema.Column.NotNull;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which names of NOT NULL constraints, that servers from 18 on have, count: not those that the
 * server gave, with or without a number, and not those that come from a table above.
 */
final class NotNullNames {

  private static final Pattern GIVEN = Pattern.compile(".*_not_null\\d*", Pattern.DOTALL);

  private NotNullNames() {}

  /** {@return the wanted schema with other names where its own don't count} */
  static Schema adopted(Schema before, Schema after) {
    List<SchemaObject> others = new ArrayList<>();
    for (Column column : after.all(Column.class)) {
      Optional<NotNull> wanted = column.notNull().filter(notNull -> !notNull.name().isEmpty());
      if (wanted.isPresent()) {
        NotNull own = wanted.get();
        String name = name(before, after, column, own);
        if (!name.equals(own.name())) {
          NotNull other = new NotNull(name, own.noInherit(), own.valid());
          others.add(column.withNotNull(Optional.of(other)));
        }
      }
    }
    return others.isEmpty() ? after : after.with(others);
  }

  /** The present name, where its table stays; a new one below another table has that one's. */
  private static String name(Schema before, Schema after, Column column, NotNull own) {
    if (column.inherited().isEmpty() && !isGiven(own)) {
      return own.name();
    }
    return column(before, column.id())
        .filter(present -> stays(before, after, column.id().table().orElseThrow()))
        .flatMap(Column::notNull)
        .map(NotNull::name)
        .or(
            () ->
                column
                    .inherited()
                    .flatMap(above -> column(after, above))
                    .flatMap(
                        above -> above.notNull().map(theirs -> name(before, after, above, theirs))))
        .orElse(own.name());
  }

  private static boolean stays(Schema before, Schema after, ObjectId table) {
    return Comparisons.between(before.find(table).orElseThrow(), after.find(table).orElseThrow())
        != Change.REMAKE;
  }

  private static Optional<Column> column(Schema schema, ObjectId id) {
    return schema.find(id).filter(Column.class::isInstance).map(Column.class::cast);
  }

  /**
   * The server's own words, whatever stands before them: a table or column that was renamed since,
   * or the table that {@code LIKE} has copied, keeps the name that it was given then.
   */
  private static boolean isGiven(NotNull notNull) {
    return GIVEN.matcher(notNull.name()).matches();
  }
}
