package dev.aludel.internal.sql.ddl;

import dev.aludel.schema.ObjectId;
import dev.aludel.schema.Table;
import java.util.ArrayList;
import java.util.List;

/** {@code CREATE TABLE} around its columns, and what is changed of a table itself. */
final class TableSql implements KindSql<Table> {

  @Override
  public List<Part> create(Table table, Writing writing) {
    String head = table.unlogged() ? "CREATE UNLOGGED TABLE " : "CREATE TABLE ";
    String type = table.type().map(of -> " OF " + of).orElse("");
    return List.of(
        new Part.NewTable(
            table.id(), head + writing.name(table.id()) + type, tail(table), type.isEmpty()));
  }

  private static String tail(Table table) {
    StringBuilder tail = new StringBuilder();
    table.partitionKey().ifPresent(key -> tail.append(" PARTITION BY ").append(key));
    table.accessMethod().ifPresent(method -> tail.append(" USING ").append(Writing.bare(method)));
    if (!table.options().isEmpty()) {
      tail.append(' ').append(StorageOptions.with(table.options()));
    }
    return tail.toString();
  }

  @Override
  public List<Part> drop(Table table, Writing writing) {
    return List.of(new Part.Statement("DROP TABLE " + writing.name(table.id())));
  }

  @Override
  public List<Part> alter(Table before, Table after, Writing writing) {
    List<Part> parts = new ArrayList<>();
    if (before.type().isPresent() && after.type().isEmpty()) {
      // Its columns can be changed only by the statements behind this one.
      parts.add(new Part.Statement("ALTER TABLE %s NOT OF".formatted(writing.name(after.id()))));
    }
    if (before.unlogged() != after.unlogged()) {
      // Foreign keys that the same statement drops would still count.
      parts.add(
          new Part.Statement(
              "ALTER TABLE %s SET %s"
                  .formatted(writing.name(after.id()), after.unlogged() ? "UNLOGGED" : "LOGGED")));
    }
    List<String> actions = new ArrayList<>();
    after
        .type()
        .filter(any -> !before.type().equals(after.type()))
        .ifPresent(type -> actions.add("OF " + type));
    if (!before.accessMethod().equals(after.accessMethod())) {
      actions.add("SET ACCESS METHOD " + Writing.bare(after.accessMethod().orElse("heap")));
    }
    actions.addAll(StorageOptions.changes(before.options(), after.options()));
    actions.forEach(action -> parts.add(new Part.Action(after.id(), action)));
    return parts;
  }

  @Override
  public List<Part> rename(ObjectId from, ObjectId to, Writing writing) {
    return writing.renamed("TABLE", from, to);
  }
}
