package dev.aludel.internal.sql.ddl;

import dev.aludel.schema.ObjectId;
import dev.aludel.schema.UserType;
import java.util.List;

/**
 * How types of one sort are written.
 *
 * @param <T> the sort's record
 */
interface TypeSortSql<T extends UserType> extends KindSql<T> {

  @Override
  default List<Part> drop(T type, Writing writing) {
    return List.of(new Part.Statement("DROP TYPE " + writing.name(type.id())));
  }

  @Override
  default List<Part> rename(ObjectId from, ObjectId to, Writing writing) {
    return writing.renamed("TYPE", from, to);
  }
}
