package dev.aludel.schema;

import java.util.List;
import java.util.Optional;

/**
 * An event trigger, which fires on DDL.
 *
 * @param id which
 * @param event when, such as {@code ddl_command_end}
 * @param tags the commands that it is for; all, where there are none
 * @param function the function, as it is written
 * @param firing when it fires at all
 */
public record EventTrigger(
    ObjectId id, String event, List<String> tags, String function, Firing firing)
    implements SchemaObject {
  /** Copies the list. */
  public EventTrigger {
    tags = List.copyOf(tags);
  }

  @Override
  public Optional<ObjectId> parent() {
    return Optional.empty();
  }

  /**
   * The same event trigger, but when it fires.
   *
   * @param other when that one fires
   * @return the other one
   */
  public EventTrigger firing(Firing other) {
    return new EventTrigger(id, event, tags, function, other);
  }
}
