package dev.aludel.internal.sql.ddl;

import dev.aludel.operation.Operation;
import dev.aludel.schema.Column;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.DomainConstraint;
import dev.aludel.schema.DomainType;
import dev.aludel.schema.Index;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.Partition;
import dev.aludel.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Knows for which operations there is a form that keeps nobody waiting for long. */
final class OnlineForms {

  private final Surroundings around;
  private final Writing writing;
  private final OnlineIndex indexes;
  private final OnlineConstraint constraints;
  private final OnlineColumn columns;
  private final OnlinePartition partitions;

  OnlineForms(Surroundings around, Writing writing) {
    this.around = around;
    this.writing = writing;
    this.indexes = new OnlineIndex(around, writing);
    this.constraints = new OnlineConstraint(around, writing);
    this.columns = new OnlineColumn(around, writing);
    this.partitions = new OnlinePartition(around, writing);
  }

  /** {@return how an operation is done; empty where that takes no other form than the plain one} */
  Optional<Form> of(Operation operation) {
    if (operation instanceof Operation.Create create) {
      return create(operation, create.object());
    }
    if (operation instanceof Operation.Drop drop) {
      return drop(operation, drop.object());
    }
    if (operation instanceof Operation.Rename rename) {
      boolean isNamed =
          around.after().find(rename.to()).orElse(null) instanceof Constraint part
              && around.before().find(rename.from()).isEmpty()
              && constraints.isNamed(part);
      return isNamed ? Optional.of(Form.of(Phase.TOGETHER, List.of())) : Optional.empty();
    }
    return operation instanceof Operation.Alter alter
        ? alter(operation, alter.before(), alter.after())
        : Optional.empty();
  }

  private Optional<Form> create(Operation operation, SchemaObject object) {
    if (object instanceof Index index) {
      return indexes.create(operation, index);
    }
    if (object instanceof Constraint constraint) {
      return constraints.create(operation, constraint);
    }
    if (object instanceof Column column) {
      return columns.create(operation, column);
    }
    if (object instanceof Partition partition) {
      return partitions.create(operation, partition);
    }
    return object instanceof DomainConstraint constraint
        ? domain(
            operation, constraint.domain(), KindsSql.of(object.id().kind()).create(object, writing))
        : Optional.empty();
  }

  private Optional<Form> drop(Operation operation, SchemaObject object) {
    if (object instanceof Index index) {
      return indexes.drop(operation, index);
    }
    if (object instanceof Constraint constraint) {
      return constraints.drop(constraint);
    }
    return object instanceof Partition partition
        ? partitions.drop(operation, partition)
        : Optional.empty();
  }

  private Optional<Form> alter(Operation operation, SchemaObject before, SchemaObject after) {
    if (before instanceof Column old && after instanceof Column now) {
      return columns.alter(operation, old, now);
    }
    List<Part> plain = KindsSql.of(after.id().kind()).alter(before, after, writing);
    if (after instanceof Constraint) {
      return Optional.of(constraints.validate(operation, plain));
    }
    if (after instanceof DomainConstraint constraint) {
      return domain(operation, constraint.domain(), plain);
    }
    return before instanceof DomainType old
            && after instanceof DomainType now
            && !old.notNull()
            && now.notNull()
        ? domain(operation, now.id(), plain)
        : Optional.empty();
  }

  private Optional<Form> domain(Operation operation, ObjectId domain, List<Part> plain) {
    if (!around.hasOrMakes(domain) || writing.makes(domain)) {
      return Optional.empty();
    }
    List<Part> parts = new ArrayList<>();
    parts.add(
        new Part.Remark(
            ("This keeps writers of every table with a column of %s waiting until its rows were looked"
                    + " at: a domain has no other form.")
                .formatted(writing.name(domain))));
    parts.addAll(plain);
    return Optional.of(Form.plain(operation, parts));
  }
}
