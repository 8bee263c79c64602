package dev.aludel.internal.reflection;

import dev.aludel.schema.EventTrigger;
import dev.aludel.schema.Firing;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.ServerVersion;
import java.sql.SQLException;

/** Reads event triggers. */
final class EventTriggerReader implements ObjectReader {

  @Override
  public String query(ServerVersion version) {
    return """
        SELECT e.oid, e.evtname AS name, e.evtevent AS event, e.evtenabled AS firing,
               e.evttags AS tags,
               %s || '()' AS function
          FROM pg_catalog.pg_event_trigger e
          JOIN pg_catalog.pg_proc p ON p.oid = e.evtfoid
          JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
         WHERE %s"""
        .formatted(
            ReflectionSql.routineName("n", "p"),
            ReflectionSql.noExtension(Catalog.EVENT_TRIGGER, "e.oid"));
  }

  @Override
  public void read(Row row, FoundObjects found) throws SQLException {
    found.add(
        new EventTrigger(
            ObjectId.of(ObjectKind.EVENT_TRIGGER, row.text("name")),
            row.text("event"),
            row.texts("tags"),
            row.text("function"),
            Firing.of(row.text("firing"))),
        Catalog.EVENT_TRIGGER.address(row.number("oid")));
  }
}
