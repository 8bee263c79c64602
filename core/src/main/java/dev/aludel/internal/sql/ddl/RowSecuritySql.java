package dev.aludel.internal.sql.ddl;

import dev.aludel.schema.RowSecurity;
import java.util.ArrayList;
import java.util.List;

/** {@code ALTER TABLE … ENABLE ROW LEVEL SECURITY} and its kin. */
final class RowSecuritySql implements KindSql<RowSecurity> {

  @Override
  public List<Part> create(RowSecurity security, Writing writing) {
    return alter(new RowSecurity(security.id(), false, false), security, writing);
  }

  @Override
  public List<Part> drop(RowSecurity security, Writing writing) {
    return alter(security, new RowSecurity(security.id(), false, false), writing);
  }

  @Override
  public List<Part> alter(RowSecurity before, RowSecurity after, Writing writing) {
    List<Part> parts = new ArrayList<>();
    if (before.enabled() != after.enabled()) {
      parts.add(action(after, after.enabled() ? "ENABLE" : "DISABLE"));
    }
    if (before.forced() != after.forced()) {
      parts.add(action(after, after.forced() ? "FORCE" : "NO FORCE"));
    }
    return parts;
  }

  private static Part action(RowSecurity security, String verb) {
    return new Part.Action(security.of(), verb + " ROW LEVEL SECURITY");
  }
}
