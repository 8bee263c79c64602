package dev.aludel.internal.reflection;

import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.ServerVersion;
import dev.aludel.schema.TextSearchConfiguration;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeMap;

/** Reads configurations of text search, with the dictionaries of each type of token. */
final class TextSearchConfigurationReader implements ObjectReader {

  @Override
  public String query(ServerVersion version) {
    return """
        WITH mapping AS (
          SELECT m.mapcfg,
                 (SELECT k.alias FROM pg_catalog.ts_token_type(c.cfgparser) k WHERE k.tokid = m.maptokentype) AS token,
                 pg_catalog.string_agg(m.mapdict::pg_catalog.regdictionary::pg_catalog.text, ', ' ORDER BY m.mapseqno) AS dictionaries
            FROM pg_catalog.pg_ts_config_map m
            JOIN pg_catalog.pg_ts_config c ON c.oid = m.mapcfg
           WHERE m.mapcfg >= %s
           GROUP BY m.mapcfg, c.cfgparser, m.maptokentype
        )
        SELECT c.oid, n.nspname AS schema, c.cfgname AS name,
               CASE WHEN pg_catalog.pg_ts_parser_is_visible(p.oid) THEN ''
                    ELSE pg_catalog.quote_ident(pn.nspname) || '.' END
               || pg_catalog.quote_ident(p.prsname) AS parser,
               ARRAY(SELECT token FROM mapping WHERE mapcfg = c.oid ORDER BY token) AS tokens,
               ARRAY(SELECT dictionaries FROM mapping WHERE mapcfg = c.oid ORDER BY token) AS dictionaries
          FROM pg_catalog.pg_ts_config c
          JOIN pg_catalog.pg_namespace n ON n.oid = c.cfgnamespace
          JOIN pg_catalog.pg_ts_parser p ON p.oid = c.cfgparser
          JOIN pg_catalog.pg_namespace pn ON pn.oid = p.prsnamespace
         WHERE %s AND %s"""
        .formatted(
            ReflectionSql.FIRST_USER_OID,
            ReflectionSql.userNamespace("n"),
            ReflectionSql.noExtension(Catalog.TEXT_SEARCH_CONFIGURATION, "c.oid"));
  }

  @Override
  public void read(Row row, FoundObjects found) throws SQLException {
    List<String> tokens = row.texts("tokens");
    List<String> dictionaries = row.texts("dictionaries");
    TreeMap<String, String> mappings = new TreeMap<>();
    for (int i = 0; i < tokens.size(); i++) {
      mappings.put(tokens.get(i), dictionaries.get(i));
    }
    found.add(
        new TextSearchConfiguration(
            ObjectId.of(ObjectKind.TEXT_SEARCH_CONFIGURATION, row.text("schema"), row.text("name")),
            row.text("parser"),
            mappings),
        Catalog.TEXT_SEARCH_CONFIGURATION.address(row.number("oid")));
  }
}
