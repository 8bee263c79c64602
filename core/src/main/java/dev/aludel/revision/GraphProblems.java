package dev.aludel.revision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Everything that keeps a collection of revisions from being a graph. */
final class GraphProblems {

  private final List<RevisionNode> nodes;
  private final Map<String, List<RevisionNode>> byId;
  private final Map<String, List<RevisionNode>> byLabel = new TreeMap<>();
  private final Set<String> names;
  private final List<String> problems = new ArrayList<>();

  private GraphProblems(Collection<RevisionNode> revisions) {
    nodes =
        revisions.stream()
            .sorted(Comparator.comparing(RevisionNode::id).thenComparing(RevisionNode::origin))
            .toList();
    byId =
        nodes.stream()
            .collect(Collectors.groupingBy(RevisionNode::id, TreeMap::new, Collectors.toList()));
    for (RevisionNode node : nodes) {
      for (String label : node.labels()) {
        byLabel.computeIfAbsent(label, name -> new ArrayList<>()).add(node);
      }
    }
    names = new TreeSet<>(byId.keySet());
    names.addAll(byLabel.keySet());
  }

  /** {@return each problem as one sentence or two; the same for the same revisions in any order} */
  static List<String> in(Collection<RevisionNode> revisions) {
    return new GraphProblems(revisions).find();
  }

  private List<String> find() {
    nodes.forEach(this::checkId);
    checkDuplicates();
    checkLetterCase();
    checkLabels();
    nodes.forEach(this::checkParents);
    nodes.forEach(this::checkDependencies);
    checkCycles();
    return List.copyOf(problems);
  }

  private void checkId(RevisionNode node) {
    Name.flaw(node.id())
        .ifPresent(
            flaw ->
                problems.add(
                    "The id '%s'%s %s. Give it an id of %s, and none of 'head', 'heads', 'base', 'current'."
                        .formatted(node.id(), in(node), flaw, Name.CHARACTERS)));
  }

  private void checkDuplicates() {
    byId.forEach(
        (id, all) -> {
          if (all.size() > 1) {
            problems.add(
                "The id '%s' is used %s%s. Give each revision an id of its own."
                    .formatted(id, times(all.size()), places(all)));
          }
        });
  }

  private void checkLetterCase() {
    Map<String, List<String>> alike =
        byId.keySet().stream()
            .collect(
                Collectors.groupingBy(
                    id -> id.toLowerCase(Locale.ROOT), TreeMap::new, Collectors.toList()));
    for (List<String> ids : alike.values()) {
      if (ids.size() > 1) {
        problems.add(
            "The ids %s differ only in letter case. Rename all but one of them."
                .formatted(
                    Wording.and(ids.stream().map(id -> "'" + id + "'" + in(first(id))).toList())));
      }
    }
  }

  private void checkLabels() {
    byLabel.forEach(
        (label, all) -> {
          Name.flaw(label)
              .ifPresent(
                  flaw ->
                      problems.add(
                          "The label '%s' of %s %s. Give it a label of %s, and none of 'head', 'heads', 'base', 'current'."
                              .formatted(label, named(all.get(0)), flaw, Name.CHARACTERS)));
          if (all.size() > 1) {
            problems.add(
                "The label '%s' is used %s, by %s. Take it from all but one of them."
                    .formatted(
                        label,
                        times(all.size()),
                        Wording.and(all.stream().map(GraphProblems::named).toList())));
          }
          if (byId.containsKey(label)) {
            problems.add(
                "The label '%s' of %s is the id of a revision%s as well. Choose another label."
                    .formatted(label, named(all.get(0)), in(first(label))));
          }
        });
  }

