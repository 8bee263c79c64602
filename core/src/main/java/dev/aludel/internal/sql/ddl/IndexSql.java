package dev.aludel.internal.sql.ddl;

import dev.aludel.schema.Index;
import dev.aludel.schema.ObjectId;
import java.util.List;

/** {@code CREATE INDEX} and its kin. */
final class IndexSql implements KindSql<Index> {

  @Override
  public List<Part> create(Index index, Writing writing) {
    return List.of(
        new Part.Statement(
            "CREATE %sINDEX %s ON %s %s"
                .formatted(
                    index.unique() ? "UNIQUE " : "",
                    Writing.bare(index.id().name()),
                    writing.tableOf(index.id()),
                    index.definition())));
  }

  @Override
  public List<Part> drop(Index index, Writing writing) {
    return List.of(new Part.Statement("DROP INDEX " + writing.name(index.id())));
  }

  @Override
  public List<Part> rename(ObjectId from, ObjectId to, Writing writing) {
    return List.of(
        new Part.Statement(
            "ALTER INDEX %s RENAME TO %s".formatted(writing.name(from), Writing.bare(to.name()))));
  }
}
