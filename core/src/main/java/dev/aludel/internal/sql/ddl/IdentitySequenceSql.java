package dev.aludel.internal.sql.ddl;

import dev.aludel.internal.sql.Literals;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.SchemaObject;
import java.util.List;

/**
 * What is said about the sequence of an identity column: only the server knows what it is called,
 * as it keeps its name when the table or the column gets another one.
 */
final class IdentitySequenceSql implements KindSql<SchemaObject> {

  private static final String DOLLARS = "$$";

  @Override
  public String about(String head, ObjectId id, String tail, Writing writing) {
    String body =
        " BEGIN EXECUTE %s || pg_catalog.pg_get_serial_sequence(%s, %s) || %s; END "
            .formatted(
                Literals.quote(head + " SEQUENCE "),
                Literals.quote(writing.tableOf(id)),
                Literals.quote(id.name()),
                Literals.quote(" " + tail));
    return "DO " + (body.contains(DOLLARS) ? Literals.quote(body) : DOLLARS + body + DOLLARS);
  }

  @Override
  public String granting(Part.Granting part, Writing writing) {
    return about(part.head(""), part.target(), part.tail(), writing);
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
