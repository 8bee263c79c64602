package dev.aludel.internal.script.writing;

import dev.aludel.error.InvalidRevisionsException;
import dev.aludel.error.NotAHeadException;
import dev.aludel.error.ResolutionException;
import dev.aludel.error.WorkbenchException;
import dev.aludel.internal.script.Sources;
import dev.aludel.internal.script.file.NativePath;
import dev.aludel.report.WrittenRevision;
import dev.aludel.request.MergeRequest;
import dev.aludel.request.RevisionRequest;
import dev.aludel.revision.RevisionGraph;
import dev.aludel.revision.RevisionNode;
import dev.aludel.setting.Naming;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes new revisions and merge points; looks for every clash before it writes. */
public final class RevisionAuthor {

  private static final DateTimeFormatter ID =
      DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss", Locale.ROOT);

  private final Sources sources;
  private final RevisionGraph graph;
  private final Naming naming;
  private final Clock clock;

  /**
   * Writes beside these revisions.
   *
   * @param sources the revisions that are there
   * @param naming where new files go, and how they are called
   * @param clock tells the time for ids and dates
   */
  public RevisionAuthor(Sources sources, Naming naming, Clock clock) {
    this.sources = sources;
    this.graph = sources.graph();
    this.naming = naming;
    this.clock = clock;
  }

  /**
   * Writes a revision.
   *
   * @param request what it should be
   * @return what was written
   */
  public WrittenRevision revision(RevisionRequest request) {
    return write(request, parents(request));
  }

  /**
   * Makes the text of a SQL revision without writing it, so that it can be tried before.
   *
   * @param request what it should be
   * @param remark comment lines for above its header; may be empty
   * @return the file as {@link #write} would write it
   */
  public UnwrittenFile unwritten(RevisionRequest request, String remark) {
    List<RevisionNode> parents = parents(request);
    return unwritten(request, node(request, parents), parents, now(), remark);
  }

  /**
   * Writes a file.
   *
   * @param file what {@link #unwritten} made
   * @return what was written
   */
  public WrittenRevision write(UnwrittenFile file) {
    NewFile.write(file.path(), file.text());
    return new WrittenRevision(file.node(), NativePath.text(file.path()), file.notes());
  }

  private List<RevisionNode> parents(RevisionRequest request) {
    return graph.resolve(request.head(), "revision --head");
  }

  /**
   * Writes a merge point.
   *
   * @param request what it should join; {@code heads} for all real heads
   * @return what was written
   */
  public WrittenRevision merge(MergeRequest request) {
    List<RevisionNode> parents = new ArrayList<>();
    for (String identifier : request.revisions()) {
      parents.addAll(graph.resolve(identifier, "merge"));
    }
    for (RevisionNode parent : parents) {
      if (parents.stream().filter(parent::equals).count() > 1) {
        throw new WorkbenchException(
            WorkbenchException.Reason.MERGE_REFUSED,
            "The revision %s is named twice.".formatted(parent.named()),
            "Name each revision once.");
      }
    }
    if (parents.size() < 2) {
      throw new WorkbenchException(
          WorkbenchException.Reason.MERGE_REFUSED,
          parents.isEmpty()
              ? "There is nothing to join: no revision was named."
              : "There is nothing to join: %s is all that was named."
                  .formatted(
                      parents.stream().map(RevisionNode::named).collect(Collectors.joining(", "))),
          graph.realHeads().size() > 1
              ? "Name two revisions or more, or 'heads' for all heads."
              : "There is only one head, so there is nothing to do.");
    }
    return write(
        request.message().isEmpty()
            ? mergePoint(request.withMessage("merge " + words(parents)))
            : mergePoint(request),
        parents);
  }

  private static RevisionRequest mergePoint(MergeRequest request) {
    return new RevisionRequest(
        request.message(),
        "",
        request.splice(),
        request.branchLabel(),
        List.of(),
        request.revisionId(),
        false,
        request.folder(),
        "",
        "",
        Optional.empty());
  }

  private static String words(List<RevisionNode> parents) {
    List<String> ids = parents.stream().map(RevisionNode::id).toList();
    return String.join(", ", ids.subList(0, ids.size() - 1)) + " and " + ids.get(ids.size() - 1);
  }

  private WrittenRevision write(RevisionRequest request, List<RevisionNode> parents) {
    RevisionNode node = node(request, parents);
    return request.java()
        ? writeClass(request, node, now())
        : write(unwritten(request, node, parents, now(), ""));
  }

  /** What of the request a file's name says. */
  private String words(RevisionRequest request) {
    return Slug.words(request.slug().orElse(request.message()), naming);
  }

  private ZonedDateTime now() {
    return clock.instant().atZone(naming.timeZone());
  }

  private RevisionNode node(RevisionRequest request, List<RevisionNode> parents) {
    refuseUnreadable(request.message());
    request.slug().ifPresent(RevisionAuthor::refuseUnreadable);
    if (!request.splice()) {
      refuseNonHeads(parents);
    }
    String id = request.revisionId().orElseGet(this::freeId);
    request.revisionId().ifPresent(this::refuseTakenId);
    request.branchLabel().ifPresent(this::refuseTakenLabel);
    RevisionNode node =
        new RevisionNode(
            id,
            parents.stream().map(RevisionNode::id).toList(),
            dependencies(request.dependsOn()),
            List.copyOf(request.branchLabel().stream().toList()),
            request.message(),
            "");
    refuseProblems(node);
    return node;
  }

