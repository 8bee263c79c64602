package dev.aludel.internal.reflection;

import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Operator;
import dev.aludel.schema.ServerVersion;
import java.sql.SQLException;

/** Reads operators; one that is only named by another one isn't there yet. */
final class OperatorReader implements ObjectReader {

  @Override
  public String query(ServerVersion version) {
    return """
        SELECT o.oid, n.nspname AS schema, o.oprname AS name,
               CASE WHEN o.oprleft = 0 THEN 'NONE' ELSE pg_catalog.format_type(o.oprleft, NULL) END AS "left",
               pg_catalog.format_type(o.oprright, NULL) AS "right",
               pg_catalog.array_remove(ARRAY[
                 'FUNCTION = ' || o.oprcode::pg_catalog.regproc::pg_catalog.text,
                 CASE WHEN o.oprleft <> 0 THEN 'LEFTARG = ' || pg_catalog.format_type(o.oprleft, NULL) END,
                 'RIGHTARG = ' || pg_catalog.format_type(o.oprright, NULL),
                 CASE WHEN c.oid <> 0 THEN 'COMMUTATOR = OPERATOR(' || pg_catalog.quote_ident(cn.nspname) || '.' || c.oprname || ')' END,
                 CASE WHEN g.oid <> 0 THEN 'NEGATOR = OPERATOR(' || pg_catalog.quote_ident(gn.nspname) || '.' || g.oprname || ')' END,
                 CASE WHEN o.oprrest <> 0 THEN 'RESTRICT = ' || o.oprrest::pg_catalog.regproc::pg_catalog.text END,
                 CASE WHEN o.oprjoin <> 0 THEN 'JOIN = ' || o.oprjoin::pg_catalog.regproc::pg_catalog.text END,
                 CASE WHEN o.oprcanhash THEN 'HASHES' END,
                 CASE WHEN o.oprcanmerge THEN 'MERGES' END], NULL) AS settings
          FROM pg_catalog.pg_operator o
          JOIN pg_catalog.pg_namespace n ON n.oid = o.oprnamespace
          LEFT JOIN pg_catalog.pg_operator c ON c.oid = o.oprcom
          LEFT JOIN pg_catalog.pg_namespace cn ON cn.oid = c.oprnamespace
          LEFT JOIN pg_catalog.pg_operator g ON g.oid = o.oprnegate
          LEFT JOIN pg_catalog.pg_namespace gn ON gn.oid = g.oprnamespace
         WHERE o.oprcode <> 0 AND %s AND %s"""
        .formatted(
            ReflectionSql.userNamespace("n"), ReflectionSql.noExtension(Catalog.OPERATOR, "o.oid"));
  }

  @Override
  public void read(Row row, FoundObjects found) throws SQLException {
    found.add(
        new Operator(
            ObjectId.of(
                ObjectKind.OPERATOR,
                row.text("schema"),
                row.text("name"),
                row.text("left"),
                row.text("right")),
            row.texts("settings")),
        Catalog.OPERATOR.address(row.number("oid")));
  }
}
