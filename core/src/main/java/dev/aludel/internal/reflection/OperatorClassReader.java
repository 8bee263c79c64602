package dev.aludel.internal.reflection;

import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.PlainObject;
import dev.aludel.schema.ServerVersion;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads operator classes. */
final class OperatorClassReader implements ObjectReader {

  @Override
  public String query(ServerVersion version) {
    return """
        SELECT c.oid, n.nspname AS schema, pg_catalog.quote_ident(c.opcname) || ' USING ' || pg_catalog.quote_ident(m.amname) AS name,
               CASE WHEN c.opcdefault THEN 'DEFAULT ' ELSE '' END || 'FOR TYPE ' || pg_catalog.format_type(c.opcintype, NULL)
               || ' USING ' || pg_catalog.quote_ident(m.amname) || ' FAMILY ' || pg_catalog.quote_ident(fn.nspname) || '.'
               || pg_catalog.quote_ident(f.opfname) || ' AS' AS head,
               CASE WHEN c.opckeytype <> 0 THEN 'STORAGE ' || pg_catalog.format_type(c.opckeytype, NULL) END AS storage,
               'STORAGE ' || pg_catalog.format_type(c.opcintype, NULL) AS usual_storage,
               %1$s
          FROM pg_catalog.pg_opclass c
          JOIN pg_catalog.pg_opfamily f ON f.oid = c.opcfamily
          JOIN pg_catalog.pg_namespace fn ON fn.oid = f.opfnamespace
          JOIN pg_catalog.pg_namespace n ON n.oid = c.opcnamespace
          JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         WHERE %2$s AND %3$s"""
        .formatted(
            MethodMembers.of(Catalog.OPERATOR_CLASS, "c.oid"),
            ReflectionSql.userNamespace("n"),
            ReflectionSql.noExtension(Catalog.OPERATOR_CLASS, "c.oid"));
  }

  @Override
  public void read(Row row, FoundObjects found) throws SQLException {
    ObjectId id = ObjectId.of(ObjectKind.OPERATOR_CLASS, row.text("schema"), row.text("name"));
    List<String> members = row.texts("members");
    found.add(
        new PlainObject(
            id,
            "",
            row.text("head") + "\n  " + String.join(",\n  ", lines(members, row)),
            Optional.empty()),
        Catalog.OPERATOR_CLASS.address(row.number("oid")));
    MethodMembers.alias(row, id, found);
  }

  /** A class without any members says how it stores values, as the syntax wants one line. */
  private static List<String> lines(List<String> members, Row row) throws SQLException {
    List<String> lines = new ArrayList<>(members);
    row.optional("storage").ifPresent(lines::add);
    if (lines.isEmpty()) {
      lines.add(row.text("usual_storage"));
    }
    return lines;
  }
}
