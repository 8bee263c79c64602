package dev.aludel.internal.script;

import dev.aludel.internal.script.SqlScript.Body;
import dev.aludel.internal.script.SqlScript.Section;
import dev.aludel.internal.sql.Checksum;
import dev.aludel.internal.sql.SqlLexer;
import dev.aludel.internal.sql.SqlSplitter;
import dev.aludel.internal.sql.SqlStatement;
import dev.aludel.internal.sql.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what stands below the header: the upgrade, and the downgrade where there is one. */
final class BodyReader {

  private static final Section NOTHING_TO_DO = new Section(true, List.of(), "", 0);

  private final boolean mergePoint;
  private final Problems problems;
  private final SqlSplitter tokens;
  private final Checksum checksum = new Checksum();
  private final List<SqlStatement> statements = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private Optional<Tag> section = Optional.empty();
  private Optional<Section> upgrade = Optional.empty();
  private Optional<Section> downgrade = Optional.empty();

  private BodyReader(String place, boolean mergePoint, SqlLexer lexer) {
    this.mergePoint = mergePoint;
    this.problems = new Problems(place);
    this.tokens = new SqlSplitter(lexer, statements::add);
  }

  /**
   * Reads to the end, and throws all that is wrong with it.
   *
   * @param lexer stands at the beginning of the file
   */
  static Body read(String place, boolean mergePoint, SqlLexer lexer) {
    return new BodyReader(place, mergePoint, lexer).read();
  }

  private Body read() {
    for (var token = tokens.next(); token.isPresent(); token = tokens.next()) {
      take(token.get());
    }
    endSection();
    problems.throwIfAny();
    return new Body(
        upgrade.orElse(NOTHING_TO_DO),
        downgrade.or(() -> mergePoint ? Optional.of(NOTHING_TO_DO) : Optional.empty()),
        checksum.value());
  }

  private void take(Token token) {
    Optional<Tag> tag = Tag.of(token);
    if (tag.isPresent() && tag.get().isSection()) {
      begin(tag.get());
      return;
    }
    if (section.isEmpty()) {
      return;
    }
    tag.ifPresent(this::checkSpelling);
    text.append(token.text());
    if (section.get().is(Tag.UPGRADE)) {
      checksum.add(token);
    }
  }

  private void begin(Tag tag) {
    endSection();
    Optional<Section> earlier = tag.is(Tag.UPGRADE) ? upgrade : downgrade;
    if (earlier.isPresent()) {
      problems.add(
          tag.line(),
          "'-- @%s' stands twice, first in line %d. Keep one, with all its SQL below it."
              .formatted(tag.name(), earlier.get().line()));
    }
    tag.sectionProblem().ifPresent(problem -> problems.add(tag.line(), problem));
    section = Optional.of(tag);
  }

  /** A slip here would run the downgrade as the upgrade's last part. */
  private void checkSpelling(Tag tag) {
    if (Tag.KNOWN.contains(tag.name()) && tag.meantSection().isPresent()) {
      problems.add(
          tag.line(),
          "'-- @%s' does not begin its line. Give it a line of its own, or take the '@' away."
              .formatted(tag.name()));
      return;
    }
    tag.meantSection()
        .ifPresent(
            meant ->
                problems.add(
                    tag.line(),
                    "'-- @%s' is not '-- @%s'. Write it so, or take the '@' away if it is a comment."
                        .formatted(tag.name(), meant)));
  }

  private void endSection() {
    tokens.endStatement();
    section.ifPresent(this::finish);
    statements.clear();
    text.setLength(0);
  }

  private void finish(Tag tag) {
    for (SqlStatement statement : statements) {
      if (statement.kind().refused()) {
        problems.add(statement.line(), statement.kind().reason() + ".");
      }
    }
    if (tag.declaresEmpty() && !statements.isEmpty()) {
      problems.add(
          statements.get(0).line(),
          "a statement stands below '-- @%s empty'. Take 'empty' away, or the statement."
              .formatted(tag.name()));
    }
    boolean empty = tag.declaresEmpty() || (mergePoint && statements.isEmpty());
    Section finished = new Section(empty, statements, belowTag(), tag.line());
    if (tag.is(Tag.UPGRADE)) {
      upgrade = Optional.of(finished);
    } else {
      downgrade = Optional.of(finished);
    }
  }

  /** The text without the end of the tag's own line. */
  private String belowTag() {
    int from = 0;
    if (from < text.length() && text.charAt(from) == '\r') {
      from++;
    }
    if (from < text.length() && text.charAt(from) == '\n') {
      from++;
    }
    return text.substring(from);
  }
}
