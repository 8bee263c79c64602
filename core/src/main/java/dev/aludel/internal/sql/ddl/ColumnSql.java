package dev.aludel.internal.sql.ddl;

import dev.aludel.schema.Column;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A column, as a line of CREATE TABLE or an action of ALTER TABLE. */
final class ColumnSql implements KindSql<Column> {

  @Override
  public String reference(ObjectId id, Writing writing) {
    return "COLUMN " + writing.tableOf(id) + "." + Writing.bare(id.name());
  }

  @Override
  public String privilegeTarget(ObjectId id, Writing writing) {
    return "TABLE " + writing.tableOf(id);
  }

  @Override
  public String privilegeSuffix(ObjectId id) {
    return " (" + Writing.bare(id.name()) + ")";
  }

  @Override
  public List<Part> create(Column column, Writing writing) {
    Optional<String> fill = fill(column, writing);
    if (fill.isPresent()) {
      Column loose = column.withNotNull(Optional.empty());
      List<Part> filled = new ArrayList<>(create(loose, writing));
      filled.add(new Part.Statement(fill.get()));
      filled.addAll(NotNullSql.change(loose, column, table(column), writing));
      return filled;
    }
    List<Part> parts = new ArrayList<>();
    if (column.typed() && !writing.makes(table(column))) {
      Column loose = column.withNotNull(Optional.empty());
      parts.addAll(NotNullSql.change(loose, column, table(column), writing));
    } else if (column.typed()) {
      // The type brings the column; the table adds to it.
      column.notNull().ifPresent(any -> parts.add(action(column, "SET NOT NULL")));
    } else {
      parts.add(
          new Part.Element(
              table(column),
              line(column),
              "ADD COLUMN",
              Optional.of(column.id()),
              Optional.empty()));
    }
    parts.addAll(RowsInTheWay.note(RowsInTheWay.ofNew(column, writing)));
    NotNullSql.behind(column)
        .ifPresent(added -> parts.add(new Part.Later(new Part.Action(table(column), added))));
    storage(Column.Storage.USUAL, column.storage())
        .forEach(change -> parts.add(new Part.Later(action(column, change))));
    return parts;
  }

  /** {@return what gives the rows that are there a value, where it was said which} */
  static Optional<String> fill(Column column, Writing writing) {
    return Optional.ofNullable(writing.answers().fills().get(column.id()))
        .filter(value -> column.notNull().isPresent())
        .map(
            value ->
                "UPDATE %s SET %s = %s"
                    .formatted(
                        writing.name(table(column)), Writing.bare(column.id().name()), value));
  }

  private static String line(Column column) {
    StringBuilder line = new StringBuilder(Writing.bare(column.id().name()));
    line.append(' ').append(column.type());
    column.collation().ifPresent(collation -> line.append(" COLLATE ").append(collation));
    column.generated().ifPresent(generated -> line.append(' ').append(generated(generated)));
    column.identity().ifPresent(identity -> line.append(' ').append(identity(identity)));
    column
        .notNull()
        .filter(Column.NotNull::valid)
        .ifPresent(notNull -> line.append(' ').append(NotNullSql.inline(column)));
    return line.toString();
  }

  /** A column of a table of a type goes with the attribute. */
  @Override
  public List<Part> drop(Column column, Writing writing) {
    if (column.typed()) {
      return List.of();
    }
    return List.of(
        new Part.Action(table(column), "DROP COLUMN " + Writing.bare(column.id().name())));
  }

  /** A type and an expression are changed where the column is not inherited. */
  @Override
  public List<Part> alter(Column before, Column after, Writing writing) {
    List<Part> parts = new ArrayList<>();
    // Below a table that is made again, or while its table leaves, it stands alone.
    boolean own =
        before.inherited().flatMap(ObjectId::table).filter(above -> !writing.makes(above)).isEmpty()
            || after.inherited().isEmpty()
            || writing.makes(new ObjectId(ObjectKind.INHERITANCE, table(after).path()));
    if (own && before.generated().isPresent() && after.generated().isEmpty()) {
      // The server looks at a type's USING before it has dropped the expression.
      parts.add(
          new Part.Statement(
              "ALTER TABLE %s ALTER COLUMN %s DROP EXPRESSION"
                  .formatted(writing.name(table(after)), Writing.bare(after.id().name()))));
    }
    if (own && before.identity().isPresent() && after.identity().isEmpty()) {
      SequencePosition.keptOfIdentity(writing, after.id()).ifPresent(parts::add);
      parts.add(
          before.type().equals(after.type())
              ? action(after, "DROP IDENTITY")
              // The server would look at the type first.
              : new Part.Statement(
                  "ALTER TABLE %s ALTER COLUMN %s DROP IDENTITY"
                      .formatted(writing.name(table(after)), Writing.bare(after.id().name()))));
    }
    if (own
        && (!before.type().equals(after.type()) || !before.collation().equals(after.collation()))) {
      parts.addAll(type(before, after, writing));
    }
    parts.addAll(NotNullSql.change(before, after, table(after), writing));
    if (own && !before.identity().equals(after.identity())) {
      after.identity().ifPresent(made -> parts.addAll(identity(before, after, made, writing)));
    }
    storage(
            before.type().equals(after.type()) ? before.storage() : retyped(before),
            after.storage())
        .forEach(change -> parts.add(action(after, change)));
    return parts;
  }

