package dev.aludel.schema;

import java.util.List;
import java.util.Optional;

/**
 * A constraint of a table.
 *
 * @param id which
 * @param type what it demands
 * @param definition what stands behind its name, as {@code pg_get_constraintdef} writes it
 * @param columns the columns that it is about, in its own order
 * @param indexColumns the names that its index's columns have inside it, where it has one; as with
 *     an {@link Index}, they make its name and stay as they are when a column is renamed
 * @param indexOptions the storage options of its index, such as {@code fillfactor='70'}
 * @param inherited the same constraint of the table that it is inherited from, where it is
 * @param local whether the table has it for its own as well, so that it stays without the other
 */
public record Constraint(
    ObjectId id,
    Type type,
    String definition,
    List<String> columns,
    List<String> indexColumns,
    List<String> indexOptions,
    Optional<ObjectId> inherited,
    boolean local)
    implements SchemaObject {

  /** What a constraint demands, in the order in which a table lists them. */
  public enum Type {
    /** {@code PRIMARY KEY}. */
    PRIMARY_KEY,
    /** {@code UNIQUE}. */
    UNIQUE,
    /** {@code EXCLUDE}. */
    EXCLUSION,
    /** {@code CHECK}. */
    CHECK,
    /** {@code FOREIGN KEY}. */
    FOREIGN_KEY
  }

  /** Copies the lists. */
  public Constraint {
    columns = List.copyOf(columns);
    indexColumns = List.copyOf(indexColumns);
    indexOptions = List.copyOf(indexOptions);
  }

  @Override
  public int position() {
    return type.ordinal();
  }

  /** The name that the constraints of one table share. */
  static String occupied(ObjectId table, String name) {
    return "constraint of " + table.schema() + '.' + table.name() + ": " + name;
  }

  @Override
  public List<String> occupies() {
    String ofTable = occupied(id.table().orElseThrow(), id.name());
    String relation = SchemaObject.relation(id.schema(), id.name()).get(0);
    return switch (type) {
      // A table has one primary key, whatever its name.
      case PRIMARY_KEY ->
          List.of(ofTable, relation, "primary key of " + id.path().get(0) + '.' + id.path().get(1));
      case UNIQUE, EXCLUSION -> List.of(ofTable, relation);
      case CHECK, FOREIGN_KEY -> List.of(ofTable);
    };
  }

  @Override
  public Constraint as(ObjectId other) {
    return new Constraint(
        other, type, definition, columns, indexColumns, indexOptions, inherited, local);
  }

  @Override
  public boolean mayBeRenamed() {
    return type != Type.CHECK || inherited.isEmpty();
  }

  /** {@return the same constraint once it holds for the rows that are there, too} */
  public Constraint validated() {
    String unchecked = " NOT VALID";
    return definition.endsWith(unchecked)
        ? new Constraint(
            id,
            type,
            definition.substring(0, definition.length() - unchecked.length()),
            columns,
            indexColumns,
            indexOptions,
            inherited,
            local)
        : this;
  }

  /** {@return the same constraint without its origin, and what was once the names of columns} */
  public Constraint alone() {
    return new Constraint(
        id, type, definition, columns, List.of(), indexOptions, Optional.empty(), true);
  }

  @Override
  public Optional<ObjectId> follows() {
    return inherited;
  }

  @Override
  public boolean goesWithLeader() {
    return !local;
  }
}
