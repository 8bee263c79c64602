package dev.aludel.request;

import dev.aludel.schema.ServerVersion;

/**
 * Says which schema is wanted, as the DDL that makes it.
 *
 * <pre>{@code
 * final class AuditModel implements SchemaModel {
 *   @Override public String name() { return "audit"; }
 *   @Override public String ddl(ServerVersion version) { return "CREATE TABLE audit (at timestamptz NOT NULL);"; }
 * }
 * Aludel.builder().models(new AuditModel()) …
 * }</pre>
 *
 * <p>The DDL runs in an empty scratch database whose search_path begins with the main schema. A
 * model opens no connection and changes nothing; the same version gets the same text.
 */
public interface SchemaModel {

  /** {@return what messages and the header of a written revision call it} */
  String name();

  /**
   * The DDL of the wanted schema.
   *
   * @param version the version of the server that will run it
   * @return SQL text as it would be typed into psql; it may be empty
   */
  String ddl(ServerVersion version);
}
