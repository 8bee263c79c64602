package dev.aludel.internal.script;

import dev.aludel.internal.sql.Placeholders;
import dev.aludel.internal.sql.SqlLexer;
import dev.aludel.internal.sql.SqlSplitter;
import dev.aludel.internal.sql.SqlStatement;
import dev.aludel.internal.sql.StatementClass;
import dev.aludel.internal.sql.Token;
import dev.aludel.internal.sql.TokenKind;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.regex.Pattern;

/**
 * Reads what stands below the header, the upgrade and the downgrade where there is one, and keeps
 * no more of it than the current statement.
 */
final class BodyReader {

  private static final Pattern COMMIT =
      Pattern.compile("(?:commit|end)\\b(?!\\s+prepared)", Pattern.CASE_INSENSITIVE);

  private final boolean mergePoint;
  private final Problems problems;
  private final Optional<Placeholders> placeholders;
  private final BodyEvents events;
  private final SqlSplitter tokens;
  private final Queue<SqlStatement> ended = new ArrayDeque<>();
  private final Map<String, Integer> tagLines = new HashMap<>();
  private final CommitMarks commits;
  private Optional<Tag> section = Optional.empty();
  private int statements;

  /**
   * Reads from the beginning of a file.
   *
   * @param problems gets all that is wrong with it
   * @param placeholders where the file has them
   * @param events hears of what is right
   */
  BodyReader(
      SqlLexer lexer,
      boolean mergePoint,
      Problems problems,
      Optional<Placeholders> placeholders,
      BodyEvents events) {
    this.mergePoint = mergePoint;
    this.problems = problems;
    this.placeholders = placeholders;
    this.events = events;
    this.tokens = new SqlSplitter(lexer, ended::add);
    this.commits = new CommitMarks(problems);
  }

  /** Reads to the end, or as far as anybody wants to know. */
  void read() {
    while (!events.done()) {
      Optional<Token> token = next();
      if (token.isEmpty()) {
        endSection();
        return;
      }
      tellStatements(true);
    }
  }

  /** Takes the next token; what it ends waits for {@link #tellStatements}. */
  private Optional<Token> next() {
    Optional<Token> token = tokens.next();
    token.ifPresent(this::take);
    return token;
  }

  private void take(Token token) {
    Optional<Tag> tag = Tag.of(token);
    if (tag.isPresent() && tag.get().isSection()) {
      endSection();
      begin(tag.get());
    } else if (section.isPresent()) {
      takeInSection(section.get(), token, tag);
      events.token(section.get(), token);
    }
  }

  private void takeInSection(Tag inside, Token token, Optional<Tag> tag) {
    Optional<String> meant = Tag.meantMark(token);
    if (meant.isPresent()) {
      problems.add(
          token.line(),
          "'%s' is not '-- @%s' on a line of its own. Write it so, or begin the comment with another word."
              .formatted(token.text().strip(), meant.get()));
    } else if (tag.isPresent() && tag.get().is(Tag.COMMIT)) {
      if (commits.take(inside, tag.get(), statements, tokens.openStatement())) {
        events.commit(inside, tag.get());
      }
    } else if (tag.isPresent() && tag.get().is(Tag.UNDECIDED)) {
      events.undecided(inside, tag.get());
    } else {
      tag.ifPresent(this::checkSpelling);
    }
  }

  private void begin(Tag tag) {
    Integer earlier = tagLines.putIfAbsent(tag.name(), tag.line());
    if (earlier != null) {
      problems.add(
          tag.line(),
          "'-- @%s' stands twice, first in line %d. Keep one, with all its SQL below it."
              .formatted(tag.name(), earlier));
    }
    tag.sectionProblem().ifPresent(problem -> problems.add(tag.line(), problem));
    section = Optional.of(tag);
    statements = 0;
    commits.begin();
    events.begin(tag);
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
    tellStatements(false);
    commits.end(statements);
    section.ifPresent(
        tag -> events.end(tag, tag.declaresEmpty() || (mergePoint && statements == 0)));
  }

  /**
   * Tells of the statements that the last token ended.
   *
   * @param inLine whether the text goes on behind them, and a COPY's data may follow
   */
  private void tellStatements(boolean inLine) {
    while (!ended.isEmpty()) {
      SqlStatement statement = ended.remove();
      if (section.isPresent()) {
        tell(section.get(), statement, inLine && ended.isEmpty());
      }
    }
  }

  private void tell(Tag tag, SqlStatement statement, boolean dataFollows) {
    if (tag.declaresEmpty() && statements == 0) {
      problems.add(
          statement.line(),
          "a statement stands below '-- @%s empty'. Take 'empty' away, or the statement."
              .formatted(tag.name()));
    }
    statements++;
    Optional<SqlStatement> resolved =
        placeholders.isPresent() ? placeholders.get().resolve(statement) : Optional.of(statement);
    Optional<SqlStatement> runnable = resolved.filter(found -> !found.kind().refused());
    if (statement.kind().group() == StatementClass.Group.COPY_IN) {
      CopyData data = new CopyData(() -> dataFollows ? nextOfData(statement) : Optional.empty());
      runnable.ifPresent(copy -> events.copy(tag, copy, data));
      data.skipRest();
      data.swallowedTag().ifPresent(swallowed -> tellSwallowed(statement, swallowed));
      ended.clear();
    } else if (runnable.isPresent()) {
      events.statement(tag, runnable.get());
    } else {
      resolved.ifPresent(refused -> problems.add(statement.line(), refusal(refused)));
    }
  }

  private static String refusal(SqlStatement refused) {
    boolean commit =
        refused.kind().group() == StatementClass.Group.TRANSACTION_CONTROL
            && COMMIT.matcher(refused.text()).lookingAt();
    return refused.kind().reason()
        + (commit
            ? ", or write '-- @commit' where a transaction must end between two statements"
            : "")
        + ".";
  }

  /** psql would run what stands behind a COPY in its line after the data; here nothing may. */
  private Optional<Token> nextOfData(SqlStatement copy) {
    Optional<Token> token = next();
    token
        .filter(found -> found.kind() != TokenKind.COPY_DATA && !mayFollowCopy(found))
        .ifPresent(
            found ->
                problems.addOnce(
                    copy.line(),
                    "'COPY … FROM STDIN' is followed by more on its line, where its data should begin. Move that below the data."));
    return token;
  }

  private static boolean mayFollowCopy(Token token) {
    return switch (token.kind()) {
      case WHITESPACE, LINE_COMMENT -> true;
      case BLOCK_COMMENT -> token.text().lines().count() == 1;
      default -> false;
    };
  }

  private void tellSwallowed(SqlStatement copy, Tag swallowed) {
    problems.add(
        swallowed.line(),
        "'-- @%s' stands in the data of the COPY in line %d, which has no end. Put a line of '\\.' below the data."
            .formatted(swallowed.name(), copy.line()));
  }
}
