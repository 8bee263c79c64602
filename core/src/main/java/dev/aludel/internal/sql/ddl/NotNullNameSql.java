package dev.aludel.internal.sql.ddl;

import dev.aludel.internal.sql.Literals;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.SchemaObject;
import java.util.List;

/**
 * What is said about the NOT NULL constraint of a column. The server names the constraint where
 * nobody does, so it is asked for the name.
 */
final class NotNullNameSql implements KindSql<SchemaObject> {

  private static final String DOLLARS = "$$";

  @Override
  public String about(String head, ObjectId id, String tail, Writing writing) {
    String table = writing.tableOf(id);
    String body =
        """
        BEGIN
          EXECUTE pg_catalog.concat(%s, (
            SELECT pg_catalog.quote_ident(k.conname)
              FROM pg_catalog.pg_constraint k
              JOIN pg_catalog.pg_attribute a ON a.attrelid OPERATOR(pg_catalog.=) k.conrelid AND a.attnum OPERATOR(pg_catalog.=) k.conkey[1]
             WHERE k.conrelid OPERATOR(pg_catalog.=) %s::pg_catalog.regclass AND k.contype OPERATOR(pg_catalog.=) 'n'
               AND a.attname OPERATOR(pg_catalog.=) %s), %s);
        END"""
            .formatted(
                Literals.quote(head + " CONSTRAINT "),
                Literals.quote(table),
                Literals.quote(id.name()),
                Literals.quote(" ON " + table + " " + tail));
    return "DO "
        + (body.contains(DOLLARS) ? Literals.quote(body) : DOLLARS + "\n" + body + "\n" + DOLLARS);
  }

  @Override
  public List<Part> create(SchemaObject object, Writing writing) {
    throw new IllegalArgumentException("is made with its column: " + object.id());
  }

  @Override
  public List<Part> drop(SchemaObject object, Writing writing) {
    throw new IllegalArgumentException("is dropped with its column: " + object.id());
  }
}
