package dev.aludel.internal.sql;

import java.util.Set;
import java.util.regex.Pattern;

/** Names as they stand in SQL text. */
public final class Identifiers {

  /**
   * Every word that is not "unreserved" in some server from 14 to 18; the manual's appendix C lists
   * them.
   */
  private static final Set<String> KEYWORDS =
      Set.of(
          """
          all analyse analyze and any array as asc asymmetric authorization between
          bigint binary bit boolean both case cast char character check coalesce collate
          collation column concurrently constraint create cross current_catalog
          current_date current_role current_schema current_time current_timestamp
          current_user dec decimal default deferrable desc distinct do else end except
          exists extract false fetch float for foreign freeze from full grant greatest
          group grouping having ilike in initially inner inout int integer intersect
          interval into is isnull join json json_array json_arrayagg json_exists
          json_object json_objectagg json_query json_scalar json_serialize json_table
          json_value lateral leading least left like limit localtime localtimestamp
          merge_action national natural nchar none normalize not notnull null nullif
          numeric offset on only or order out outer overlaps overlay placing position
          precision primary real references returning right row select session_user
          setof similar smallint some substring symmetric system_user table tablesample
          then time timestamp to trailing treat trim true union unique user using values
          varchar variadic verbose when where window with xmlattributes xmlconcat
          xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi xmlroot
          xmlserialize xmltable
          """
              .strip()
              .split("\\s+"));

  private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

  private Identifiers() {}

  /**
   * Writes a name as a person would: bare where PostgreSQL takes that for the same name.
   *
   * @param name a name as the catalog has it
   * @return the name, in double quotes where it needs them
   */
  public static String write(String name) {
    return PLAIN.matcher(name).matches() && !KEYWORDS.contains(name) ? name : quote(name);
  }

  /**
   * Writes a name so that PostgreSQL takes it as it is, whatever it holds.
   *
   * @param name a name as the catalog has it
   * @return the name in double quotes
   * @throws IllegalArgumentException where it is empty or holds a NUL character
   */
  public static String quote(String name) {
    if (name.isEmpty() || name.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("no name can be empty or hold a NUL character");
    }
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /**
   * Reads a name as PostgreSQL does: in quotes as it is, bare in lower case.
   *
   * @param written a name as it stands in SQL text, without a schema
   * @return the name as the catalog has it
   */
  public static String value(String written) {
    return written.startsWith("\"")
        ? written.substring(1, written.length() - 1).replace("\"\"", "\"")
        : AsciiCase.lower(written);
  }
}
