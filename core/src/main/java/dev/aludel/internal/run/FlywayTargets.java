package dev.aludel.internal.run;

import dev.aludel.internal.run.plan.Visit;
import dev.aludel.internal.script.Scripts;
import dev.aludel.internal.script.importing.FlywayVersion;
import dev.aludel.revision.RevisionNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The revisions that Flyway's tables say a database is at. Versions without a label are in the
 * table that was named; those of a label are in the table of that name with the label behind it, as
 * Spring Modulith names them.
 *
 * @param ids the revisions
 * @param missing the table that was named, where it is needed and not there
 * @param refusal why there are none, as the end of a sentence; else an empty text
 */
record FlywayTargets(List<String> ids, Optional<String> missing, String refusal) {

  static FlywayTargets read(Visit visit, String table) {
    List<String> ids = new ArrayList<>();
    for (Map.Entry<String, List<String>> group : groups(visit.scripts()).entrySet()) {
      boolean labelled = !group.getKey().isEmpty();
      String name = labelled ? table + "_" + group.getKey() : table;
      Optional<FlywayPosition> position =
          FlywayPosition.read(visit.session(), visit.state().tables(), name);
      if (position.isEmpty() && !labelled) {
        return new FlywayTargets(List.of(), Optional.of(table), "");
      }
      // A module that is new has no table yet.
      if (position.filter(found -> !labelled || !found.isEmpty()).isPresent()) {
        FlywayPosition.Target target = position.get().target(group.getValue());
        if (target.id().isEmpty()) {
          return new FlywayTargets(List.of(), Optional.empty(), target.refusal());
        }
        ids.add(target.id().get());
      }
    }
    return new FlywayTargets(
        ids,
        Optional.empty(),
        ids.isEmpty() ? "none of these revisions was made of a version that ran" : "");
  }

  /** The revisions that an import made of versions, by their labels. */
  private static Map<String, List<String>> groups(Scripts scripts) {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    for (RevisionNode revision : scripts.graph().revisions()) {
      FlywayVersion.labelOf(revision.id())
          .ifPresent(
              label -> groups.computeIfAbsent(label, any -> new ArrayList<>()).add(revision.id()));
    }
    return groups;
  }
}
