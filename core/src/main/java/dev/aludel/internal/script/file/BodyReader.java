package dev.aludel.internal.script.file;

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

  /** {@return the line of the statement that it is inside of, as far as it was read} */
  Optional<Integer> openStatement() {
    return tokens.openStatement();
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
          "'-- @%s' stands twice, first in line %s. Keep one, with all its SQL below it."
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
        "'-- @%s' stands in the data of the COPY in line %s, which has no end. Put a line of '\\.' below the data."
            .formatted(swallowed.name(), copy.line()));
  }

  /** Checks that each {@code -- @commit} of a section stands between two statements. */
  private static final class CommitMarks {

    private final Problems problems;
    private Optional<Tag> last = Optional.empty();
    private int statementsBeforeLast;

    CommitMarks(Problems problems) {
      this.problems = problems;
    }

    /** A section begins. */
    void begin() {
      last = Optional.empty();
    }

    /**
     * Takes the next one.
     *
     * @param statements how many of the section stand before it
     * @param inside the line of the statement that it stands inside of
     * @return whether it stands where it may, as far as one can tell before the section ends
     */
    boolean take(Tag section, Tag commit, int statements, Optional<Integer> inside) {
      Optional<String> problem = problem(section, commit, statements, inside);
      problem.ifPresent(text -> problems.add(commit.line(), text));
      if (problem.isPresent()) {
        return false;
      }
      last = Optional.of(commit);
      statementsBeforeLast = statements;
      return true;
    }

    private Optional<String> problem(
        Tag section, Tag commit, int statements, Optional<Integer> inside) {
      if (!commit.value().isEmpty()) {
        return Optional.of(
            "'-- @commit' is followed by '%s'. Write nothing behind it.".formatted(commit.value()));
      }
      if (inside.isPresent()) {
        return Optional.of(
            "'-- @commit' stands inside the statement that begins in line %s. End that with ';' first, or move it behind it."
                .formatted(inside.get()));
      }
      if (statements == 0) {
        return Optional.of(
            "'-- @commit' stands before the first statement of '-- @%s', and no transaction ends there. Put it between two statements, or take it away."
                .formatted(section.name()));
      }
      return last.filter(earlier -> statementsBeforeLast == statements)
          .map(
              earlier ->
                  "'-- @commit' stands twice with no statement between, first in line %s. Keep one."
                      .formatted(earlier.line()));
    }

    /** The section is over, with that many statements. */
    void end(int statements) {
      last.filter(commit -> statementsBeforeLast == statements)
          .ifPresent(
              commit ->
                  problems.add(
                      commit.line(),
                      "'-- @commit' stands behind the last statement, where the transaction ends anyway. Put it between two statements, or take it away."));
    }
  }
}
