package dev.aludel.internal.sql.ddl;

import dev.aludel.schema.Index;
import dev.aludel.schema.ObjectId;
import java.util.List;

/** {@code CREATE INDEX} and its kin. */
final class IndexSql implements KindSql<Index> {

  @Override
  public List<Part> create(Index index, Writing writing) {
    String statement = sql("", index, index.id().name(), "", writing);
    return List.of(
        new Part.Statement(RowsInTheWay.above(RowsInTheWay.of(index, writing), statement)));
  }

  /**
   * {@return what makes an index}
   *
   * @param way what stands behind INDEX, such as {@code CONCURRENTLY } with a blank
   * @param name the name that it gets
   * @param only what stands before the table, such as {@code ONLY } with a blank
   */
  static String sql(String way, Index index, String name, String only, Writing writing) {
    return "CREATE %sINDEX %s%s ON %s%s %s"
        .formatted(
            index.unique() ? "UNIQUE " : "",
            way,
            Writing.bare(name),
            only,
            writing.tableOf(index.id()),
            index.definition());
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
