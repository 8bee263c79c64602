package dev.aludel.internal.reflection;

import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.ServerVersion;
import dev.aludel.schema.TextSearchDictionary;
import java.sql.SQLException;

/** Reads dictionaries of text search. */
final class TextSearchDictionaryReader implements ObjectReader {

  @Override
  public String query(ServerVersion version) {
    return """
        SELECT d.oid, n.nspname AS schema, d.dictname AS name, d.dictinitoption AS options,
               CASE WHEN pg_catalog.pg_ts_template_is_visible(t.oid) THEN ''
                    ELSE pg_catalog.quote_ident(tn.nspname) || '.' END
               || pg_catalog.quote_ident(t.tmplname) AS template
          FROM pg_catalog.pg_ts_dict d
          JOIN pg_catalog.pg_namespace n ON n.oid = d.dictnamespace
          JOIN pg_catalog.pg_ts_template t ON t.oid = d.dicttemplate
          JOIN pg_catalog.pg_namespace tn ON tn.oid = t.tmplnamespace
         WHERE %s AND %s"""
        .formatted(
            ReflectionSql.userNamespace("n"),
            ReflectionSql.noExtension(Catalog.TEXT_SEARCH_DICTIONARY, "d.oid"));
  }

  @Override
  public void read(Row row, FoundObjects found) throws SQLException {
    found.add(
        new TextSearchDictionary(
            ObjectId.of(ObjectKind.TEXT_SEARCH_DICTIONARY, row.text("schema"), row.text("name")),
            row.text("template"),
            row.optional("options")),
        Catalog.TEXT_SEARCH_DICTIONARY.address(row.number("oid")));
  }
}
