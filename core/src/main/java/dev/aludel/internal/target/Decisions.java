package dev.aludel.internal.target;

import dev.aludel.error.AutogenerateException;
import dev.aludel.internal.sql.Identifiers;
import dev.aludel.internal.sql.ddl.Answers;
import dev.aludel.operation.Operation;
import dev.aludel.schema.Column;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Schema;
import dev.aludel.schema.TypeName;
import dev.aludel.setting.AutogenerateSettings;
import dev.aludel.setting.AutogenerateSettings.Drops;
import dev.aludel.setting.AutogenerateSettings.Undecided;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/** What a difference loses, and what a person must decide about it. */
final class Decisions {

  /** As many ways out as somebody may want to read. */
  private static final int MOST_WAYS = 5;

  private final AutogenerateSettings settings;
  private final OperationText text;

  Decisions(AutogenerateSettings settings, OperationText text) {
    this.settings = settings;
    this.text = text;
  }

  /**
   * Stops where something would be dropped and nobody said that it may be.
   *
   * @param operations what leads to the wanted schema
   * @param answers what was said of the values of columns
   * @throws AutogenerateException with the list and the ways out
   */
  void refuseDrops(List<Operation> operations, Answers answers) {
    if (settings.drops() == Drops.WRITE) {
      return;
    }
    List<ObjectId> lost = lost(operations);
    LossyChanges lossy = new LossyChanges(text, answers.conversions().keySet());
    List<String> changes = lossy.of(operations);
    if (lost.isEmpty() && changes.isEmpty()) {
      return;
    }
    StringBuilder list = new StringBuilder();
    lost.forEach(id -> list.append("\n  drop ").append(text.named(id)));
    changes.forEach(change -> list.append("\n  ").append(change));
    if (settings.drops() == Drops.LATER) {
      throw new AutogenerateException(
          "%s change(s) would lose something and can't be left for later:%s"
              .formatted(lost.size() + changes.size(), list),
          "Write them with '--drops=write'%s; or let the models say what is there."
              .formatted(usings(lossy)));
    }
    String found =
        lost.isEmpty()
            ? "The wanted schema has less than what the revisions make; %s change(s) would lose something:%s"
                .formatted(changes.size(), list)
            : "The wanted schema lacks what the revisions make, so that %s thing(s) would be dropped:%s"
                .formatted(lost.size() + changes.size(), list);
    if (lost.isEmpty()) {
      throw new AutogenerateException(
          found, "Write them with '--drops=write'" + usings(lossy) + ".");
    }
    throw new AutogenerateException(
        found,
        "Drop them with '--drops=write'"
            + renames(operations, lost)
            + usings(lossy)
            + "; or leave them alone with the setting\n  unmanaged="
            + String.join(",", lost.stream().map(this::pattern).toList()));
  }

  private String usings(LossyChanges lossy) {
    List<String> options =
        lossy.narrowed().stream()
            .map(this::path)
            .map("'--using %s=…'"::formatted)
            .limit(MOST_WAYS)
            .toList();
    return options.isEmpty()
        ? ""
        : "; or say what becomes of the values, with " + String.join(" and ", options);
  }

  private String path(ObjectId id) {
    return text.named(id).substring(id.kind().word().length() + 1);
  }

  /** What is gone afterwards with what it held. */
  static List<ObjectId> lost(List<Operation> operations) {
    List<ObjectId> lost = new ArrayList<>();
    Set<ObjectId> movedAway = LossyChanges.movedAway(operations).keySet();
    for (Operation operation : operations) {
      if (operation instanceof Operation.Drop drop
          && holdsSomething(drop.object().id().kind())
          && !movedAway.contains(drop.object().id())) {
        lost.add(drop.object().id());
      }
    }
    return lost;
  }

  private static boolean holdsSomething(ObjectKind kind) {
    return switch (kind.word()) {
      case "schema",
          "table",
          "column",
          "default",
          "sequence",
          "type",
          "enum",
          "domain",
          "materialized view",
          "foreign table",
          "extension" ->
          true;
      default -> false;
    };
  }