  private UnwrittenFile unwritten(
      RevisionRequest request,
      RevisionNode node,
      List<RevisionNode> parents,
      ZonedDateTime now,
      String remark) {
    Target target = new Target(sources, naming.folder());
    Path folder =
        target.folder(request.folder(), parents.stream().map(RevisionNode::origin).toList());
    Path file =
        new FileNamePattern(naming.fileName())
            .path(folder, node.id(), Slug.of(words(request), naming.slugLength()), now);
    NewFile.refuseExisting(file);
    Template template = Template.sql(folder, node.isMergePoint());
    SqlText text = SqlText.of(template, node, request.upgrade(), request.downgrade(), now, file);
    List<String> notes = new ArrayList<>();
    if (!target.isFound(folder)) {
      notes.add(
          "The folder '%s' is under none of the locations, so this revision is not found there yet. Add it to the setting 'locations'."
              .formatted(folder));
    }
    return new UnwrittenFile(file, remark + text.text(), text.node(), notes);
  }

  private WrittenRevision writeClass(
      RevisionRequest request, RevisionNode node, ZonedDateTime now) {
    ClassTarget target = ClassTarget.choose(sources, naming, request.folder());
    String name = JavaText.className(node.id(), words(request), naming.slugLength());
    Path file = NativePath.below(target.folder(), name + ".java");
    NewFile.refuseExisting(file);
    String text =
        JavaText.of(
            Template.java(target.templates()),
            node,
            target.packageName(),
            name,
            request.upgrade(),
            request.downgrade(),
            now);
    NewFile.write(file, text);
    return new WrittenRevision(
        new RevisionNode(
            node.id(),
            node.revises(),
            node.dependsOn(),
            node.labels(),
            node.message(),
            target.packageName() + "." + name),
        NativePath.text(file),
        List.of());
  }

  private void refuseNonHeads(List<RevisionNode> parents) {
    List<RevisionNode> covered =
        parents.stream().filter(parent -> !graph.heads().contains(parent.id())).toList();
    if (!covered.isEmpty()) {
      RevisionNode first = covered.get(0);
      throw new NotAHeadException(
          "The revision %s is no head: %s revises it."
              .formatted(
                  first.named(),
                  graph.find(graph.children(first.id()).get(0)).orElseThrow().named()),
          "Name a head, or make a branch point on purpose with '--splice'.",
          covered.stream().map(RevisionNode::id).toList());
    }
  }

  private List<String> dependencies(List<String> identifiers) {
    Set<String> labels =
        graph.revisions().stream()
            .flatMap(node -> node.labels().stream())
            .collect(Collectors.toSet());
    Set<String> names = new LinkedHashSet<>();
    for (String identifier : identifiers) {
      if (labels.contains(identifier)) {
        names.add(identifier);
        continue;
      }
      List<RevisionNode> named = graph.resolve(identifier, "revision --depends-on");
      if (named.isEmpty()) {
        throw new ResolutionException(
            ResolutionException.Reason.UNSUITABLE,
            "'%s' names no revision to depend on.".formatted(identifier),
            "Name a revision or a label, or leave '--depends-on' out.",
            identifier);
      }
      named.forEach(node -> names.add(node.id()));
    }
    return List.copyOf(names);
  }

  /** An argument that the JVM could not read would stay so in the log for ever. */
  private static void refuseUnreadable(String text) {
    if (NativePath.isUnreadable(text)) {
      throw new WorkbenchException(
          WorkbenchException.Reason.UNREADABLE_TEXT,
          "The message can't be read: the JVM takes arguments for '%s' (sun.jnu.encoding)."
              .formatted(NativePath.encoding()),
          "Start it in a UTF-8 locale, such as LC_ALL=C.UTF-8.");
    }
  }

  /** A second later while the id, or a label that is called so, is there. */
  private String freeId() {
    ZonedDateTime time = clock.instant().atZone(ZoneOffset.UTC);
    while (taken(ID.format(time)).isPresent()) {
      time = time.plusSeconds(1);
    }
    return ID.format(time);
  }

  private void refuseTakenId(String id) {
    taken(id)
        .ifPresent(
            node -> {
              throw new WorkbenchException(
                  WorkbenchException.Reason.NAME_TAKEN,
                  "The id '%s' is in use already, by the revision %s in '%s'."
                      .formatted(id, node.named(), node.origin()),
                  "Choose another one, or leave it out to have one made from the time.");
            });
  }

  private void refuseTakenLabel(String label) {
    taken(label)
        .ifPresent(
            node -> {
              throw new WorkbenchException(
                  WorkbenchException.Reason.NAME_TAKEN,
                  "The label '%s' is in use already, by the revision %s in '%s'."
                      .formatted(label, node.named(), node.origin()),
                  "Choose another label.");
            });
  }

  private Optional<RevisionNode> taken(String name) {
    return graph.revisions().stream()
        .filter(
            node ->
                node.id().equalsIgnoreCase(name) || node.labels().stream().anyMatch(name::equals))
        .findFirst();
  }

  private void refuseProblems(RevisionNode node) {
    List<RevisionNode> all = new ArrayList<>(graph.revisions());
    all.add(node);
    List<String> problems = RevisionGraph.problems(all);
    if (!problems.isEmpty()) {
      throw new InvalidRevisionsException(problems);
    }
  }
}
