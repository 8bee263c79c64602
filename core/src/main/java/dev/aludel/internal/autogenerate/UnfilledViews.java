package dev.aludel.internal.autogenerate;

import dev.aludel.schema.MaterializedView;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Schema.Dependency;
import dev.aludel.schema.SchemaObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Materialized views that can't be filled as they are made: they read another one that stays and
 * was made {@code WITH NO DATA}, perhaps through views.
 */
final class UnfilledViews {

  private final Schema before;
  private final Schema after;
  private final Predicate<ObjectId> isMade;
  private final Map<ObjectId, Boolean> known = new HashMap<>();

  /**
   * Looks at two schemas.
   *
   * @param before what is there
   * @param after what shall be there
   * @param isMade whether an object is made, for the first time or again
   */
  UnfilledViews(Schema before, Schema after, Predicate<ObjectId> isMade) {
    this.before = before;
    this.after = after;
    this.isMade = isMade;
  }

  /** {@return an object as it is made: a materialized view with rows, where it can have them} */
  SchemaObject asMade(SchemaObject object) {
    return object instanceof MaterializedView view ? as(view, canBeFilled(view.id())) : object;
  }

  /** {@return the same view with rows or without} */
  static MaterializedView as(MaterializedView view, boolean filled) {
    return new MaterializedView(
        view.id(),
        view.columns(),
        view.accessMethod(),
        view.options(),
        view.query(),
        view.reads(),
        filled);
  }

  private boolean canBeFilled(ObjectId view) {
    Boolean found = known.get(view);
    if (found == null) {
      found = read(view).stream().allMatch(this::isFilled);
      known.put(view, found);
    }
    return found;
  }

  private boolean isFilled(ObjectId view) {
    return isMade.test(view)
        ? canBeFilled(view)
        : before
            .find(view)
            .filter(there -> there instanceof MaterializedView old && !old.filled())
            .isEmpty();
  }

  /** The materialized views that one reads, itself or through views. */
  private Set<ObjectId> read(ObjectId view) {
    Set<ObjectId> found = new HashSet<>();
    Set<ObjectId> seen = new HashSet<>(List.of(view));
    Deque<ObjectId> open = new ArrayDeque<>(List.of(view));
    while (!open.isEmpty()) {
      for (Dependency need : after.needs(open.pop())) {
        ObjectId relation =
            need.on().kind() == ObjectKind.VIEW_COLUMN
                ? after.find(need.on()).flatMap(SchemaObject::parent).orElse(need.on())
                : need.on();
        if (seen.add(relation)) {
          if (relation.kind() == ObjectKind.MATERIALIZED_VIEW) {
            found.add(relation);
          } else if (relation.kind() == ObjectKind.VIEW) {
            open.add(relation);
          }
        }
      }
    }
    return found;
  }
}
