package dev.aludel.schema;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One object of a schema, as a value; each kind has a record of its own.
 *
 * <p>Objects are small: a table's columns, defaults, constraints and indexes are objects beside it,
 * and so are comments. So what depends on what, and in which order things are made and dropped, is
 * the same question for every kind.
 */
public interface SchemaObject {

  /** {@return which object it is} */
  ObjectId id();

  /**
   * {@return the object that this one is a part of: it goes when that one is dropped, without a
   * statement of its own}
   */
  default Optional<ObjectId> parent() {
    return id().table();
  }

  /**
   * {@return whether its parent is dropped, too, when something that it needs is dropped; so a
   * sequence goes with the column that owns it}
   */
  default boolean takesParentAlong() {
    return false;
  }

  /** {@return the object behind whose parts it is made, if it can; its parent, as a rule} */
  default Optional<ObjectId> madeBeside() {
    return parent();
  }

  /**
   * {@return whether another object of its name can take its place while what needs it stays: it is
   * renamed away, and what can moves over}
   */
  default boolean isReplaceable() {
    return false;
  }

  /**
   * This object as it is once an object that it needs was renamed away.
   *
   * @param needed the object that it needs
   * @param name the name that this one has now
   * @return the object, which can be altered back to use the old name; empty where it must be made
   *     again
   */
  default Optional<SchemaObject> onto(ObjectId needed, String name) {
    return Optional.empty();
  }

  /**
   * Whether making this object makes one of its parts, too.
   *
   * @param part the part
   * @return whether it needs no statement of its own
   */
  default boolean brings(SchemaObject part) {
    return false;
  }

  /** {@return its place among the objects of its kind and parent, where there is one; else 0} */
  default int position() {
    return 0;
  }

  /**
   * {@return the names that no second object may have at the same time, each with the space that it
   * is unique in; none where only the identity itself is unique}
   */
  default List<String> occupies() {
    return List.of();
  }

  /**
   * {@return the object of a parent table that this one is inherited from: it is made, altered and
   * dropped with that one}
   */
  default Optional<ObjectId> follows() {
    return Optional.empty();
  }

  /**
   * What the server makes in this one's place when it makes the object that this one follows.
   *
   * @param leader the object that this one follows
   * @return this one's identity with what is handed down
   */
  default SchemaObject copyOf(SchemaObject leader) {
    return leader.as(id());
  }

  /**
   * {@return it as it must be made first where others {@link #follows follow} it, to be altered
   * then}
   */
  default SchemaObject beforeHeirs() {
    return this;
  }

  /** {@return whether it is dropped with the object that it {@link #follows}} */
  default boolean goesWithLeader() {
    return true;
  }

  /** {@return whether it can be the same object under another name; see {@link #as}} */
  default boolean mayBeRenamed() {
    return false;
  }

  /**
   * The same object under another identity of its kind; only for kinds whose name may differ while
   * the object is the same, for what is said about those, and for what can be inherited.
   *
   * @param id the other identity
   * @return the object
   */
  default SchemaObject as(ObjectId id) {
    throw new UnsupportedOperationException("the name of " + id() + " always counts");
  }

  /** {@return the table whose columns it must have, those and no others, as it is made} */
  default Optional<ObjectId> hasColumnsOf() {
    return Optional.empty();
  }

  /**
   * {@return whether objects that are made while it is there differ from others: it is dropped
   * before anything is made}
   */
  default boolean changesWhatIsMade() {
    return false;
  }

  /** {@return its texts that may name columns by their places} */
  default List<SqlText> texts() {
    return List.of();
  }

  /**
   * The same object with other texts.
   *
   * @param change what becomes of each of {@link #texts}
   * @return the object
   */
  default SchemaObject withTexts(UnaryOperator<SqlText> change) {
    return this;
  }

  /**
   * The name that tables, views, indexes and sequences of one schema share.
   *
   * @param schema the schema
   * @param name the name
   * @return the name with its space
   */
  static List<String> relation(String schema, String name) {
    return List.of("relation " + schema + '.' + name);
  }
}