  /** Another type comes with its own way to be kept. */
  private static Column.Storage retyped(Column before) {
    Column.Storage kept = before.storage();
    return new Column.Storage(
        kept.usual(), Optional.empty(), Optional.empty(), kept.statistics(), kept.options());
  }

  private static List<Part> identity(
      Column before, Column after, Column.Identity made, Writing writing) {
    if (before.identity().isPresent()) {
      String change = changed(before.identity().get(), made);
      return change.isEmpty() ? List.of() : List.of(action(after, change));
    }
    return List.of(
        action(after, "ADD " + identity(made)),
        SequencePosition.behindRows(writing, after.id(), made.options()));
  }

  private static Part.Action action(Column column, String change) {
    return new Part.Action(
        table(column), "ALTER COLUMN " + Writing.bare(column.id().name()) + " " + change);
  }

  static List<String> storage(Column.Storage before, Column.Storage after) {
    List<String> changes = new ArrayList<>();
    if (!before.mode().equals(after.mode())) {
      changes.add("SET STORAGE " + after.mode().orElse(after.usual()));
    }
    if (!before.compression().equals(after.compression())) {
      changes.add("SET COMPRESSION " + after.compression().orElse("default"));
    }
    if (!before.statistics().equals(after.statistics())) {
      changes.add("SET STATISTICS " + after.statistics().map(String::valueOf).orElse("-1"));
    }
    changes.addAll(StorageOptions.changes(before.options(), after.options()));
    return changes;
  }

  private static List<Part> type(Column before, Column after, Writing writing) {
    StringBuilder action = new StringBuilder("TYPE ").append(after.type());
    after.collation().ifPresent(collation -> action.append(" COLLATE ").append(collation));
    String answer = writing.answers().conversions().get(after.id());
    if (answer != null) {
      return List.of(action(after, action + " USING " + answer));
    }
    if (before.type().equals(after.type())) {
      return List.of(action(after, action.toString()));
    }
    String name = Writing.bare(after.id().name());
    Optional<Conversion.ByName> byName =
        Conversion.byName(name, before.type(), after.type(), writing);
    if (byName.isPresent()) {
      return List.of(
          new Part.Statement(byName.get().before()),
          action(after, action + " USING " + byName.get().using()),
          new Part.Statement(byName.get().behind()));
    }
    Conversion.using(name, before.type(), after.type(), writing)
        .ifPresent(value -> action.append(" USING ").append(value));
    List<Part> parts = new ArrayList<>();
    parts.add(action(after, action.toString()));
    parts.addAll(RowsInTheWay.note(NarrowerType.rows(before, after, writing)));
    return parts;
  }

  private static String generated(Column.Generated generated) {
    return "GENERATED ALWAYS AS ("
        + generated.expression()
        + ")"
        + (generated.stored() ? " STORED" : " VIRTUAL");
  }

  private static String identity(Column.Identity identity) {
    String kind = identity.always() ? "ALWAYS" : "BY DEFAULT";
    List<String> options = SequenceOptionsSql.beside(identity.options());
    return "GENERATED %s AS IDENTITY%s"
        .formatted(kind, options.isEmpty() ? "" : " (" + String.join(" ", options) + ")");
  }

  private static String changed(Column.Identity before, Column.Identity after) {
    List<String> settings = new ArrayList<>();
    if (before.always() != after.always()) {
      settings.add(after.always() ? "SET GENERATED ALWAYS" : "SET GENERATED BY DEFAULT");
    }
    // The server changes the sequence's type along with the column's.
    SequenceOptionsSql.changes(before.options().as(after.options().type()), after.options())
        .forEach(option -> settings.add("SET " + option));
    return String.join(" ", settings);
  }

  @Override
  public List<Part> rename(ObjectId from, ObjectId to, Writing writing) {
    return List.of(
        new Part.Statement(
            "ALTER TABLE %s RENAME COLUMN %s TO %s"
                .formatted(
                    writing.tableOf(from), Writing.bare(from.name()), Writing.bare(to.name()))));
  }

  private static ObjectId table(Column column) {
    return column.id().table().orElseThrow();
  }
}
