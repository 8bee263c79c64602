package dev.aludel.internal.database;

import dev.aludel.error.DatabaseStateException;
import dev.aludel.internal.sql.Identifiers;
import java.util.Collection;

/**
 * Row security on Aludel's own tables: a policy would hide rows in silence, and the history would
 * run a second time.
 */
final class HiddenRows {

  private static final String REMEDY =
      "Switch it off with 'ALTER TABLE %s DISABLE ROW LEVEL SECURITY', or work as a role that it does not bind: the"
          + " table's owner, where it is not forced on the owner too.";

  private HiddenRows() {}

  static DatabaseStateException found(String schema, String name) {
    String table = Identifiers.quote(schema) + "." + Identifiers.quote(name);
    return new DatabaseStateException(
        DatabaseStateException.Reason.HIDDEN_ROWS,
        "Row security is active on the table %s for this user, and may hide rows: nobody can tell what ran."
            .formatted(table),
        REMEDY.formatted(table));
  }

  /**
   * Statements of PL/pgSQL that fail where row security binds whoever runs them, such as the role
   * that revisions run as. They need a variable {@code refused} of type text.
   *
   * @param schema an SQL expression for the schema
   * @param names the tables' names
   * @return the statements
   */
  static String refuse(String schema, Collection<String> names) {
    return """
          refused := (SELECT pg_catalog.string_agg(pg_catalog.format('%%I.%%I', n.nspname, c.relname), ', ')
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
           WHERE n.nspname OPERATOR(pg_catalog.=) %1$s AND c.relname OPERATOR(pg_catalog.=) ANY (%2$s)
             AND pg_catalog.row_security_active(c.oid));
          IF refused IS NOT NULL THEN
            RAISE EXCEPTION USING ERRCODE = '42501',
              MESSAGE = pg_catalog.format('Row security is active on %%s for the role %%s, and may hide rows: nobody can tell what ran',
                refused, current_user),
              HINT = 'Switch it off with ALTER TABLE ... DISABLE ROW LEVEL SECURITY, or work as a role that it does not bind.';
          END IF;"""
        .formatted(schema, TrustedTables.array(names));
  }
}
