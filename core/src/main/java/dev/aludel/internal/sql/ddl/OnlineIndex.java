package dev.aludel.internal.sql.ddl;

import dev.aludel.operation.Operation;
import dev.aludel.schema.Index;
import dev.aludel.schema.ObjectId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Indexes that are built and dropped while their tables are read and written. */
final class OnlineIndex {

  private static final String CONCURRENTLY = "CONCURRENTLY ";

  private final Surroundings around;
  private final Writing writing;

  OnlineIndex(Surroundings around, Writing writing) {
    this.around = around;
    this.writing = writing;
  }

  /** {@return how an index is made; empty where that takes no other form than the plain one} */
  Optional<Form> create(Operation operation, Index index) {
    ObjectId of = index.parent().orElseThrow();
    if (!around.holdsRows(of)) {
      return Optional.empty();
    }
    Phase phase = index.unique() ? Phase.CHECK : Phase.BUILD;
    if (around.isRegrouped(of) && (around.isPartitioned(of) || index.inherited().isPresent())) {
      // Alone, as a lock that another statement took would last as long.
      return Optional.of(
          Form.of(
              phase,
              List.of(
                  Step.apart(
                      phase,
                      operation,
                      new Part.Remark(
                          "This keeps writers of %s waiting until the index is built."
                              .formatted(writing.name(of))),
                      new Part.Statement(
                          IndexSql.sql("", index, index.id().name(), "", writing))))));
    }
    List<Step> steps = new ArrayList<>();
    if (around.isPartitioned(of)) {
      partitioned(operation, index, phase, steps);
    } else if (around.replacedInPlace(index).isPresent()) {
      String free = around.free(index.id().name(), "new");
      steps.add(alone(phase, operation, built(index, free)));
      steps.add(alone(phase, operation, drop(index.id())));
      steps.add(
          Step.apart(
              phase,
              operation,
              new Part.Statement(
                  "ALTER INDEX %s RENAME TO %s"
                      .formatted(
                          writing.name(index.id().named(free)), Writing.bare(index.id().name())))));
    } else {
      steps.add(alone(phase, operation, built(index, index.id().name())));
    }
    return Optional.of(Form.of(phase, steps));
  }

  /** The whole is there at once and counts for nothing until each of its tables has its part. */
  private void partitioned(Operation operation, Index whole, Phase phase, List<Step> steps) {
    List<Part> attached = new ArrayList<>();
    makeBelow(operation, whole, phase, steps, attached);
    steps.add(new Step(phase, true, operation, attached));
  }

  private void makeBelow(
      Operation operation, Index whole, Phase phase, List<Step> steps, List<Part> attached) {
    steps.add(
        new Step(
            phase,
            false,
            operation,
            List.of(
                new Part.Statement(IndexSql.sql("", whole, whole.id().name(), "ONLY ", writing)))));
    for (ObjectId partition : around.partitions(whole.parent().orElseThrow())) {
      Optional<Index> part = part(whole, partition);
      if (part.isEmpty()) {
        continue;
      }
      if (!around.hasOrMakes(part.get().id()) && around.isPartitioned(partition)) {
        makeBelow(operation, part.get(), phase, steps, attached);
      } else if (!around.hasOrMakes(part.get().id())) {
        steps.add(alone(phase, operation, built(part.get(), part.get().id().name())));
      }
      attached.add(
          new Part.Statement(
              "ALTER INDEX %s ATTACH PARTITION %s"
                  .formatted(writing.name(whole.id()), writing.name(part.get().id()))));
    }
  }

  private Optional<Index> part(Index whole, ObjectId partition) {
    return around.after().parts(partition).stream()
        .flatMap(id -> around.after().find(id).stream())
        .filter(Index.class::isInstance)
        .map(Index.class::cast)
        .filter(index -> index.inherited().equals(Optional.of(whole.id())))
        .findFirst();
  }

  /** {@return how an index is dropped, as above} */
  Optional<Form> drop(Operation operation, Index index) {
    ObjectId of = index.parent().orElseThrow();
    if (around.replacement(index).isPresent() && !around.isPartitioned(of)) {
      Phase phase = index.unique() ? Phase.CHECK : Phase.BUILD;
      return Optional.of(new Form(List.of(), phase, phase));
    }
    if (!around.holdsRows(of) || index.inherited().isPresent() || around.isInTheWay(index)) {
      return Optional.empty();
    }
    if (around.isPartitioned(of)) {
      return Optional.of(
          Form.plain(
              operation,
              List.of(
                  new Part.Remark(
                      ("This waits for readers and writers of %s and its partitions, and keeps"
                              + " later ones waiting meanwhile.")
                          .formatted(writing.name(of))),
                  new Part.Statement("DROP INDEX " + writing.name(index.id())))));
    }
    return Optional.of(
        Form.of(Phase.BUILD, List.of(alone(Phase.BUILD, operation, drop(index.id())))));
  }

  private String built(Index index, String name) {
    return RowsInTheWay.above(
        RowsInTheWay.of(index, writing), IndexSql.sql(CONCURRENTLY, index, name, "", writing));
  }

  private String drop(ObjectId index) {
    return "DROP INDEX " + CONCURRENTLY + writing.name(index);
  }

  private static Step alone(Phase phase, Operation operation, String sql) {
    return new Step(phase, false, operation, List.of(new Part.Alone(sql)));
  }
}
