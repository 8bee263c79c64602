package dev.aludel.internal.target;

import dev.aludel.operation.Operation;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.SchemaObject;
import dev.aludel.schema.SqlText;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Says in words what operations do. */
final class OperationText {

  private static final Object NONE = "none";

  /** What is told already, or follows from something else that is. */
  private static final Set<String> LEFT_OUT = Set.of("id", "position", "usual", "born", "filled");

  private final String mainSchema;

  OperationText(String mainSchema) {
    this.mainSchema = mainSchema;
  }

  /** One line of it, and where it belongs. */
  private record Line(ObjectId on, String text) {}

  /** {@return a line for each object, tables first} */
  List<String> lines(List<Operation> operations) {
    Set<ObjectId> dropped = new HashSet<>();
    Set<ObjectId> made = new HashSet<>();
    for (Operation operation : operations) {
      if (operation instanceof Operation.Drop drop) {
        dropped.add(drop.object().id());
      } else if (operation instanceof Operation.Create create) {
        made.add(create.object().id());
      }
    }
    List<Line> lines = new ArrayList<>();
    for (Operation operation : operations) {
      if (operation instanceof Operation.Create create) {
        ObjectId id = create.object().id();
        // A new table is told without what is in it.
        if (!partOf(create.object(), made)) {
          lines.add(new Line(id, (dropped.contains(id) ? "make again " : "create ") + named(id)));
        }
      } else if (operation instanceof Operation.Drop drop) {
        ObjectId id = drop.object().id();
        if (!made.contains(id)) {
          lines.add(new Line(id, "drop " + named(id)));
        }
      } else if (operation instanceof Operation.Alter alter) {
        lines.add(
            new Line(
                alter.after().id(),
                "change " + named(alter.after().id()) + changes(alter.before(), alter.after())));
      } else if (operation instanceof Operation.Rename rename
          && rename.from().table().filter(made::contains).isEmpty()) {
        lines.add(
            new Line(rename.from(), "rename " + named(rename.from()) + " to " + path(rename.to())));
      } else if (operation instanceof Operation.Execute execute) {
        lines.add(new Line(ObjectId.of(ObjectKind.COMMENT, "~"), "run " + execute.sql()));
      }
    }
    return lines.stream()
        .sorted(
            Comparator.comparing((Line line) -> line.on().kind() != ObjectKind.TABLE)
                .thenComparing(Line::on))
        .map(Line::text)
        .distinct()
        .toList();
  }

  private static boolean partOf(SchemaObject object, Set<ObjectId> made) {
    return object.parent().filter(made::contains).isPresent();
  }

  /** {@return kind and name as they are written, the main schema left out} */
  String named(ObjectId id) {
    return switch (id.kind()) {
      case COMMENT, PRIVILEGES -> id.kind().word() + " on " + named(id.target());
      default -> id.kind().word() + " " + path(id);
    };
  }

  private String path(ObjectId id) {
    List<String> path = id.path();
    return String.join(
        ".",
        path.size() > 1 && path.get(0).equals(mainSchema) ? path.subList(1, path.size()) : path);
  }

  /** Each attribute that differs, by the name of the record's component. */
  private static String changes(SchemaObject before, SchemaObject after) {
    List<String> changes = new ArrayList<>();
    if (before.getClass().equals(after.getClass())) {
      addChanges("", before, after, changes);
    }
    return changes.isEmpty() ? "" : ": " + String.join(", ", changes);
  }

  private static void addChanges(String prefix, Object before, Object after, List<String> changes) {
    if (!before.getClass().isRecord()) {
      return;
    }
    for (RecordComponent component : before.getClass().getRecordComponents()) {
      String name = named(prefix, component);
      Object old = inside(value(component, before));
      Object now = inside(value(component, after));
      if (Objects.equals(old, now) || LEFT_OUT.contains(component.getName())) {
        continue;
      }
      if (old.getClass().isRecord() && old.getClass().equals(now.getClass())) {
        addChanges(name + " ", old, now, changes);
      } else {
        changes.add("%s %s -> %s".formatted(name, shown(old, now), shown(now, old)));
      }
    }
  }

  /** The text of something is called as that is. */
  private static String named(String prefix, RecordComponent component) {
    boolean isItsText = component.getName().equals("text") && !prefix.isEmpty();
    return isItsText ? prefix.strip() : prefix + words(component.getName());
  }

  /** What an optional value holds, or a word for nothing; of SQL, how it is written. */
  private static Object inside(Object value) {
    if (value instanceof SqlText text) {
      return text.sql();
    }
    return value instanceof Optional<?> maybe ? maybe.map(Object.class::cast).orElse(NONE) : value;
  }

  private static Object value(RecordComponent component, Object object) {
    try {
      return component.getAccessor().invoke(object);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("a record of the schema shows all that it has", e);
    }
  }

  /** What is there or not, whatever it holds, is a question of yes and no. */
  private static String shown(Object value, Object other) {
    if (value == NONE && other.getClass().isRecord()) {
      return "no";
    }
    if (value instanceof Boolean || value.getClass().isRecord()) {
      return Boolean.FALSE.equals(value) ? "no" : "yes";
    }
    return String.valueOf(value).replaceAll("\\s+", " ");
  }

  /** {@code notNull} as people write it: not null. */
  private static String words(String component) {
    return component.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
  }
}
