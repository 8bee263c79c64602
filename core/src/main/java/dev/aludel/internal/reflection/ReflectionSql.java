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
                     WHERE member.classid = %d AND member.objid = %s AND member.deptype = 'e')"""
        .formatted(catalog.oid(), oid);
  }
}
