package dev.aludel.internal.reflection;

import dev.aludel.schema.Constraint;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.ServerVersion;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Reads the constraints of tables; NOT NULL is a column's own. A foreign key to a partitioned table
 * has one more for each partition, of the same table, which are its own business.
 */
final class ConstraintReader implements ObjectReader {

  @Override
  public String query(ServerVersion version) {
    return """
    SELECT k.oid, k.conindid, n.nspname AS schema, c.relname AS "table", k.conname AS name, k.contype AS type, k.conislocal AS local,
           pg_catalog.pg_get_constraintdef(k.oid) AS definition,
           ARRAY(SELECT a.attname::pg_catalog.text
                   FROM pg_catalog.unnest(k.conkey) WITH ORDINALITY AS key (attnum, place)
                   JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = key.attnum
                  ORDER BY key.place) AS columns,
           CASE WHEN k.contype IN ('p', 'u', 'x')
                THEN ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.pg_attribute a
                            WHERE a.attrelid = k.conindid ORDER BY a.attnum) END AS index_columns,
           CASE WHEN k.contype IN ('p', 'u', 'x') THEN i.reloptions END AS options,
           heritage.schema AS from_schema, heritage.name AS from_table, heritage.constraint_name AS from_name
      FROM pg_catalog.pg_constraint k
      JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      LEFT JOIN pg_catalog.pg_class i ON i.oid = k.conindid
      LEFT JOIN LATERAL (SELECT pn.nspname AS schema, pc.relname AS name, pk.conname AS constraint_name
                           FROM pg_catalog.pg_inherits h
                           JOIN pg_catalog.pg_class pc ON pc.oid = h.inhparent
                           JOIN pg_catalog.pg_namespace pn ON pn.oid = pc.relnamespace
                           JOIN pg_catalog.pg_constraint pk ON pk.conrelid = pc.oid
                          WHERE k.coninhcount > 0 AND h.inhrelid = c.oid
                            AND CASE WHEN k.conparentid <> 0 THEN pk.oid = k.conparentid
                                     ELSE pk.conname = k.conname AND pk.contype = k.contype END
                          ORDER BY h.inhseqno LIMIT 1) AS heritage ON true
     WHERE k.contype IN ('p', 'u', 'x', 'c', 'f') AND c.relkind IN ('r', 'p') AND c.relpersistence <> 't'
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint whole
                        WHERE whole.oid = k.conparentid AND whole.conrelid = k.conrelid)
       AND %s AND %s\
    """
        .formatted(
            ReflectionSql.userNamespace("n"), ReflectionSql.noExtension(Catalog.CLASS, "c.oid"));
  }

  @Override
  public void read(Row row, FoundObjects found) throws SQLException {
    ObjectId id =
        ObjectId.of(ObjectKind.CONSTRAINT, row.text("schema"), row.text("table"), row.text("name"));
    Constraint.Type type = type(row.text("type"));
    found.add(
        new Constraint(
            id,
            type,
            row.text("definition"),
            row.texts("columns"),
            row.texts("index_columns"),
            row.texts("options"),
            inherited(row),
            row.flag("local")),
        Catalog.CONSTRAINT.address(row.number("oid")));
    if (type != Constraint.Type.CHECK && type != Constraint.Type.FOREIGN_KEY) {
      found.alias(Catalog.CLASS.address(row.number("conindid")), id);
      found.inner(
          Catalog.CLASS.address(row.number("conindid")),
          new ObjectId(ObjectKind.CONSTRAINT_INDEX, id.path()));
    }
  }

  private static Optional<ObjectId> inherited(Row row) throws SQLException {
    Optional<String> name = row.optional("from_name");
    return name.isEmpty()
        ? Optional.empty()
        : Optional.of(
            ObjectId.of(
                ObjectKind.CONSTRAINT,
                row.text("from_schema"),
                row.text("from_table"),
                name.get()));
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
