package dev.aludel.internal.database;

import dev.aludel.internal.sql.Identifiers;
import dev.aludel.internal.sql.Literals;
import java.util.Optional;

/**
 * How statements name one of Aludel's tables.
 *
 * @param written the name in a statement, quoted and qualified
 * @param bare the table's own name
 * @param schemaSetting the session setting that holds the schema, where it is known only to the
 *     session that runs the statements
 */
public record TableName(String written, String bare, Optional<String> schemaSetting) {

  static TableName of(String schema, String table) {
    return new TableName(
        Identifiers.quote(schema) + "." + Identifiers.quote(table), table, Optional.empty());
  }

  /**
   * A statement of PL/pgSQL that reads one value of the table. What stands in a DO block can't name
   * the schema by a variable of psql's.
   *
   * @param query a SELECT with {@code %s} for the table, and no other percent sign
   * @param variable what takes the value
   */
  String read(String query, String variable) {
    return schemaSetting
        .map(
            setting ->
                "EXECUTE pg_catalog.format(%s,\n      pg_catalog.current_setting(%s), %s) INTO %s;"
                    .formatted(
                        Literals.quote(query.formatted("%I.%I")),
                        Literals.quote(setting),
                        Literals.quote(bare),
                        variable))
        .orElseGet(() -> variable + " := (" + query.formatted(written) + ");");
  }
}