  private void checkParents(RevisionNode node) {
    Set<String> seen = new HashSet<>();
    for (String parent : node.revises()) {
      if (!seen.add(parent)) {
        problems.add(
            "%s revises '%s' twice. Name each parent once.".formatted(revision(node), parent));
      } else if (parent.equals(node.id())) {
        problems.add(
            "%s revises itself. Name the revision that it follows, or none."
                .formatted(revision(node)));
      } else if (!byId.containsKey(parent)) {
        problems.add(
            "%s revises '%s', which doesn't exist. %s"
                .formatted(revision(node), parent, remedy(parent, others(node))));
      }
    }
  }

  private Set<String> others(RevisionNode node) {
    Set<String> others = new TreeSet<>(byId.keySet());
    others.remove(node.id());
    return others;
  }

  private void checkDependencies(RevisionNode node) {
    for (String dependency : new LinkedHashSet<>(node.dependsOn())) {
      if (dependency.equals(node.id()) || node.labels().contains(dependency)) {
        problems.add(
            "%s depends on itself%s. Name another revision, or none."
                .formatted(
                    revision(node),
                    dependency.equals(node.id()) ? "" : " by its label '" + dependency + "'"));
      } else if (!names.contains(dependency)) {
        problems.add(
            "%s depends on '%s', which is neither a revision nor a label. %s"
                .formatted(revision(node), dependency, remedy(dependency, names)));
      }
    }
  }

  private String remedy(String missing, Set<String> known) {
    if (byLabel.containsKey(missing)) {
      return "It is a label of %s: name the id.".formatted(named(byLabel.get(missing).get(0)));
    }
    List<String> nearest = Nearest.to(missing, known);
    return nearest.isEmpty()
        ? "Add that revision, or name one that exists."
        : "Did you mean %s?".formatted(Wording.or(Wording.quoted(nearest)));
  }

  /** Loops of revises alone first; then those that a dependency closes, unless found already. */
  private void checkCycles() {
    Map<String, Set<String>> revises = new TreeMap<>();
    Map<String, Set<String>> either = new TreeMap<>();
    for (RevisionNode node : nodes) {
      Set<String> parents = new TreeSet<>(node.revises());
      parents.retainAll(byId.keySet());
      parents.remove(node.id());
      revises.computeIfAbsent(node.id(), id -> new TreeSet<>()).addAll(parents);
      Set<String> needs = new TreeSet<>(parents);
      node.dependsOn().forEach(name -> dependency(name).ifPresent(needs::add));
      needs.remove(node.id());
      either.computeIfAbsent(node.id(), id -> new TreeSet<>()).addAll(needs);
    }
    Cycles plain = Cycles.in(revises);
    plain.loops().forEach(loop -> addLoop(loop, "revises"));
    Cycles.in(either).loops().stream()
        .filter(loop -> loop.stream().noneMatch(plain.members()::contains))
        .forEach(loop -> addLoop(loop, "revises or depends on"));
  }

  private Optional<String> dependency(String name) {
    return byId.containsKey(name)
        ? Optional.of(name)
        : Optional.ofNullable(byLabel.get(name)).map(all -> all.get(0).id());
  }

  private void addLoop(List<String> loop, String verb) {
    problems.add(
        "Revisions form a cycle: %s, where each %s the next. Break it at one of them."
            .formatted(Wording.chain(loop), verb));
  }

  private RevisionNode first(String id) {
    return Optional.ofNullable(byId.get(id)).orElseThrow().get(0);
  }

  private static String revision(RevisionNode node) {
    return "Revision " + named(node);
  }

  private static String named(RevisionNode node) {
    return "'" + node.id() + "'" + in(node);
  }

  private static String in(RevisionNode node) {
    return node.origin().isEmpty() ? "" : " in '" + node.origin() + "'";
  }

  private static String places(List<RevisionNode> all) {
    List<String> origins =
        all.stream().map(RevisionNode::origin).filter(origin -> !origin.isEmpty()).toList();
    return origins.isEmpty() ? "" : ", in " + Wording.and(Wording.quoted(origins));
  }

  private static String times(int count) {
    return count == 2 ? "twice" : count + " times";
  }
}
