package dev.aludel.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A column of a table; its default is an object of its own.
 *
 * @param id which
 * @param position its place in the table, from 1; two columns that differ only in it are alike
 * @param type its type with modifiers, as {@code format_type} writes it
 * @param collation its collation, where it is not its type's own
 * @param notNull how it refuses NULL, where it does
 * @param identity how its values come from an identity sequence, where they do
 * @param generated the expression that its values are computed from, where they are
 * @param storage how its values are kept
 * @param inherited the same column of the table that it is inherited from, where it is
 * @param local whether the table has it for its own as well, so that it stays without the other
 * @param typed whether it comes from the type that its table is of
 */
public record Column(
    ObjectId id,
    int position,
    String type,
    Optional<String> collation,
    Optional<NotNull> notNull,
    Optional<Identity> identity,
    Optional<Generated> generated,
    Storage storage,
    Optional<ObjectId> inherited,
    boolean local,
    boolean typed)
    implements SchemaObject {

  /**
   * {@code NOT NULL}.
   *
   * @param name the constraint's name, from PostgreSQL 18 on; empty before
   * @param noInherit whether it is {@code NO INHERIT}
   * @param valid whether the rows that are there were looked at
   */
  public record NotNull(String name, boolean noInherit, boolean valid) {
    /** One as every version knows it. */
    public static final NotNull PLAIN = new NotNull("", false, true);
  }

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
   * How a column's values are kept, where that is not what its type brings.
   *
   * @param usual the mode that the type brings
   * @param mode {@code PLAIN}, {@code EXTERNAL}, {@code EXTENDED} or {@code MAIN}
   * @param compression {@code pglz} or {@code lz4}
   * @param statistics how finely values are counted
   * @param options such as {@code n_distinct=100}, sorted
   */
  public record Storage(
      String usual,
      Optional<String> mode,
      Optional<String> compression,
      Optional<Integer> statistics,
      List<String> options) {

    /** What a type brings. */
    public static final Storage USUAL =
        new Storage("", Optional.empty(), Optional.empty(), Optional.empty(), List.of());

    /** Copies the options. */
    public Storage {
      options = List.copyOf(options);
    }
  }

  /** {@return the same column as one of another table would be: without its place and origin} */
  public Column alone() {
    return new Column(
        id,
        0,
        type,
        collation,
        notNull,
        identity,
        generated,
        storage,
        Optional.empty(),
        true,
        false);
  }

  /**
   * The same column with another NOT NULL.
   *
   * @param other how it refuses NULL
   * @return the column
   */
  public Column withNotNull(Optional<NotNull> other) {
    return new Column(
        id, position, type, collation, other, identity, generated, storage, inherited, local,
        typed);
  }

  @Override
  public Column as(ObjectId other) {
    return new Column(
        other, position, type, collation, notNull, identity, generated, storage, inherited, local,
        typed);
  }

  /** The server refuses a new column with an identity where another table inherits it. */
  @Override
  public SchemaObject beforeHeirs() {
    return new Column(
        id,
        position,
        type,
        collation,
        notNull,
        Optional.empty(),
        generated,
        storage,
        inherited,
        local,
        typed);
  }

  /** An identity is handed down to partitions alone, from PostgreSQL 17 on. */
  @Override
  public SchemaObject copyOf(SchemaObject leader) {
    Column above = (Column) leader;
    return new Column(
        id,
        above.position,
        above.type,
        above.collation,
        above.notNull,
        identity.isPresent() ? above.identity : identity,
        above.generated,
        above.storage,
        above.inherited,
        above.local,
        above.typed);
  }

  @Override
  public Optional<ObjectId> follows() {
    return inherited;
  }

  @Override
  public boolean goesWithLeader() {
    return !local;
  }

  /**
   * The same column with its type and NOT NULL written in another way.
   *
   * @param otherType the other type
   * @param otherNotNull how it refuses NULL
   * @return the column
   */
  public Column with(String otherType, Optional<NotNull> otherNotNull) {
    return new Column(
        id,
        position,
        otherType,
        collation,
        otherNotNull,
        identity,
        generated,
        storage,
        inherited,
        local,
        typed);
  }

  /** A generated column is made again instead. */
  @Override
  public Optional<SchemaObject> onto(ObjectId needed, String name) {
    if (generated.isPresent()) {
      return Optional.empty();
    }
    return switch (needed.kind()) {
      case TYPE -> Optional.of(with(TypeName.parse(type).named(name).toString(), notNull));
      case COLLATION ->
          collation.map(written -> withCollation(TypeName.parse(written).named(name).toString()));
      default -> Optional.empty();
    };
  }

  private Column withCollation(String other) {
    return new Column(
        id,
        position,
        type,
        Optional.of(other),
        notNull,
        identity,
        generated,
        storage,
        inherited,
        local,
        typed);
  }

  /**
   * {@return the name that the server gives to the sequence of an identity, and that of a NOT NULL
   * constraint}
   */
  @Override
  public List<String> occupies() {
    List<String> names = new ArrayList<>();
    if (identity.isPresent()) {
      names.addAll(SchemaObject.relation(id.schema(), id.path().get(1) + "_" + id.name() + "_seq"));
    }
    notNull
        .map(NotNull::name)
        .filter(name -> !name.isEmpty())
        .ifPresent(name -> names.add(Constraint.occupied(id.table().orElseThrow(), name)));
    return names;
  }
}
