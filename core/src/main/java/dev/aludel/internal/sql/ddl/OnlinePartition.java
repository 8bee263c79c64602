package dev.aludel.internal.sql.ddl;

import dev.aludel.operation.Operation;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Partition;
import dev.aludel.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Partitions that leave while the whole is read and written. */
final class OnlinePartition {

  private final Surroundings around;
  private final Writing writing;

  OnlinePartition(Surroundings around, Writing writing) {
    this.around = around;
    this.writing = writing;
  }

  /** {@return how a table becomes a partition; empty where nobody can be waiting for it} */
  Optional<Form> create(Operation operation, Partition partition) {
    if (!around.holdsRows(partition.partition())) {
      return Optional.empty();
    }
    String table = writing.name(partition.partition());
    List<Part> parts = new ArrayList<>();
    parts.add(
        new Part.Remark(
            "This keeps readers and writers of %s%s waiting until the rows were looked at. A valid check that says as much as the bounds spares the look."
                .formatted(
                    table,
                    around.hasDefaultPartition(partition.of())
                        ? " and of the DEFAULT partition"
                        : "")));
    parts.addAll(KindsSql.of(partition.id().kind()).create(partition, writing));
    return Optional.of(Form.plain(operation, parts));
  }

  /** {@return how a partition leaves; empty where that takes no other form than the plain one} */
  Optional<Form> drop(Operation operation, Partition partition) {
    // One that comes back with other bounds is away as shortly as can be.
    if (!around.holdsRows(partition.partition())
        || !around.holdsRows(partition.of())
        || writing.makes(partition.id())) {
      return Optional.empty();
    }
    String detach =
        "ALTER TABLE %s DETACH PARTITION %s"
            .formatted(writing.name(partition.of()), writing.name(partition.partition()));
    Optional<String> check = check(partition);
    if (check.isEmpty()) {
      return Optional.empty();
    }
    if (around.hasDefaultPartition(partition.of())) {
      return Optional.of(
          Form.plain(
              operation,
              List.of(
                  new Part.Remark(
                      ("This waits for readers and writers of %s, and keeps later ones waiting"
                              + " meanwhile: beside a DEFAULT partition there is no other form.")
                          .formatted(writing.name(partition.of()))),
                  new Part.Statement(detach))));
    }
    List<Step> steps = new ArrayList<>();
    steps.add(
        new Step(Phase.BUILD, false, operation, List.of(new Part.Alone(detach + " CONCURRENTLY"))));
    steps.add(
        Step.apart(
            Phase.BUILD,
            operation,
            new Part.Statement(
                "ALTER TABLE %s DROP CONSTRAINT IF EXISTS %s"
                    .formatted(writing.name(partition.partition()), Writing.bare(check.get())))));
    return Optional.of(Form.of(Phase.BUILD, steps));
  }

  /**
   * The name that the server gives to the check with the bounds, which it leaves where no other
   * constraint says as much.
   */
  private Optional<String> check(Partition partition) {
    SortedSet<String> columns = new TreeSet<>();
    Optional<Partition> above = Optional.of(partition);
    while (above.isPresent()) {
      Table whole = (Table) around.before().find(above.get().of()).orElseThrow();
      around.before().parts(whole.id()).stream()
          .filter(id -> id.kind() == ObjectKind.COLUMN)
          .map(ObjectId::name)
          .filter(whole::isPartitionedBy)
          .forEach(columns::add);
      above =
          around
              .before()
              .find(new ObjectId(ObjectKind.PARTITION, whole.id().path()))
              .map(Partition.class::cast);
    }
    return around.given(
        partition.partition(), columns.size() == 1 ? "_" + columns.first() : "", "check");
  }
}
