package dev.aludel.internal.sql.ddl;

import dev.aludel.schema.BaseType;
import java.util.ArrayList;
import java.util.List;

/** Base types: a shell, the functions that need its name, and the type that needs the functions. */
final class BaseTypeSql implements TypeSortSql<BaseType> {

  @Override
  public List<Part> create(BaseType type, Writing writing) {
    String create = "CREATE TYPE " + writing.name(type.id());
    List<Part> parts = new ArrayList<>(List.of(new Part.Statement(create)));
    type.functions().forEach(function -> parts.add(new Part.Statement(function)));
    if (!isShell(type)) {
      parts.add(
          new Part.Statement(create + " (\n  " + String.join(",\n  ", type.options()) + "\n)"));
    }
    return parts;
  }

  /** Whatever else needs it is gone by then; its functions go with it. */
  @Override
  public List<Part> drop(BaseType type, Writing writing) {
    return List.of(
        new Part.Statement(
            "DROP TYPE " + writing.name(type.id()) + (isShell(type) ? "" : " CASCADE")));
  }

  private static boolean isShell(BaseType type) {
    return type.options().isEmpty();
  }
}
