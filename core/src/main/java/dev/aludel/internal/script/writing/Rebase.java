package dev.aludel.internal.script.writing;

import dev.aludel.error.ResolutionException;
import dev.aludel.error.WorkbenchException;
import dev.aludel.internal.script.Sources;
import dev.aludel.internal.script.file.MigrationScript;
import dev.aludel.internal.script.file.NativePath;
import dev.aludel.internal.script.file.ScriptFile;
import dev.aludel.internal.script.file.SqlScript;
import dev.aludel.internal.sql.SqlLexer;
import dev.aludel.internal.sql.Token;
import dev.aludel.internal.sql.TokenKind;
import dev.aludel.report.WrittenRevision;
import dev.aludel.revision.RevisionGraph;
import dev.aludel.revision.RevisionNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Gives a revision another parent by changing one line of its file, and nothing else. */
public final class Rebase {

  private static final Pattern TAG =
      Pattern.compile("(--\\s*@revises\\s+)(.*?)(\\s*)", Pattern.DOTALL);

  private final Sources sources;
  private final RevisionGraph graph;
  private final RevisionNode node;
  private final RevisionNode moved;

  private Rebase(Sources sources, RevisionNode node, RevisionNode moved) {
    this.sources = sources;
    this.graph = sources.graph();
    this.node = node;
    this.moved = moved;
  }

  /**
   * Looks what is to be changed, and whether the result is a graph.
   *
   * @param sources the revisions
   * @param revision an identifier of the revision
   * @param onto an identifier of its new parent
   * @return what {@link #write} will do
   */
  public static Rebase plan(Sources sources, String revision, String onto) {
    RevisionNode node =
        single(sources.graph(), revision, "rebase %s --onto " + onto)
            .orElseThrow(
                () ->
                    new ResolutionException(
                        ResolutionException.Reason.UNSUITABLE,
                        "'%s' names no revision that could get another parent.".formatted(revision),
                        "Name the revision itself.",
                        revision));
    Optional<RevisionNode> parent = single(sources.graph(), onto, "rebase " + revision + " --onto");
    List<String> parents = parent.map(RevisionNode::id).stream().toList();
    RevisionNode moved =
        new RevisionNode(
            node.id(), parents, node.dependsOn(), node.labels(), node.message(), node.origin());
    Rebase rebase = new Rebase(sources, node, moved);
    rebase.check();
    return rebase;
  }

  /** {@return the revision that is to get another parent} */
  public RevisionNode revision() {
    return node;
  }

  /**
   * Changes the file.
   *
   * @param notes what there is to know about it
   * @return the revision as it reads now
   */
  public WrittenRevision write(List<String> notes) {
    sources
        .scripts()
        .script(node.id())
        .java()
        .ifPresent(
            migration -> {
              throw inClass(migration);
            });
    Path file =
        sources
            .file(node.id())
            .orElseThrow(
                () ->
                    new WorkbenchException(
                        WorkbenchException.Reason.REBASE_REFUSED,
                        "The file of the revision %s can't be changed here: it is '%s'."
                            .formatted(node.named(), node.origin()),
                        "Run it in the folder of the project that has its source."));
    String text = read(file);
    String changed = changed(text, file);
    byte[] bytes = changed.getBytes(StandardCharsets.UTF_8);
    RevisionNode reread =
        SqlScript.read(
                new ScriptFile(
                    NativePath.name(file), node.origin(), () -> new ByteArrayInputStream(bytes)))
            .node();
    if (!reread.equals(moved)) {
      throw new IllegalStateException("wrote " + reread + " instead of " + moved);
    }
    NewFile.replace(file, changed);
    return new WrittenRevision(reread, NativePath.text(file), notes);
  }

  private void check() {
    if (node.isMergePoint()) {
      throw new WorkbenchException(
          WorkbenchException.Reason.REBASE_REFUSED,
          "The revision %s is a merge point, which has several parents.".formatted(node.named()),
          "Rebase a revision below it instead, and remove the merge point.");
    }
    if (node.revises().equals(moved.revises())) {
      throw new WorkbenchException(
          WorkbenchException.Reason.REBASE_REFUSED,
          "The revision %s revises '%s' already.".formatted(node.named(), parentOf(moved)),
          "There is nothing to do.");
    }
    List<RevisionNode> all = new ArrayList<>(graph.revisions());
    all.replaceAll(one -> one.equals(node) ? moved : one);
    List<String> problems = RevisionGraph.problems(all);
    if (!problems.isEmpty()) {
      throw new WorkbenchException(
          WorkbenchException.Reason.REBASE_REFUSED,
          "The revision %s can't revise '%s': %s"
              .formatted(node.named(), parentOf(moved), String.join(" ", problems)),
          "Name a revision that doesn't follow it.");
    }
  }

  /** Tokens put together are the text again, so that all but the one stays as it is. */
  private String changed(String text, Path file) {
    SqlLexer lexer = SqlLexer.of(text, NativePath.text(file));
    int start = 0;
    for (Optional<Token> token = lexer.next(); token.isPresent(); token = lexer.next()) {
      String written = token.get().text();
      Matcher tag = TAG.matcher(written);
      if (token.get().kind() == TokenKind.LINE_COMMENT && token.get().ownLine() && tag.matches()) {
        return text.substring(0, start)
            + tag.group(1)
            + parentOf(moved)
            + tag.group(3)
            + text.substring(start + written.length());
      }
      start += written.length();
    }
    throw new IllegalStateException("no @revises in " + file);
  }

  private WorkbenchException inClass(MigrationScript script) {
    String name = script.targetClass().getName();
    String file =
        sources
            .classSources()
            .map(root -> root.resolve(name.replaceAll("\\$.*", "").replace('.', '/') + ".java"))
            .filter(Files::exists)
            .map(
                path -> "in '" + path + "'" + lineOf(path).map(line -> ", line " + line).orElse(""))
            .orElse("in its source");
    return new WorkbenchException(
        WorkbenchException.Reason.REBASE_REFUSED,
        "The revision %s is the class '%s', which only its author can edit."
            .formatted(node.named(), name),
        "Write 'revises = \"%s\"' instead of 'revises = \"%s\"' %s."
            .formatted(parentOf(moved), parentOf(node), file));
  }

  private static Optional<Integer> lineOf(Path source) {
    List<String> lines = read(source).lines().toList();
    for (int index = 0; index < lines.size(); index++) {
      if (lines.get(index).matches(".*\\brevises\\s*=.*")) {
        return Optional.of(index + 1);
      }
    }
    return Optional.empty();
  }

  private static String parentOf(RevisionNode node) {
    return node.isBase() ? "base" : node.revises().get(0);
  }

  private static Optional<RevisionNode> single(
      RevisionGraph graph, String identifier, String command) {
    List<RevisionNode> named = graph.resolve(identifier, command);
    if (named.size() > 1) {
      throw new ResolutionException(
          ResolutionException.Reason.UNSUITABLE,
          "'%s' names several revisions: %s."
              .formatted(
                  identifier,
                  named.stream().map(RevisionNode::named).collect(Collectors.joining(", "))),
          "Name one of them.",
          identifier);
    }
    return named.stream().findFirst();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new WorkbenchException(
          WorkbenchException.Reason.FILE_FAILED,
          "'%s' can't be read (%s).".formatted(file, e),
          "Check that it is there, and that it is UTF-8.",
          e);
    }
  }
}
