package dev.aludel.internal.script.file;

import dev.aludel.error.MalformedSqlException;
import dev.aludel.internal.sql.SqlLexer;
import dev.aludel.internal.sql.SqlSplitter;
import dev.aludel.internal.sql.Token;
import dev.aludel.internal.text.DurationText;
import dev.aludel.revision.RevisionNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads what stands above {@code -- @upgrade}: tags, comments and blank lines. */
final class HeaderReader {

  private final ScriptFile file;
  private final Problems problems;
  private final Map<String, List<Tag>> tags = new LinkedHashMap<>();
  private Optional<Token> sql = Optional.empty();
  private boolean anyTag;
  private boolean ended;
  private boolean misspeltRevises;

  private HeaderReader(ScriptFile file) {
    this.file = file;
    this.problems = new Problems(file.place());
  }

  /**
   * Reads to the end of the header, and throws all that is wrong with it.
   *
   * @param lexer stands at the beginning of the file
   */
  static Header read(ScriptFile file, SqlLexer lexer) {
    HeaderReader reader = new HeaderReader(file);
    try {
      reader.readTags(lexer);
      reader.checkWhole();
    } catch (MalformedSqlException e) {
      reader.problems.add(e);
    }
    Header header = new HeaderTags(file, reader.tags, reader.problems).header();
    reader.problems.throwIfAny();
    return header;
  }

  /** A splitter, because data below a COPY must not be taken for SQL or tags. */
  private void readTags(SqlLexer lexer) {
    SqlSplitter tokens = new SqlSplitter(lexer, statement -> {});
    for (var token = tokens.next(); token.isPresent(); token = tokens.next()) {
      Optional<Tag> tag = Tag.of(token.get());
      if (tag.isPresent()) {
        take(tag.get());
      } else if (sql.isEmpty() && token.get().kind().significant()) {
        sql = token;
      }
      if (ended) {
        return;
      }
    }
  }

  private void take(Tag tag) {
    anyTag = true;
    if (tag.is(Tag.UPGRADE)) {
      ended = true;
      Optional<String> problem = tag.sectionProblem();
      if (problem.isPresent()) {
        problems.add(tag.line(), problem.get());
      }
    } else if (tag.is(Tag.DOWNGRADE)) {
      ended = true;
      problems.add(
          tag.line(),
          "'-- @downgrade' stands above '-- @upgrade'. Put the upgrade first: '-- @upgrade empty' if"
              + " it has nothing to do.");
    } else if (tag.ownLine() && Tag.KNOWN.contains(tag.name())) {
      tags.computeIfAbsent(tag.name(), name -> new ArrayList<>()).add(tag);
    } else if (Tag.meantMark(tag).isPresent()) {
      String mark = Tag.meantMark(tag).get();
      problems.add(
          tag.line(),
          "'-- @%s' stands above '-- @upgrade'. Put '-- @%s' into the section that it is for, or take the '@' away."
              .formatted(tag.name(), mark));
    } else if (!tag.ownLine()) {
      problems.add(
          tag.line(),
          "'-- @%s' does not begin its line. Give it a line of its own, or take the '@' away."
              .formatted(tag.name()));
    } else {
      takeUnknown(tag);
    }
  }

  /** What was meant counts as there, so that one slip is told once. */
  private void takeUnknown(Tag tag) {
    String nearest = tag.nearestKnown();
    problems.add(
        tag.line(),
        "unknown tag '@%s'. Write '-- @%s', or take the '@' away if it is a comment."
            .formatted(tag.name(), nearest));
    misspeltRevises |= nearest.equals("revises");
    ended = nearest.equals(Tag.UPGRADE) || nearest.equals(Tag.DOWNGRADE);
  }

  /** What only the whole header tells: a tag that is missing, SQL where none may be. */
  private void checkWhole() {
    if (!anyTag) {
      problems.add(
          1,
          "this is no revision: it has neither '-- @revises' nor '-- @upgrade'. Put both above its"
              + " SQL ('-- @revises base' for a root), or begin its name with '_' to leave it out.");
      return;
    }
    if (!tags.containsKey("revises") && !misspeltRevises) {
      problems.add(
          1,
          "'-- @revises' is missing. Add it as the first line, with the id of the revision that this"
              + " one follows, or 'base' for a root.");
    }
    if (ended && sql.isPresent()) {
      problems.add(
          sql.get().line(),
          "SQL stands above '-- @upgrade', where only tags and comments can. Move it below,"
              + " or begin it with '--'.");
    } else if (sql.isPresent()) {
      problems.add(
          sql.get().line(),
          "SQL stands here without '-- @upgrade' above it. Put that on a line of its own.");
    } else if (!ended && !isMergePoint()) {
      problems.add(
          1,
          "'-- @upgrade' is missing. Add it as a line of its own, with the SQL below it, or"
              + " '-- @upgrade empty' if it has nothing to do.");
    }
  }

