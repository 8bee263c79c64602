package dev.aludel.internal.sql.ddl;

import dev.aludel.schema.Partition;
import java.util.List;

/** {@code PARTITION OF} in a new table, {@code ATTACH} and {@code DETACH PARTITION} else. */
final class PartitionSql implements KindSql<Partition> {

  @Override
  public List<Part> create(Partition partition, Writing writing) {
    return List.of(
        new Part.TableClause(
            partition.partition(),
            " PARTITION OF " + writing.name(partition.of()),
            " " + partition.bound(),
            List.of(
                new Part.Statement(
                    "ALTER TABLE %s ATTACH PARTITION %s %s"
                        .formatted(
                            writing.name(partition.of()),
                            writing.name(partition.partition()),
                            partition.bound())))));
  }

  @Override
  public List<Part> drop(Partition partition, Writing writing) {
    return List.of(
        new Part.Statement(
            "ALTER TABLE %s DETACH PARTITION %s"
                .formatted(writing.name(partition.of()), writing.name(partition.partition()))));
  }
}
