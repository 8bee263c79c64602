package dev.aludel.internal.reflection;

import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.PlainObject;
import dev.aludel.schema.ServerVersion;
import java.sql.SQLException;
import java.util.Optional;

/** Reads parsers of text search. */
final class TextSearchParserReader implements ObjectReader {

  @Override
  public String query(ServerVersion version) {
    return """
        SELECT p.oid, n.nspname AS schema, p.prsname AS name,
               '(START = ' || p.prsstart::pg_catalog.regproc || ', GETTOKEN = ' || p.prstoken::pg_catalog.regproc
               || ', END = ' || p.prsend::pg_catalog.regproc || ', LEXTYPES = ' || p.prslextype::pg_catalog.regproc
               || CASE WHEN p.prsheadline <> 0 THEN ', HEADLINE = ' || p.prsheadline::pg_catalog.regproc ELSE '' END
               || ')' AS definition
          FROM pg_catalog.pg_ts_parser p
          JOIN pg_catalog.pg_namespace n ON n.oid = p.prsnamespace
         WHERE %s AND %s"""
        .formatted(
            ReflectionSql.userNamespace("n"),
            ReflectionSql.noExtension(Catalog.TEXT_SEARCH_PARSER, "p.oid"));
  }

  @Override
  public void read(Row row, FoundObjects found) throws SQLException {
    found.add(
        new PlainObject(
            ObjectId.of(ObjectKind.TEXT_SEARCH_PARSER, row.text("schema"), row.text("name")),
            "",
            row.text("definition"),
            Optional.empty()),
        Catalog.TEXT_SEARCH_PARSER.address(row.number("oid")));
  }
}
