package dev.aludel.request;

import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
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

  /**
   * Whether the model could describe such an object, if it were wanted. What one of the models
   * can't describe is not managed: it stays as the revisions make it, until a model beside has an
   * object of its kind or the setting {@code managed} names it.
   *
   * @param object an object, such as a partial index
   * @param schema the schema that it is in
   * @return {@code true}, as for a model in SQL, unless a model says otherwise
   */
  default boolean manages(SchemaObject object, Schema schema) {
    return true;
  }

  /**
   * The wanted object, completed where the model can't describe all of its attributes.
   *
   * @param wanted the object as the model's DDL makes it
   * @param there the same object as the revisions make it
   * @return the wanted object with those attributes of the other one that the model can't express;
   *     the wanted object itself, as for a model in SQL, unless a model says otherwise
   */
  default SchemaObject carrying(SchemaObject wanted, SchemaObject there) {
    return wanted;
  }

  /**
   * Whether a name was made up by the model, so that it doesn't count: the object keeps the name
   * that it has in the database, and a new one gets the name that PostgreSQL would give.
   *
   * @param name the name of a constraint or an index
   * @return {@code false}, unless a model says otherwise
   */
  default boolean makesUp(String name) {
    return false;
  }
}
