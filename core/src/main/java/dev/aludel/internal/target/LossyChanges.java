package dev.aludel.internal.target;

import dev.aludel.internal.sql.Identifiers;
import dev.aludel.operation.Operation;
import dev.aludel.schema.Column;
import dev.aludel.schema.CompositeType;
import dev.aludel.schema.CompositeType.Attribute;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.Privileges;
import dev.aludel.schema.RowSecurity;
import dev.aludel.schema.TypeName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is lost by a change of something that stays: labels, attributes, places behind the point,
 * protection.
 */
final class LossyChanges {

  /** Types whose every value the types behind them take. */
  private static final Map<String, Set<String>> WIDER =
      Map.of(
          "smallint", Set.of("integer", "bigint", "numeric", "real", "double precision", "text"),
          "integer", Set.of("bigint", "numeric", "double precision", "text"),
          "bigint", Set.of("numeric", "text"),
          "real", Set.of("double precision", "text"),
          "character varying", Set.of("text"),
          "character", Set.of("text", "character varying"),
          "date", Set.of("timestamp without time zone", "text"));

  private static final Pattern TYPE = Pattern.compile("(.*?)(?:\\(([0-9, ]+)\\))?( with.*)?");

  private static final String ARRAY = "[]";

  private final OperationText text;

  /** Columns whose values somebody has answered for. */
  private final Set<ObjectId> answered;

  private final List<ObjectId> narrowed = new ArrayList<>();

  LossyChanges(OperationText text, Set<ObjectId> answered) {
    this.text = text;
    this.answered = answered;
  }

  /** {@return the columns that get a narrower type, of the operations that were looked at} */
  List<ObjectId> narrowed() {
    return List.copyOf(narrowed);
  }

  /** {@return a line for each change that loses something, in the order of the operations} */
  List<String> of(List<Operation> operations) {
    List<String> lines = new ArrayList<>();
    Map<ObjectId, ObjectId> movedAway = movedAway(operations);
    Map<ObjectId, EnumType> newTypes = new HashMap<>();
    for (Operation operation : operations) {
      if (operation instanceof Operation.Create create
          && create.object() instanceof EnumType type) {
        newTypes.put(type.id(), type);
      } else if (operation instanceof Operation.Alter alter) {
        alter(alter, movedAway, lines);
      } else if (operation instanceof Operation.Drop drop) {
        drop(drop, movedAway, newTypes, lines);
      }
    }
    return lines;
  }

  /** What only stands aside while another one of its name is made: its name then, and before. */
  static Map<ObjectId, ObjectId> movedAway(List<Operation> operations) {
    Map<ObjectId, ObjectId> moved = new HashMap<>();
    for (Operation operation : operations) {
      if (operation instanceof Operation.Alter alter
          && !alter.before().id().equals(alter.after().id())) {
        moved.put(alter.after().id(), alter.before().id());
      }
    }
    return moved;
  }

  private void alter(Operation.Alter alter, Map<ObjectId, ObjectId> movedAway, List<String> lines) {
    if (alter.before() instanceof Column before && alter.after() instanceof Column after) {
      if (before.identity().isPresent() && after.identity().isEmpty()) {
        lines.add("drop the identity of " + text.named(after.id()));
      }
      if (narrows(before.type(), after.type())
          && !answered.contains(after.id())
          && !movesOver(before.type(), after.type(), movedAway)) {
        narrowed.add(after.id());
        lines.add(
            "narrow %s from %s to %s"
                .formatted(text.named(after.id()), before.type(), after.type()));
      }
    }
    if (alter.before() instanceof CompositeType before
        && alter.after() instanceof CompositeType after) {
      List<String> gone =
          new ArrayList<>(before.attributes().stream().map(Attribute::name).toList());
      after.attributes().forEach(kept -> gone.remove(kept.name()));
      if (!gone.isEmpty()) {
        lines.add(
            "drop the attributes '%s' of %s"
                .formatted(String.join("', '", gone), text.named(after.id())));
      }
    }
    if (alter.before() instanceof RowSecurity before
        && alter.after() instanceof RowSecurity after
        && before.enabled()
        && !after.enabled()) {
      lines.add("disable row level security of " + text.named(after.of()));
    }
    if (alter.before() instanceof Privileges before && alter.after() instanceof Privileges after) {
      revoke(before, after.grants(), lines);
    }
  }

  private void revoke(Privileges before, Set<Privileges.Grant> kept, List<String> lines) {
    before.grants().stream()
        .filter(grant -> !kept.contains(grant))
        .forEach(
            grant -> lines.add("revoke %s: %s".formatted(text.named(before.id().target()), grant)));
  }

  /** Whether a column goes from the type that stands aside to the one that has its name now. */
  private static boolean movesOver(String before, String after, Map<ObjectId, ObjectId> movedAway) {
    String away = Identifiers.value(TypeName.parse(before).name());
    String made = Identifiers.value(TypeName.parse(after).name());
    return movedAway.entrySet().stream()
        .anyMatch(
            moved -> moved.getKey().name().equals(away) && moved.getValue().name().equals(made));
  }

  private void drop(
      Operation.Drop drop,
      Map<ObjectId, ObjectId> movedAway,
      Map<ObjectId, EnumType> newTypes,
      List<String> lines) {
    if (drop.object() instanceof RowSecurity security && security.enabled()) {
      lines.add("disable row level security of " + text.named(security.of()));
    }
    ObjectId original = movedAway.get(drop.object().id());
    if (original == null) {
      return;
    }
    EnumType made = newTypes.get(original);
    if (drop.object() instanceof EnumType old && made != null) {
      List<String> gone = new ArrayList<>(old.labels());
      gone.removeAll(made.labels());
      if (!gone.isEmpty()) {
        lines.add(
            "drop the labels '%s' of %s"
                .formatted(String.join("', '", gone), text.named(original)));
      }
    } else {
      lines.add("make " + text.named(original) + " again");
    }
  }

  /** {@return whether a value of one type may not fit into the other} */
  static boolean narrows(String before, String after) {
    if (before.equals(after)) {
      return false;
    }
    if (before.endsWith(ARRAY) && after.endsWith(ARRAY)) {
      return narrows(withoutArray(before), withoutArray(after));
    }
    Matcher old = TYPE.matcher(before);
    Matcher now = TYPE.matcher(after);
    if (!old.matches() || !now.matches()) {
      return true;
    }
    if (!old.group(1).equals(now.group(1))) {
      boolean wider = WIDER.getOrDefault(old.group(1), Set.of()).contains(now.group(1));
      return !wider || now.group(2) != null;
    }
    return now.group(2) != null && (old.group(2) == null || isLess(old.group(2), now.group(2)));
  }

  private static String withoutArray(String type) {
    return type.substring(0, type.length() - ARRAY.length());
  }

  /** A numeric's digits before the point must not become fewer either. */
  private static boolean isLess(String before, String after) {
    int[] old = numbers(before);
    int[] now = numbers(after);
    return now[1] < old[1] || now[0] - now[1] < old[0] - old[1];
  }

  private static int[] numbers(String modifiers) {
    String[] parts = modifiers.split(",");
    return new int[] {
      Integer.parseInt(parts[0].strip()), parts.length > 1 ? Integer.parseInt(parts[1].strip()) : 0
    };
  }
}
