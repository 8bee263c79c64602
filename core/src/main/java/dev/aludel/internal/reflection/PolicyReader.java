package dev.aludel.internal.reflection;

import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Policy;
import dev.aludel.schema.ServerVersion;
import dev.aludel.schema.SqlText;
import java.sql.SQLException;
import java.util.Optional;

/** Reads policies. */
final class PolicyReader implements ObjectReader {

  @Override
  public String query(ServerVersion version) {
    return """
        SELECT p.oid, n.nspname AS schema, c.relname AS "table", p.polname AS name,
               p.polpermissive AS permissive,
               CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE'
                             WHEN 'd' THEN 'DELETE' ELSE 'ALL' END AS command,
               ARRAY(SELECT CASE WHEN role = 0 THEN 'PUBLIC'
                                 ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(role)) END
                       FROM pg_catalog.unnest(p.polroles) role ORDER BY 1) AS roles,
               pg_catalog.pg_get_expr(p.polqual, p.polrelid) AS "using",
               pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) AS "check", %s
          FROM pg_catalog.pg_policy p
          JOIN pg_catalog.pg_class c ON c.oid = p.polrelid
          JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
         WHERE %s AND %s AND %s"""
        .formatted(
            ReflectionSql.usedByText(Catalog.POLICY, "p.oid"),
            ReflectionSql.userNamespace("n"),
            ReflectionSql.noExtension(Catalog.POLICY, "p.oid"),
            ReflectionSql.noExtension(Catalog.CLASS, "c.oid"));
  }

  @Override
  public void read(Row row, FoundObjects found) throws SQLException {
    ObjectId id =
        ObjectId.of(ObjectKind.POLICY, row.text("schema"), row.text("table"), row.text("name"));
    found.add(
        new Policy(
            id,
            row.flag("permissive"),
            row.text("command"),
            row.texts("roles"),
            condition(id, "using", row, found),
            condition(id, "check", row, found)),
        Catalog.POLICY.address(row.number("oid")));
  }

  private static Optional<SqlText> condition(
      ObjectId id, String column, Row row, FoundObjects found) throws SQLException {
    Optional<String> text = row.optional(column);
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(RowNames.read(id, text.get(), row, found));
  }
}
