package dev.aludel.internal.sql.ddl;

import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.SchemaObject;
import java.util.List;

/** How what is said about an inner part names it; its whole makes and changes it. */
final class AttributeSql implements KindSql<SchemaObject> {

  @Override
  public String reference(ObjectId id, Writing writing) {
    return switch (id.kind()) {
      case MULTIRANGE -> "TYPE " + writing.name(id.schema(), id.name());
      case CONSTRAINT_INDEX -> "INDEX " + writing.name(id.schema(), id.name());
      default -> "COLUMN " + writing.tableOf(id) + "." + Writing.bare(id.name());
    };
  }

  @Override
  public String privilegeTarget(ObjectId id, Writing writing) {
    return id.kind() == ObjectKind.FOREIGN_COLUMN
        ? "TABLE " + writing.tableOf(id)
        : reference(id, writing);
  }

  @Override
  public String privilegeSuffix(ObjectId id) {
    return id.kind() == ObjectKind.FOREIGN_COLUMN ? " (" + Writing.bare(id.name()) + ")" : "";
  }

  @Override
  public List<Part> create(SchemaObject object, Writing writing) {
    throw new IllegalArgumentException("is made with its whole: " + object.id());
  }

  @Override
  public List<Part> drop(SchemaObject object, Writing writing) {
    throw new IllegalArgumentException("is dropped with its whole: " + object.id());
  }
}
