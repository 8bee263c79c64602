package dev.aludel.internal.sql.ddl;

import dev.aludel.operation.Operation;
import dev.aludel.schema.SchemaObject;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The literals that the present transaction has made and mustn't use: PostgreSQL refuses a new enum
 * label until it is committed.
 */
final class Uncommitted {

  private final Set<String> literals = new LinkedHashSet<>();

  void add(Operation operation) {
    if (operation instanceof Operation.Alter alter) {
      literals.addAll(
          KindsSql.of(alter.after().id().kind()).usableAfterCommit(alter.before(), alter.after()));
    }
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
