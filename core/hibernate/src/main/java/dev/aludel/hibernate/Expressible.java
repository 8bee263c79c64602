package dev.aludel.hibernate;

import dev.aludel.schema.Column;
import dev.aludel.schema.CompositeType;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.Index;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.SequenceOptions;
import dev.aludel.schema.Table;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What annotations and mapping files can say about a schema, and what they can't. */
final class Expressible {

  private static final String COLUMN =
      "(?:[^\\s\",()]+|\"(?:[^\"]|\"\")+\")(?: DESC)?(?: NULLS (?:FIRST|LAST))?";

  /** An index over columns, in either direction, and nothing else. */
  private static final Pattern PLAIN_INDEX =
      Pattern.compile("USING btree \\(%1$s(?:, %1$s)*\\)".formatted(COLUMN));

  private static final String NOT_VALID = " NOT VALID";

  private Expressible() {}

  /** Whether an entity that wanted such an object would say so. */
  static boolean isExpressible(SchemaObject object, Schema schema) {
    return switch (object.id().kind()) {
      case COLUMN, SEQUENCE, CAST -> true;
      case TABLE -> !isPartition(object.id(), schema);
      case TYPE -> object instanceof EnumType || object instanceof CompositeType;
      case CONSTRAINT ->
          object instanceof Constraint constraint && constraint.type() != Constraint.Type.EXCLUSION;
      case INDEX ->
          object instanceof Index index && PLAIN_INDEX.matcher(index.definition()).matches();
      default -> false;
    };
  }

  private static boolean isPartition(ObjectId table, Schema schema) {
    return schema.find(new ObjectId(ObjectKind.PARTITION, table.path())).isPresent();
  }

  /** An object as an entity wants it, with what no annotation can say as it is. */
  static SchemaObject carrying(SchemaObject wanted, SchemaObject there) {
    if (wanted instanceof Table table && there instanceof Table old) {
      return new Table(
          table.id(),
          old.unlogged(),
          old.partitionKey(),
          old.type(),
          old.accessMethod(),
          old.options());
    }
    if (wanted instanceof Column column && there instanceof Column old) {
      return new Column(
          column.id(),
          column.position(),
          column.type(),
          column.collation(),
          notNull(column, old),
          identity(column, old),
          column.generated(),
          old.type().equals(column.type()) ? old.storage() : column.storage(),
          old.inherited(),
          old.local(),
          old.typed());
    }
    if (wanted instanceof Constraint constraint
        && there instanceof Constraint old
        && (old.definition().equals(constraint.definition() + NOT_VALID)
            || isSameKey(constraint, old))) {
      return old;
    }
    if (wanted instanceof Constraint constraint && there instanceof Constraint old) {
      return new Constraint(
          constraint.id(),
          constraint.type(),
          constraint.definition(),
          constraint.columns(),
          constraint.indexColumns(),
          old.indexOptions(),
          old.inherited(),
          old.local());
    }
    if (wanted instanceof Sequence sequence && there instanceof Sequence old) {
      SequenceOptions options = sequence.options();
      return new Sequence(
          sequence.id(),
          old.unlogged(),
          new SequenceOptions(
              options.type(),
              options.start(),
              options.increment(),
              options.minimum(),
              options.maximum(),
              old.options().cache(),
              old.options().cycle()));
    }
    return wanted;
  }

  /** In which order an entity's key columns stand is Hibernate's own choice. */
  private static boolean isSameKey(Constraint wanted, Constraint there) {
    return wanted.type() == Constraint.Type.PRIMARY_KEY
        && there.type() == Constraint.Type.PRIMARY_KEY
        && Set.copyOf(wanted.columns()).equals(Set.copyOf(there.columns()));
  }

  private static Optional<Column.NotNull> notNull(Column column, Column old) {
    return column.notNull().isPresent() && old.notNull().isPresent()
        ? old.notNull()
        : column.notNull();
  }

  private static Optional<Column.Identity> identity(Column column, Column old) {
    return column.identity().isPresent() && old.identity().isPresent()
        ? Optional.of(
            new Column.Identity(column.identity().get().always(), old.identity().get().options()))
        : column.identity();
  }
}