  /** Something of the same kind that comes may be what goes, under another name. */
  private String renames(List<Operation> operations, List<ObjectId> lost) {
    Map<ObjectId, List<ObjectId>> comes = new HashMap<>();
    for (Operation operation : operations) {
      if (operation instanceof Operation.Create create && mayBeRenamed(create.object().id())) {
        ObjectId id = create.object().id();
        comes.computeIfAbsent(id.named(""), any -> new ArrayList<>()).add(id);
      }
    }
    List<String> options =
        lost.stream()
            .flatMap(
                gone ->
                    comes.getOrDefault(gone.named(""), List.of()).stream()
                        .map(id -> "'--rename " + renamed(gone, id) + "'"))
            .limit(MOST_WAYS)
            .toList();
    return options.isEmpty() ? "" : "; or rename, with " + String.join(" or ", options);
  }

  private static boolean mayBeRenamed(ObjectId id) {
    return id.kind() == ObjectKind.TABLE || id.kind() == ObjectKind.COLUMN;
  }

  private String renamed(ObjectId from, ObjectId to) {
    return (from.kind() == ObjectKind.COLUMN ? "" : from.kind().word() + ":")
        + path(from)
        + "="
        + to.name();
  }

  private String pattern(ObjectId id) {
    String named = text.named(id);
    String name = named.substring(named.indexOf(' ') + 1);
    return switch (id.kind().word()) {
      case "table", "view", "sequence" -> name;
      default -> id.kind().word() + ":" + name;
    };
  }

  /**
   * What can't be written without knowing the rows.
   *
   * @param operations what leads from one schema to another
   * @param after the schema it leads to
   * @param answers what was decided already
   * @param lacksCast tells of two types whether the server can't turn the one into the other
   * @return a sentence for each, with what to decide; none where nobody is to be asked
   */
  List<String> undecided(
      List<Operation> operations,
      Schema after,
      Answers answers,
      BiPredicate<String, String> lacksCast) {
    if (settings.undecided() != Undecided.ASK) {
      return List.of();
    }
    Set<ObjectId> madeTables = new HashSet<>();
    List<String> undecided = new ArrayList<>();
    Set<ObjectId> movedAway = LossyChanges.movedAway(operations).keySet();
    for (Operation operation : operations) {
      if (operation instanceof Operation.Create create) {
        ObjectId id = create.object().id();
        if (id.kind() == ObjectKind.TABLE) {
          madeTables.add(id);
        }
        if (create.object() instanceof Column column
            && column.notNull().isPresent()
            && column.identity().isEmpty()
            && column.generated().isEmpty()
            && !hasDefault(after, id)
            && !answers.fills().containsKey(id)
            && !madeTables.contains(id.table().orElseThrow())) {
          undecided.add(
              "%s is required and has no default: say what the rows that are there get"
                  .formatted(text.named(id)));
        }
      } else if (operation instanceof Operation.Alter alter
          && alter.before() instanceof Column before
          && alter.after() instanceof Column now
          && !answers.conversions().containsKey(now.id())
          && isWithoutCast(before, now, movedAway, lacksCast)) {
        undecided.add(
            "%s changes from %s to %s, and PostgreSQL has no cast for that: say what becomes of its values"
                .formatted(text.named(now.id()), before.type(), now.type()));
      }
    }
    return undecided;
  }

  /** A type that takes the place of another one of its name takes its values over as text. */
  private static boolean isWithoutCast(
      Column before, Column now, Set<ObjectId> movedAway, BiPredicate<String, String> lacksCast) {
    TypeName from = TypeName.parse(before.type());
    TypeName to = TypeName.parse(now.type());
    return !from.equals(to)
        && !from.isAssignable(to)
        && !from.isCastable(to)
        && movedAway.stream().noneMatch(id -> id.name().equals(Identifiers.value(from.name())))
        && lacksCast.test(before.type(), now.type());
  }

  private static boolean hasDefault(Schema schema, ObjectId column) {
    return schema.find(new ObjectId(ObjectKind.DEFAULT, column.path())).isPresent();
  }
}
