package dev.aludel.internal.target;

import dev.aludel.internal.sql.ddl.SchemaSql;
import dev.aludel.schema.Schema;
import dev.aludel.schema.ServerVersion;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A schema written as SQL that makes it. */
final class Dump {

  /** What the first line of a written schema begins with, so that it is not taken for a model. */
  private static final String FIRST_LINE = "-- Written by 'aludel dump'";

  private static final String LOCAL = "SET LOCAL ";

  private Dump() {}

  /** Whether a text was written by this. */
  static boolean wrote(String text) {
    return text.startsWith(FIRST_LINE) || text.startsWith("\uFEFF" + FIRST_LINE);
  }

  /**
   * Writes a schema, one statement a paragraph, what is needed before what needs it.
   *
   * @param schema the schema, its texts as PostgreSQL leaves them alone
   * @param side what it is called
   * @param comparison knows how to write it
   * @param version the server that will read it
   * @return the text; the same schema gives the same text
   */
  static String write(Schema schema, String side, Comparison comparison, ServerVersion version) {
    return FIRST_LINE
        + " on PostgreSQL %s: the schema of %s. Don't edit it.\n".formatted(version.major(), side)
        + Stream.concat(
                comparison.path().stream(),
                comparison.statements(comparison.making(schema)).stream())
            .map(sql -> "\n" + SchemaSql.line(lasting(sql)) + "\n")
            .collect(Collectors.joining());
  }

  /** Who loads a dump does so statement by statement, where a setting for a transaction is none. */
  private static String lasting(String sql) {
    return sql.startsWith(LOCAL) ? "SET " + sql.substring(LOCAL.length()) : sql;
  }
}
