package dev.aludel.internal.reflection;

/** Conditions that the readers' queries share. */
final class ReflectionSql {

  /** Objects that a server is born with have smaller identifiers. */
  static final int FIRST_USER_OID = 16384;

  private ReflectionSql() {}

  /** {@return the condition that a namespace is one of the users', by the alias of pg_namespace} */
  static String userNamespace(String alias) {
    return """
        %1$s.nspname <> 'information_schema' AND NOT pg_catalog.starts_with(%1$s.nspname::text, 'pg_')"""
        .formatted(alias);
  }

  /**
   * {@return the condition that no extension brought an object}
   *
   * @param catalog where the object lives
   * @param oid the SQL expression for its oid
   */
  static String noExtension(Catalog catalog, String oid) {
    return """
        NOT EXISTS (SELECT FROM pg_catalog.pg_depend member
                     WHERE member.classid = %s AND member.objid = %s AND member.deptype = 'e')"""
        .formatted(catalog.oid(), oid);
  }

  /** {@return the SQL expression for a relation's name as the server qualifies it} */
  static String qualified(String namespace, String relation) {
    return "pg_catalog.quote_ident(%s.nspname) || '.' || pg_catalog.quote_ident(%s.relname)"
        .formatted(namespace, relation);
  }

  /**
   * {@return the SQL expression for the names, types and collations of a view's columns}
   *
   * @param relation the SQL expression for the view's oid
   */
  static String viewColumns(String relation) {
    return """
        ARRAY(SELECT pg_catalog.quote_ident(a.attname) || ' ' || pg_catalog.format_type(a.atttypid, a.atttypmod)
                     || CASE WHEN a.attcollation <> y.typcollation
                             THEN ' ' || a.attcollation::pg_catalog.regcollation ELSE '' END
                FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type y ON y.oid = a.atttypid
               WHERE a.attrelid = %s AND a.attnum > 0 ORDER BY a.attnum)"""
        .formatted(relation);
  }

  /**
   * {@return the SQL expression for the columns that an object's text names}
   *
   * @param catalog where the object lives
   * @param oid the SQL expression for its oid
   */
  static String columnsRead(Catalog catalog, String oid) {
    return """
        ARRAY(SELECT DISTINCT d.refobjid::pg_catalog.regclass || '.' || pg_catalog.quote_ident(a.attname)
                FROM pg_catalog.pg_depend d
                JOIN pg_catalog.pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
               WHERE d.classid = %s AND d.objid = %s AND d.refclassid = %s AND d.refobjsubid > 0
               ORDER BY 1)"""
        .formatted(catalog.oid(), oid, Catalog.CLASS.oid());
  }

  /** {@return the condition that an object was not made along with another one} */
  static String notInternal(Catalog catalog, String oid) {
    return """
        NOT EXISTS (SELECT FROM pg_catalog.pg_depend inner_part
                     WHERE inner_part.classid = %s AND inner_part.objid = %s AND inner_part.deptype = 'i')"""
        .formatted(catalog.oid(), oid);
  }

  /** {@return the SQL expression for the types of a routine's arguments that go in} */
  static String argumentTypes(String routine) {
    return """
        pg_catalog.array_to_string(
          ARRAY(SELECT pg_catalog.format_type(argument, NULL)
                  FROM pg_catalog.unnest(%s.proargtypes) WITH ORDINALITY arguments (argument, place)
                 ORDER BY place), ', ')"""
        .formatted(routine);
  }

  /** {@return the SQL expression for a routine's name, without its arguments} */
  static String routineName(String namespace, String routine) {
    return """
        CASE WHEN pg_catalog.pg_function_is_visible(%2$s.oid) THEN '' ELSE pg_catalog.quote_ident(%1$s.nspname) || '.' END
          || pg_catalog.quote_ident(%2$s.proname)"""
        .formatted(namespace, routine);
  }

  /**
   * {@return the SQL expressions for what a text depends on, as {@link RowNames} wants to know it}
   *
   * @param catalog where the text's object lives
   * @param oid the SQL expression for its oid
   */
  static String usedByText(Catalog catalog, String oid) {
    String used =
        """
        ARRAY(SELECT DISTINCT u.refobjid::pg_catalog.text FROM pg_catalog.pg_depend u
               WHERE u.classid = %s AND u.objid = %s AND u.refclassid = %s) AS %s""";
    return used.formatted(catalog.oid(), oid, Catalog.CLASS.oid(), "used_relations")
        + ", "
        + used.formatted(catalog.oid(), oid, Catalog.PROC.oid(), "used_functions");
  }

  /** {@return the options of foreign data as they are written, sorted, as an array} */
  static String options(String column) {
    return """
        ARRAY(SELECT pg_catalog.quote_ident(o.option_name) || ' ' || pg_catalog.quote_literal(o.option_value)
                FROM pg_catalog.pg_options_to_table(%s) o ORDER BY o.option_name)"""
        .formatted(column);
  }
}
