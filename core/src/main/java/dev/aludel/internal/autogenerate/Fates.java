package dev.aludel.internal.autogenerate;

import dev.aludel.schema.ObjectId;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What happens to each object on the way from one schema to another: what differs, and what must be
 * taken down and made again because it stands on that.
 */
final class Fates {

  /** What happens to one object. */
  enum Fate {
    CREATE,
    ALTER,
    REMAKE,
    DROP
  }

  private final Schema before;
  private final Schema after;
  private final SortedMap<ObjectId, Fate> fates = new TreeMap<>();
  private final Deque<ObjectId> open = new ArrayDeque<>();

  private Fates(Schema before, Schema after) {
    this.before = before;
    this.after = after;
  }

  static SortedMap<ObjectId, Fate> between(Schema before, Schema after) {
    Fates fates = new Fates(before, after);
    fates.compare();
    fates.close();
    return fates.fates;
  }

  private void compare() {
    for (SchemaObject old : before.objects()) {
      Optional<SchemaObject> now = after.find(old.id());
      Change change = now.isEmpty() ? Change.NONE : Comparisons.between(old, now.get());
      if (now.isEmpty()) {
        set(old.id(), Fate.DROP);
      } else if (change != Change.NONE) {
        set(old.id(), change == Change.ALTER ? Fate.ALTER : Fate.REMAKE);
      }
    }
    for (SchemaObject made : after.objects()) {
      if (before.find(made.id()).isEmpty()) {
        fates.put(made.id(), Fate.CREATE);
      }
    }
  }

  private void set(ObjectId id, Fate fate) {
    if (fates.put(id, fate) != fate) {
      open.add(id);
    }
  }

  private void close() {
    while (!open.isEmpty()) {
      ObjectId id = open.pop();
      if (fates.get(id) == Fate.ALTER) {
        disturb(id);
      } else {
        takeDown(id);
      }
    }
  }

  /** An object that is altered takes down only what can't bear it. */
  private void disturb(ObjectId id) {
    SchemaObject old = before.find(id).orElseThrow();
    SchemaObject now = after.find(id).orElseThrow();
    for (ObjectId dependent : before.neededBy(id)) {
      if (Comparisons.disturbs(old, now, before.find(dependent).orElseThrow())) {
        remake(dependent);
      }
    }
  }

  /** An object that is dropped, for good or for a moment, takes down what needs it. */
  private void takeDown(ObjectId id) {
    for (ObjectId part : before.parts(id)) {
      remake(part);
    }
    for (ObjectId dependent : before.neededBy(id)) {
      boolean letsGo =
          fates.get(dependent) == Fate.ALTER
              && after.needs(dependent).stream().noneMatch(need -> need.on().equals(id));
      if (!letsGo) {
        remake(dependent);
      }
    }
  }

  /** Makes an object again; one that goes for good goes. */
  private void remake(ObjectId id) {
    if (fates.get(id) != Fate.DROP && fates.get(id) != Fate.REMAKE) {
      set(id, Fate.REMAKE);
    }
  }
}
