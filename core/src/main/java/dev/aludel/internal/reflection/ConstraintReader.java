package dev.aludel.internal.reflection;

import dev.aludel.schema.Constraint;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.ServerVersion;
import java.sql.SQLException;

/** Reads the constraints of tables; NOT NULL is a column's own. */
final class ConstraintReader implements ObjectReader {

  @Override
  public String query(ServerVersion version) {
    return """
        SELECT k.oid, k.conindid, n.nspname AS schema, c.relname AS "table", k.conname AS name, k.contype AS type,
               pg_catalog.pg_get_constraintdef(k.oid) AS definition,
               ARRAY(SELECT a.attname::pg_catalog.text
                       FROM pg_catalog.unnest(k.conkey) WITH ORDINALITY AS key (attnum, place)
                       JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = key.attnum
                      ORDER BY key.place) AS columns,
               CASE WHEN k.contype IN ('p', 'u', 'x') THEN i.reloptions END AS options
          FROM pg_catalog.pg_constraint k
          JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
          JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
          LEFT JOIN pg_catalog.pg_class i ON i.oid = k.conindid
         WHERE k.contype IN ('p', 'u', 'x', 'c', 'f') AND c.relkind IN ('r', 'p') AND c.relpersistence <> 't'
           AND %s AND %s"""
        .formatted(
            ReflectionSql.userNamespace("n"), ReflectionSql.noExtension(Catalog.CLASS, "c.oid"));
  }

  @Override
  public void read(Row row, Found found) throws SQLException {
    ObjectId id =
        ObjectId.of(ObjectKind.CONSTRAINT, row.text("schema"), row.text("table"), row.text("name"));
    Constraint.Type type = type(row.text("type"));
    found.add(
        new Constraint(
            id, type, row.text("definition"), row.texts("columns"), row.texts("options")),
        Catalog.CONSTRAINT.address(row.number("oid")));
    if (type != Constraint.Type.CHECK && type != Constraint.Type.FOREIGN_KEY) {
      found.alias(Catalog.CLASS.address(row.number("conindid")), id);
    }
  }

  private static Constraint.Type type(String code) {
    return switch (code) {
      case "p" -> Constraint.Type.PRIMARY_KEY;
      case "u" -> Constraint.Type.UNIQUE;
      case "x" -> Constraint.Type.EXCLUSION;
      case "f" -> Constraint.Type.FOREIGN_KEY;
      default -> Constraint.Type.CHECK;
    };
  }
}