  private boolean isMergePoint() {
    return HeaderTags.values(tags.getOrDefault("revises", List.of())).size() > 1;
  }

  /** Reads the values of a header's tags. */
  private static final class HeaderTags {

    private static final String BASE = "base";

    private final ScriptFile file;
    private final Map<String, List<Tag>> tags;
    private final Problems problems;

    HeaderTags(ScriptFile file, Map<String, List<Tag>> tags, Problems problems) {
      this.file = file;
      this.tags = tags;
      this.problems = problems;
    }

    /** The values of a list, by comma or repetition. */
    static List<String> values(List<Tag> tags) {
      return tags.stream()
          .flatMap(tag -> Stream.of(tag.value().split(",")))
          .map(String::strip)
          .filter(value -> !value.isEmpty())
          .toList();
    }

    Header header() {
      Optional<String> id = single("id").map(Tag::value);
      FileName name = FileName.of(file.name(), id);
      Optional<Tag> message = single("message");
      if (message.isEmpty() && NativePath.isUnreadable(name.message())
          || NativePath.isUnreadable(name.id())) {
        problems.add(
            1,
            "the file's name can't be read: the JVM takes names of files for '%s' (sun.jnu.encoding). Start it in a UTF-8 locale, such as LC_ALL=C.UTF-8; or rename the file, if its name is not in UTF-8."
                .formatted(NativePath.encoding()));
      }
      List<String> revises = list("revises");
      if (revises.contains(BASE) && revises.size() > 1) {
        problems.add(
            tags.getOrDefault("revises", List.of()).get(0).line(),
            "'@revises' names 'base' and other revisions. Write 'base' alone for a root, or leave it"
                + " out.");
      }
      RevisionNode node =
          new RevisionNode(
              name.id(),
              revises.contains(BASE) ? List.of() : revises,
              list("depends-on"),
              list("label"),
              message.map(Tag::value).orElse(name.message()),
              file.place());
      ScriptOptions options =
          new ScriptOptions(
              onOrOff("transaction", true),
              duration("lock-timeout"),
              duration("statement-timeout"),
              ScriptOptions.DEFAULT.retry(),
              onOrOff("placeholders", false));
      return new Header(node, options);
    }

    private List<String> list(String name) {
      Set<String> values = new LinkedHashSet<>();
      for (Tag tag : tags.getOrDefault(name, List.of())) {
        for (String part : tag.value().split(",", -1)) {
          String value = part.strip();
          if (value.isEmpty()) {
            problems.add(
                tag.line(),
                tag.value().isEmpty()
                    ? "'@%s' has no value. Write one behind it, or several with commas between."
                        .formatted(name)
                    : "'@%s' has a comma with nothing beside it. Take it away.".formatted(name));
          } else if (hasBlank(value)) {
            problems.add(
                tag.line(),
                "'@%s' names '%s', and no id or label holds a blank. Put commas between several."
                    .formatted(name, value));
          } else if (!values.add(value)) {
            problems.add(
                tag.line(), "'@%s' names '%s' twice. Name it once.".formatted(name, value));
          }
        }
      }
      return List.copyOf(values);
    }

    private static boolean hasBlank(String value) {
      for (int i = 0; i < value.length(); i++) {
        if (Character.isWhitespace(value.charAt(i))) {
          return true;
        }
      }
      return false;
    }

    private Optional<Tag> single(String name) {
      List<Tag> found = tags.getOrDefault(name, List.of());
      for (Tag tag : found) {
        if (tag != found.get(0)) {
          problems.add(
              tag.line(),
              "'@%s' stands twice, first in line %s. Keep one."
                  .formatted(name, found.get(0).line()));
        }
        if (tag.value().isEmpty()) {
          problems.add(
              tag.line(),
              "'@%s' has no value. Write one behind it, or leave it out.".formatted(name));
        }
      }
      for (Tag tag : found) {
        if (!tag.value().isEmpty()) {
          return Optional.of(tag);
        }
      }
      return Optional.empty();
    }

    private boolean onOrOff(String name, boolean otherwise) {
      Optional<Tag> tag = single(name);
      if (tag.isEmpty()) {
        return otherwise;
      }
      tag.filter(given -> !given.value().equals("on") && !given.value().equals("off"))
          .ifPresent(
              given ->
                  problems.add(
                      given.line(),
                      "'@%s' is '%s'. Write 'on' or 'off'.".formatted(name, given.value())));
      return tag.get().value().equals("on");
    }

    private Optional<Duration> duration(String name) {
      Optional<Tag> tag = single(name);
      if (tag.isEmpty()) {
        return Optional.empty();
      }
      Optional<Duration> duration = tag.flatMap(given -> DurationText.parse(given.value()));
      tag.filter(given -> duration.isEmpty())
          .ifPresent(
              given ->
                  problems.add(
                      given.line(),
                      "'@%s' is '%s'. Write %s (at most 24d)."
                          .formatted(name, given.value(), DurationText.FORM)));
      return duration;
    }
  }
}
