package dev.aludel.internal.reflection;

import dev.aludel.schema.Firing;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.ServerVersion;
import dev.aludel.schema.Trigger;
import java.sql.SQLException;
import java.util.Optional;

/** Reads triggers; a partition's copies of its parent's are none of its own. */
final class TriggerReader implements ObjectReader {

  @Override
  public String query(ServerVersion version) {
    return """
        SELECT t.oid, t.tgrelid AS relation, t.tgname AS name, t.tgenabled AS firing,
               t.tgconstraint AS "constraint", pg_catalog.pg_get_triggerdef(t.oid) AS definition,
               %s AS written
          FROM pg_catalog.pg_trigger t
          JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
          JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
         WHERE NOT t.tgisinternal AND t.tgparentid = 0 AND t.oid >= %s AND %s"""
        .formatted(
            ReflectionSql.qualified("n", "c"),
            ReflectionSql.FIRST_USER_OID,
            ReflectionSql.noExtension(Catalog.TRIGGER, "t.oid"));
  }

  @Override
  public void read(Row row, FoundObjects found) throws SQLException {
    Optional<ObjectId> relation = found.exactly(Catalog.CLASS.address(row.number("relation")));
    if (relation.isEmpty()) {
      return;
    }
    ObjectId id =
        ObjectId.of(
            ObjectKind.TRIGGER, relation.get().schema(), relation.get().name(), row.text("name"));
    CutText cut = CutText.of(row.text("definition"), "TRIGGER", " ON " + row.text("written"));
    long constraint = row.number("constraint");
    found.add(
        new Trigger(
            id,
            relation.get(),
            cut.between(),
            cut.behind(),
            constraint != 0,
            Firing.of(row.text("firing"))),
        Catalog.TRIGGER.address(row.number("oid")));
    if (constraint != 0) {
      found.alias(Catalog.CONSTRAINT.address(constraint), id);
    }
  }
}
