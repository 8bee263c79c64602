package dev.aludel.internal.reflection;

import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.PlainObject;
import dev.aludel.schema.ServerVersion;
import java.sql.SQLException;
import java.util.Optional;

/** Reads templates for dictionaries of text search. */
final class TextSearchTemplateReader implements ObjectReader {

  @Override
  public String query(ServerVersion version) {
    return """
        SELECT t.oid, n.nspname AS schema, t.tmplname AS name,
               '(' || CASE WHEN t.tmplinit <> 0 THEN 'INIT = ' || t.tmplinit::pg_catalog.regproc || ', ' ELSE '' END
               || 'LEXIZE = ' || t.tmpllexize::pg_catalog.regproc || ')' AS definition
          FROM pg_catalog.pg_ts_template t
          JOIN pg_catalog.pg_namespace n ON n.oid = t.tmplnamespace
         WHERE %s AND %s"""
        .formatted(
            ReflectionSql.userNamespace("n"),
            ReflectionSql.noExtension(Catalog.TEXT_SEARCH_TEMPLATE, "t.oid"));
  }

  @Override
  public void read(Row row, FoundObjects found) throws SQLException {
    found.add(
        new PlainObject(
            ObjectId.of(ObjectKind.TEXT_SEARCH_TEMPLATE, row.text("schema"), row.text("name")),
            "",
            row.text("definition"),
            Optional.empty()),
        Catalog.TEXT_SEARCH_TEMPLATE.address(row.number("oid")));
  }
}
