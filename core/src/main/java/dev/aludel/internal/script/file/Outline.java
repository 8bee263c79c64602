package dev.aludel.internal.script.file;

import dev.aludel.internal.sql.Checksum;
import dev.aludel.internal.sql.SqlStatement;
import dev.aludel.internal.sql.StatementClass;
import dev.aludel.internal.sql.Token;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What stands below the header, without the statements.
 *
 * @param upgrade what brings the database to this revision
 * @param downgrade what takes that back, where the file says how; a merge point always has one
 * @param checksum the upgrade's checksum, comments and white space left out
 * @param statementChecksums the beginning of the checksum of each of its first statements
 * @param downgradeText the downgrade as it stands in the file, placeholders unresolved
 */
public record Outline(
    Section upgrade,
    Optional<Section> downgrade,
    String checksum,
    List<String> statementChecksums,
    Optional<String> downgradeText) {

  /** Copies the list. */
  public Outline {
    statementChecksums = List.copyOf(statementChecksums);
  }

  /** {@return whether the tag of the downgrade says that there is nothing to take back} */
  public boolean nothingToTakeBack() {
    return downgrade.map(section -> section.declaredEmpty() && section.line() > 0).orElse(false);
  }

  /**
   * One direction of a revision, without its statements.
   *
   * @param declaredEmpty whether it has nothing to do on purpose: its tag says so, or it belongs to
   *     a merge point; empty without it, it is unfinished
   * @param statements how many there are
   * @param nonTransactional those of them that can't run in a transaction
   * @param commits the line of each {@code -- @commit}
   * @param undecided what a person must decide before it may run
   * @param line the line of its tag, from 1; 0 where a merge point has none
   */
  public record Section(
      boolean declaredEmpty,
      int statements,
      List<SqlStatement> nonTransactional,
      List<Integer> commits,
      List<Undecided> undecided,
      int line) {

    /** Copies the lists. */
    public Section {
      nonTransactional = List.copyOf(nonTransactional);
      commits = List.copyOf(commits);
      undecided = List.copyOf(undecided);
    }
  }

  /**
   * A decision that nobody has made yet: {@code -- @undecided}.
   *
   * @param text what is to be decided; may be empty
   * @param line its line in the file, from 1
   */
  public record Undecided(String text, int line) {

    /**
     * Tells of it as a problem.
     *
     * @param place the file
     * @return where it stands, what it says, and what to do
     */
    public String problem(String place) {
      return "%s:%s: '-- @undecided%s': this is not decided yet. Decide it, and take the line away."
          .formatted(place, line, text.isEmpty() ? "" : " " + text);
    }
  }

  /** Counts the statements of both sections, and keeps none that is large. */
  static final class Pass implements BodyEvents {

    /**
     * A way back that is longer consists of data; the log would not be the place to keep it, and
     * planning many revisions would not have the memory.
     */
    private static final int LONGEST_DOWNGRADE = 4 * 1024 * 1024;

    private static final Section NOTHING_TO_DO =
        new Section(true, 0, List.of(), List.of(), List.of(), 0);

    private final Optional<ShortSection> kept;
    private final Checksum checksum = new Checksum();
    private final StatementSums sums = new StatementSums();
    private final Text downgradeText = new Text(LONGEST_DOWNGRADE);
    private final List<SqlStatement> nonTransactional = new ArrayList<>();
    private final List<Integer> commits = new ArrayList<>();
    private final List<Undecided> undecided = new ArrayList<>();
    private int statements;
    private Optional<Section> upgrade = Optional.empty();
    private Optional<Section> downgrade = Optional.empty();

    Pass(Optional<ShortSection> kept) {
      this.kept = kept;
    }

    /** What was read, once all of it was. */
    Outline outline(boolean mergePoint) {
      boolean reversible = mergePoint || downgrade.isPresent();
      return new Outline(
          upgrade.orElse(NOTHING_TO_DO),
          reversible ? Optional.of(downgrade.orElse(NOTHING_TO_DO)) : Optional.empty(),
          checksum.value(),
          sums.values(),
          reversible ? downgradeText.text() : Optional.empty());
    }

    @Override
    public void begin(Tag section) {
      nonTransactional.clear();
      commits.clear();
      undecided.clear();
      statements = 0;
    }

    @Override
    public void token(Tag section, Token token) {
      if (section.is(Tag.UPGRADE)) {
        checksum.add(token);
        sums.add(token);
      } else {
        downgradeText.add(token.text());
      }
    }

    @Override
    public void statement(Tag tag, SqlStatement statement) {
      statements++;
      sums.end(tag);
      kept.ifPresent(section -> section.statement(tag, statement));
      if (statement.kind().group() == StatementClass.Group.NON_TRANSACTIONAL) {
        nonTransactional.add(statement);
      }
    }

    @Override
    public void copy(Tag tag, SqlStatement copy, InputStream data) {
      statements++;
      sums.endBehindData(tag);
      kept.ifPresent(section -> section.copy(tag));
    }

    @Override
    public void commit(Tag section, Tag commit) {
      commits.add(commit.line());
      kept.ifPresent(keeping -> keeping.commit(section));
    }

    @Override
    public void undecided(Tag section, Tag mark) {
      undecided.add(new Undecided(mark.value(), mark.line()));
    }

    @Override
    public void end(Tag section, boolean declaredEmpty) {
      Optional<Section> ended =
          Optional.of(
              new Section(
                  declaredEmpty, statements, nonTransactional, commits, undecided, section.line()));
      if (section.is(Tag.UPGRADE)) {
        upgrade = ended;
      } else {
        downgrade = ended;
      }
    }
  }

  /** Gathers a section's text, from the line below its tag. */
  static final class Text {

    private final int limit;
    private final StringBuilder text = new StringBuilder();
    private boolean begun;
    private boolean exceeded;

    /**
     * @param limit how many characters are kept; of a longer text none are
     */
    Text(int limit) {
      this.limit = limit;
    }

    /** Takes the next piece; of the first one not the end of the tag's own line. */
    void add(String piece) {
      int from = begun ? 0 : lineEnd(piece);
      begun = true;
      exceeded |= piece.length() - from > limit - text.length();
      if (exceeded) {
        text.setLength(0);
        text.trimToSize();
      } else {
        text.append(piece, from, piece.length());
      }
    }

    /** {@return the text, unless it is too long} */
    Optional<String> text() {
      return exceeded ? Optional.empty() : Optional.of(text.toString());
    }

    private static int lineEnd(String piece) {
      if (piece.startsWith("\r\n")) {
        return 2;
      }
      return piece.startsWith("\n") || piece.startsWith("\r") ? 1 : 0;
    }
  }
}
