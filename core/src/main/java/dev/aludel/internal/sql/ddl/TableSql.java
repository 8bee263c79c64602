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
    return List.of(new Part.NewTable(table.id(), head + writing.name(table.id()), ""));
  }

  @Override
  public List<Part> drop(Table table, Writing writing) {
    return List.of(new Part.Statement("DROP TABLE " + writing.name(table.id())));
  }

  @Override
  public List<Part> alter(Table before, Table after, Writing writing) {
    List<Part> parts = new ArrayList<>();
    if (before.unlogged() != after.unlogged()) {
      parts.add(new Part.Action(after.id(), after.unlogged() ? "SET UNLOGGED" : "SET LOGGED"));
    }
    return parts;
  }

  @Override
  public List<Part> rename(ObjectId from, ObjectId to, Writing writing) {
    List<Part> parts = new ArrayList<>();
    if (!from.name().equals(to.name())) {
      parts.add(
          new Part.Statement(
              "ALTER TABLE %s RENAME TO %s"
                  .formatted(writing.name(from), Writing.bare(to.name()))));
    }
    if (!from.schema().equals(to.schema())) {
      parts.add(
          new Part.Statement(
              "ALTER TABLE %s SET SCHEMA %s"
                  .formatted(writing.name(from.named(to.name())), Writing.bare(to.schema()))));
    }
    return parts;
  }
}
