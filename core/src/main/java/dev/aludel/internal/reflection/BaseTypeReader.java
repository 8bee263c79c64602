package dev.aludel.internal.reflection;

import dev.aludel.internal.reflection.Catalog.Address;
import dev.aludel.schema.BaseType;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.ServerVersion;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads base types and shells, each with the functions that read and write its values. */
final class BaseTypeReader implements ObjectReader {

  /** The functions that read or write the values of some base type of a user's. */
  static final String OWN_FUNCTIONS =
      "(SELECT pg_catalog.unnest(ARRAY[t.typinput::pg_catalog.oid, t.typoutput, t.typreceive, t.typsend])"
          + " FROM pg_catalog.pg_type t WHERE t.typtype = 'b' AND t.oid >= "
          + ReflectionSql.FIRST_USER_OID
          + ")";

  /**
   * {@return the condition that a function reads or writes the values of a base type}
   *
   * @param type the alias of pg_type
   * @param oid the SQL expression for the function's oid
   */
  private static String isOwnFunction(String type, String oid) {
    return """
        %1$s.typtype = 'b' AND %2$s IN (%1$s.typinput, %1$s.typoutput, %1$s.typreceive, %1$s.typsend)"""
        .formatted(type, oid);
  }

  @Override
  public String query(ServerVersion version) {
    return """
        SELECT t.oid, t.typarray, n.nspname AS schema, t.typname AS name,
               ARRAY(SELECT 'CREATE FUNCTION ' || %1$s
                            || pg_catalog.rtrim(pg_catalog.substr(pg_catalog.pg_get_functiondef(p.oid),
                                 pg_catalog.length('CREATE OR REPLACE FUNCTION ' || pg_catalog.quote_ident(pn.nspname)
                                                   || '.' || pg_catalog.quote_ident(p.proname)) + 1), E'\\n')
                       FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace pn ON pn.oid = p.pronamespace
                      WHERE p.oid >= %2$s AND %3$s
                      ORDER BY 1) AS functions,
               ARRAY(SELECT p.oid::pg_catalog.text FROM pg_catalog.pg_proc p
                      WHERE p.oid >= %2$s AND %3$s) AS function_oids,
               CASE WHEN t.typisdefined THEN pg_catalog.array_remove(ARRAY[
                 'INPUT = ' || t.typinput,
                 'OUTPUT = ' || t.typoutput,
                 CASE WHEN t.typreceive <> 0 THEN 'RECEIVE = ' || t.typreceive END,
                 CASE WHEN t.typsend <> 0 THEN 'SEND = ' || t.typsend END,
                 CASE WHEN t.typmodin <> 0 THEN 'TYPMOD_IN = ' || t.typmodin END,
                 CASE WHEN t.typmodout <> 0 THEN 'TYPMOD_OUT = ' || t.typmodout END,
                 CASE WHEN t.typanalyze <> 0 THEN 'ANALYZE = ' || t.typanalyze END,
                 CASE WHEN t.typsubscript <> 0 THEN 'SUBSCRIPT = ' || t.typsubscript END,
                 'INTERNALLENGTH = ' || CASE WHEN t.typlen < 0 THEN 'variable' ELSE t.typlen::pg_catalog.text END,
                 CASE WHEN t.typbyval THEN 'PASSEDBYVALUE' END,
                 'ALIGNMENT = ' || CASE t.typalign WHEN 'c' THEN 'char' WHEN 's' THEN 'int2' WHEN 'd' THEN 'double' ELSE 'int4' END,
                 'STORAGE = ' || CASE t.typstorage WHEN 'p' THEN 'plain' WHEN 'e' THEN 'external' WHEN 'm' THEN 'main' ELSE 'extended' END,
                 CASE WHEN t.typcategory <> 'U' THEN 'CATEGORY = ' || pg_catalog.quote_literal(t.typcategory::pg_catalog.text) END,
                 CASE WHEN t.typispreferred THEN 'PREFERRED = true' END,
                 CASE WHEN t.typdefault IS NOT NULL THEN 'DEFAULT = ' || pg_catalog.quote_literal(t.typdefault) END,
                 CASE WHEN t.typelem <> 0 THEN 'ELEMENT = ' || pg_catalog.format_type(t.typelem, NULL) END,
                 CASE WHEN t.typdelim <> ',' THEN 'DELIMITER = ' || pg_catalog.quote_literal(t.typdelim::pg_catalog.text) END,
                 CASE WHEN t.typcollation <> 0 THEN 'COLLATABLE = true' END], NULL) END AS options
          FROM pg_catalog.pg_type t
          JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
         WHERE (t.typtype = 'b' OR t.typtype = 'p' AND NOT t.typisdefined)
           AND NOT EXISTS (SELECT FROM pg_catalog.pg_type e WHERE e.typarray = t.oid)
           AND %4$s AND %5$s"""
        .formatted(
            ReflectionSql.routineName("pn", "p"),
            ReflectionSql.FIRST_USER_OID,
            isOwnFunction("t", "p.oid"),
            ReflectionSql.userNamespace("n"),
            ReflectionSql.noExtension(Catalog.TYPE, "t.oid"));
  }

  @Override
  public void read(Row row, FoundObjects found) throws SQLException {
    List<Address> places = new ArrayList<>();
    places.add(Catalog.TYPE.address(row.number("oid")));
    places.add(Catalog.TYPE.address(row.number("typarray")));
    row.texts("function_oids")
        .forEach(oid -> places.add(Catalog.PROC.address(Long.parseLong(oid))));
    found.add(
        new BaseType(
            ObjectId.of(ObjectKind.TYPE, row.text("schema"), row.text("name")),
            row.texts("functions"),
            row.texts("options")),
        places.toArray(Address[]::new));
  }
}
