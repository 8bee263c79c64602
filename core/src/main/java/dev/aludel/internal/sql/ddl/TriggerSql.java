package dev.aludel.internal.sql.ddl;

import dev.aludel.schema.Firing;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.Trigger;
import java.util.ArrayList;
import java.util.List;

/** {@code CREATE TRIGGER} and its kin. */
final class TriggerSql implements KindSql<Trigger> {

  @Override
  public String reference(ObjectId id, Writing writing) {
    return "TRIGGER " + Writing.bare(id.name()) + " ON " + writing.tableOf(id);
  }

  @Override
  public List<Part> create(Trigger trigger, Writing writing) {
    return write("CREATE ", trigger, writing);
  }

  @Override
  public List<Part> drop(Trigger trigger, Writing writing) {
    return List.of(new Part.Statement("DROP " + reference(trigger.id(), writing)));
  }

  /** A trigger that is replaced fires as a new one does. */
  @Override
  public List<Part> alter(Trigger before, Trigger after, Writing writing) {
    boolean sameText =
        before.events().equals(after.events()) && before.action().equals(after.action());
    return sameText ? List.of(firing(after, writing)) : write("CREATE OR REPLACE ", after, writing);
  }

  private static List<Part> write(String verb, Trigger trigger, Writing writing) {
    List<Part> parts = new ArrayList<>();
    parts.add(
        new Part.Statement(
            verb
                + (trigger.constraint() ? "CONSTRAINT TRIGGER " : "TRIGGER ")
                + Writing.bare(trigger.id().name())
                + " "
                + trigger.events()
                + " ON "
                + writing.tableOf(trigger.id())
                + "\n  "
                + trigger.action()));
    if (trigger.firing() != Firing.ORIGIN) {
      parts.add(firing(trigger, writing));
    }
    return parts;
  }

  private static Part firing(Trigger trigger, Writing writing) {
    return FiringSql.change(trigger.relation(), trigger.firing(), "TRIGGER", trigger.id());
  }

  @Override
  public List<Part> rename(ObjectId from, ObjectId to, Writing writing) {
    return List.of(
        new Part.Statement(
            "ALTER %s RENAME TO %s".formatted(reference(from, writing), Writing.bare(to.name()))));
  }
}
