package dev.aludel.internal.autogenerate;

import dev.aludel.schema.Column;
import dev.aludel.schema.Column.NotNull;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Schema.Dependency;
import dev.aludel.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which names of NOT NULL constraints, that servers from 18 on have, count: not those that the
 * server gave, with or without a number, and not those that come from a table above.
 */
final class NotNullNames {

  private NotNullNames() {}

  /** {@return the wanted schema with the present names where its own don't count} */
  static Schema adopted(Schema before, Schema after) {
    List<SchemaObject> objects = new ArrayList<>();
    boolean adopted = false;
    for (SchemaObject object : after.objects()) {
      Optional<SchemaObject> other =
          object instanceof Column column ? adopted(before, column) : Optional.empty();
      objects.add(other.orElse(object));
      adopted |= other.isPresent();
    }
    if (!adopted) {
      return after;
    }
    Map<ObjectId, Set<Dependency>> needs = new TreeMap<>();
    after.ids().forEach(id -> needs.put(id, after.needs(id)));
    return Schema.of(objects, needs);
  }

  private static Optional<SchemaObject> adopted(Schema before, Column column) {
    if (column.notNull().filter(wanted -> !counts(column, wanted)).isEmpty()) {
      return Optional.empty();
    }
    NotNull wanted = column.notNull().orElseThrow();
    return before
        .find(column.id())
        .filter(Column.class::isInstance)
        .flatMap(old -> ((Column) old).notNull())
        .filter(present -> !present.name().equals(wanted.name()))
        .map(
            present ->
                column.withNotNull(
                    Optional.of(new NotNull(present.name(), wanted.noInherit(), wanted.valid()))));
  }

  private static boolean counts(Column column, NotNull notNull) {
    String table = column.id().path().get(1);
    String name = column.id().name();
    String number = notNull.name().replaceFirst(".*?(\\d*)$", "$1");
    boolean given =
        notNull.name().equals(GivenName.make(table, name, "not_null" + number))
            || notNull.name().equals(GivenName.make(table, name, "not_null"));
    return !notNull.name().isEmpty() && !given && column.inherited().isEmpty();
  }
}
