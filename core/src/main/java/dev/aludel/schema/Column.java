package dev.aludel.schema;

import java.util.Optional;

/**
 * A column of a table; its default is an object of its own.
 *
 * @param id which
 * @param position its place in the table, from 1; two columns that differ only in it are alike
 * @param type its type with modifiers, as {@code format_type} writes it
 * @param collation its collation, where it is not its type's own
 * @param notNull whether it refuses NULL
 * @param identity how its values come from an identity sequence, where they do
 * @param generated the expression that its values are computed from, where they are
 */
public record Column(
    ObjectId id,
    int position,
    String type,
    Optional<String> collation,
    boolean notNull,
    Optional<Identity> identity,
    Optional<Generated> generated)
    implements SchemaObject {

  /**
   * An identity: {@code GENERATED … AS IDENTITY}.
   *
   * @param always whether it is {@code ALWAYS}, not {@code BY DEFAULT}
   * @param options the options of its sequence
   */
  public record Identity(boolean always, SequenceOptions options) {}

  /**
   * A generated column: {@code GENERATED ALWAYS AS (…)}.
   *
   * @param expression the expression, as the server writes it
   * @param stored whether it is {@code STORED}, not {@code VIRTUAL}
   */
  public record Generated(String expression, boolean stored) {}

  /**
   * The same column at another place in its table.
   *
   * @param place from 1
   * @return the column
   */
  public Column at(int place) {
    return new Column(id, place, type, collation, notNull, identity, generated);
  }
}
