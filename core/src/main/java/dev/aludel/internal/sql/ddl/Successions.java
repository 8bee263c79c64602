package dev.aludel.internal.sql.ddl;

import dev.aludel.internal.sql.Literals;
import dev.aludel.operation.Operation;
import dev.aludel.schema.Column;
import dev.aludel.schema.ColumnDefault;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.SequenceOwner;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The columns that another sequence counts for from now on, as where a serial column becomes an
 * identity. A value that was given out is not given out again, even where its row is gone.
 */
final class Successions {

  /** The column that a dropped sequence counted for. */
  private final Map<ObjectId, ObjectId> columns = new HashMap<>();

  /** Where the old sequence's last value is kept meanwhile, by its column. */
  private final Map<ObjectId, String> settings = new TreeMap<>();

  /** The new sequences that no column owns, by the default that takes values from one. */
  private final Map<String, Sequence> nobodys = new HashMap<>();

  /**
   * Finds them.
   *
   * @param operations operations on schema objects
   * @param name how a sequence is written
   */
  Successions(List<Operation> operations, Function<ObjectId, String> name) {
    for (Operation operation : operations) {
      if (operation instanceof Operation.Create create
          && create.object() instanceof Sequence sequence) {
        nobodys.put(takingFrom(sequence, name), sequence);
      }
    }
    for (Operation operation : operations) {
      if (operation instanceof Operation.Create create
          && create.object() instanceof SequenceOwner owner) {
        nobodys.values().removeIf(sequence -> sequence.id().equals(owner.sequence()));
      }
    }
    Map<ObjectId, ObjectId> left = left(operations, name);
    for (Operation operation : operations) {
      gaining(operation)
          .filter(column -> left.containsKey(column) || isLosing(operations, column))
          .ifPresent(
              column -> {
                settings.put(column, "aludel.counted_" + (settings.size() + 1));
                Optional.ofNullable(left.get(column))
                    .ifPresent(sequence -> columns.put(sequence, column));
              });
    }
  }

  /** {@return the dropped sequences that columns took their defaults from, by column} */
  private static Map<ObjectId, ObjectId> left(
      List<Operation> operations, Function<ObjectId, String> name) {
    Map<String, ObjectId> dropped = new HashMap<>();
    for (Operation operation : operations) {
      if (operation instanceof Operation.Drop drop && drop.object() instanceof Sequence sequence) {
        dropped.put(takingFrom(sequence, name), sequence.id());
      }
    }
    Map<ObjectId, ObjectId> left = new HashMap<>();
    for (Operation operation : operations) {
      if (before(operation) instanceof ColumnDefault value
          && dropped.containsKey(value.expression())) {
        left.put(value.column(), dropped.get(value.expression()));
      }
    }
    return left;
  }

  private static String takingFrom(Sequence sequence, Function<ObjectId, String> name) {
    return "nextval(%s::regclass)".formatted(Literals.quote(name.apply(sequence.id())));
  }

  private static Object before(Operation operation) {
    if (operation instanceof Operation.Drop drop) {
      return drop.object();
    }
    return operation instanceof Operation.Alter alter ? alter.before() : operation;
  }

  private static Object after(Operation operation) {
    if (operation instanceof Operation.Create create) {
      return create.object();
    }
    return operation instanceof Operation.Alter alter ? alter.after() : operation;
  }

  private Optional<ObjectId> gaining(Operation operation) {
    if (after(operation) instanceof ColumnDefault value && nobodysSequence(value).isPresent()) {
      return Optional.of(value.column());
    }
    if (operation instanceof Operation.Create create
        && create.object() instanceof SequenceOwner owner
        && owner.counts()) {
      return Optional.of(owner.column());
    }
    return operation instanceof Operation.Alter alter && isIdentity(alter.after())
        ? Optional.of(alter.after().id()).filter(column -> !isIdentity(alter.before()))
        : Optional.empty();
  }

  private static boolean isLosing(List<Operation> operations, ObjectId column) {
    return operations.stream()
        .anyMatch(
            operation ->
                operation instanceof Operation.Alter alter
                    && alter.after().id().equals(column)
                    && isIdentity(alter.before())
                    && !isIdentity(alter.after()));
  }

  private static boolean isIdentity(Object object) {
    return object instanceof Column column && column.identity().isPresent();
  }

  /** {@return the new sequence that a default takes values from, where no column owns it} */
  Optional<Sequence> nobodysSequence(ColumnDefault value) {
    return Optional.ofNullable(nobodys.get(value.expression()));
  }

  /**
   * {@return the column that a dropped sequence counted for, and that another one counts for now}
   */
  Optional<ObjectId> column(ObjectId sequence) {
    return Optional.ofNullable(columns.get(sequence));
  }

  /** {@return the setting that keeps the last value that the old sequence of a column gave} */
  Optional<String> setting(ObjectId column) {
    return Optional.ofNullable(settings.get(column));
  }
}
