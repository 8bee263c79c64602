package dev.aludel.internal.sql.ddl;

import dev.aludel.internal.sql.Literals;
import dev.aludel.schema.EventTrigger;
import dev.aludel.schema.Firing;
import dev.aludel.schema.ObjectId;
import java.util.ArrayList;
import java.util.List;

/** {@code CREATE EVENT TRIGGER} and its kin. */
final class EventTriggerSql implements KindSql<EventTrigger> {

  @Override
  public String reference(ObjectId id, Writing writing) {
    return "EVENT TRIGGER " + Writing.bare(id.name());
  }

  @Override
  public List<Part> create(EventTrigger trigger, Writing writing) {
    List<Part> parts = new ArrayList<>();
    StringBuilder sql = new StringBuilder("CREATE ").append(reference(trigger.id(), writing));
    sql.append(" ON ").append(trigger.event());
    if (!trigger.tags().isEmpty()) {
      List<String> tags = trigger.tags().stream().map(Literals::quote).toList();
      sql.append("\n  WHEN TAG IN (").append(String.join(", ", tags)).append(')');
    }
    sql.append("\n  EXECUTE FUNCTION ").append(trigger.function());
    parts.add(new Part.Statement(sql.toString()));
    if (trigger.firing() != Firing.ORIGIN) {
      parts.addAll(alter(trigger, trigger, writing));
    }
    return parts;
  }

  @Override
  public List<Part> drop(EventTrigger trigger, Writing writing) {
    return List.of(new Part.Statement("DROP " + reference(trigger.id(), writing)));
  }

  @Override
  public List<Part> alter(EventTrigger before, EventTrigger after, Writing writing) {
    return List.of(
        new Part.Statement(
            "ALTER " + reference(after.id(), writing) + " " + after.firing().verb()));
  }

  @Override
  public List<Part> rename(ObjectId from, ObjectId to, Writing writing) {
    return List.of(
        new Part.Statement(
            "ALTER %s RENAME TO %s".formatted(reference(from, writing), Writing.bare(to.name()))));
  }
}
