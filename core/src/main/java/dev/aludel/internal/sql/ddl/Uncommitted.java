package dev.aludel.internal.sql.ddl;

import dev.aludel.operation.Operation;
import dev.aludel.schema.SchemaObject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The literals that the present transaction has made and mustn't use: PostgreSQL refuses a new enum
 * label until it is committed.
 */
final class Uncommitted {

  private final Set<String> literals = new LinkedHashSet<>();

  void add(Operation operation) {
    literals.addAll(madeBy(operation));
  }

  /** {@return whether an operation makes more of them} */
  boolean growsBy(Operation operation) {
    return !madeBy(operation).isEmpty();
  }

  private static List<String> madeBy(Operation operation) {
    return operation instanceof Operation.Alter alter
        ? KindsSql.of(alter.after().id().kind()).usableAfterCommit(alter.before(), alter.after())
        : List.of();
  }

  void clear() {
    literals.clear();
  }

  /** {@return whether an object that is made or changed names one of them} */
  boolean isUsedBy(Operation operation) {
    if (operation instanceof Operation.Create create) {
      return names(create.object());
    }
    return operation instanceof Operation.Alter alter && names(alter.after());
  }

  private boolean names(SchemaObject object) {
    String text = object.toString();
    return literals.stream().anyMatch(text::contains);
  }
}
