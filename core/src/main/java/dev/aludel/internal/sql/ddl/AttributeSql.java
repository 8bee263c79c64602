package dev.aludel.internal.sql.ddl;

import dev.aludel.schema.ObjectId;
import dev.aludel.schema.SchemaObject;
import java.util.List;

/** How what is said about an attribute names it; its type makes and changes it. */
final class AttributeSql implements KindSql<SchemaObject> {

  @Override
  public String reference(ObjectId id, Writing writing) {
    return "COLUMN " + writing.name(id.schema(), id.path().get(1)) + "." + Writing.bare(id.name());
  }

  @Override
  public List<Part> create(SchemaObject object, Writing writing) {
    throw new IllegalArgumentException("is made with its type: " + object.id());
  }

  @Override
  public List<Part> drop(SchemaObject object, Writing writing) {
    throw new IllegalArgumentException("is dropped with its type: " + object.id());
  }
}
