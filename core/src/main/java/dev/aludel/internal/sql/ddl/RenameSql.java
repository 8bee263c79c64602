package dev.aludel.internal.sql.ddl;

import dev.aludel.schema.ObjectId;
import java.util.ArrayList;
import java.util.List;

/** How an object of a schema gets another name, and another schema. */
final class RenameSql {

  private RenameSql() {}

  /**
   * {@return the statements}
   *
   * @param kind the words for the kind, such as {@code MATERIALIZED VIEW}
   */
  static List<Part> inSchema(String kind, ObjectId from, ObjectId to, Writing writing) {
    List<Part> parts = new ArrayList<>();
    if (!from.name().equals(to.name())) {
      parts.add(
          new Part.Statement(
              "ALTER %s %s RENAME TO %s"
                  .formatted(kind, writing.name(from), Writing.bare(to.name()))));
    }
    if (!from.schema().equals(to.schema())) {
      parts.add(
          new Part.Statement(
              "ALTER %s %s SET SCHEMA %s"
                  .formatted(
                      kind, writing.name(from.named(to.name())), Writing.bare(to.schema()))));
    }
    return parts;
  }
}
