package dev.aludel.internal.script;

import dev.aludel.internal.script.SqlScript.Outline;
import dev.aludel.internal.script.SqlScript.SectionOutline;
import dev.aludel.internal.script.SqlScript.Undecided;
import dev.aludel.internal.sql.Checksum;
import dev.aludel.internal.sql.SqlStatement;
import dev.aludel.internal.sql.StatementClass;
import dev.aludel.internal.sql.Token;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Counts the statements of both sections, and keeps none that is large. */
final class OutlinePass implements BodyEvents {

  /**
   * A way back that is longer consists of data; the log would not be the place to keep it, and
   * planning many revisions would not have the memory.
   */
  private static final int LONGEST_DOWNGRADE = 4 * 1024 * 1024;

  private static final SectionOutline NOTHING_TO_DO =
      new SectionOutline(true, 0, List.of(), List.of(), List.of(), 0);

  private final Optional<ShortSection> kept;
  private final Checksum checksum = new Checksum();
  private final SectionText downgradeText = new SectionText(LONGEST_DOWNGRADE);
  private final List<SqlStatement> nonTransactional = new ArrayList<>();
  private final List<Integer> commits = new ArrayList<>();
  private final List<Undecided> undecided = new ArrayList<>();
  private int statements;
  private Optional<SectionOutline> upgrade = Optional.empty();
  private Optional<SectionOutline> downgrade = Optional.empty();

  OutlinePass(Optional<ShortSection> kept) {
    this.kept = kept;
  }

  /** What was read, once all of it was. */
  Outline outline(boolean mergePoint) {
    boolean reversible = mergePoint || downgrade.isPresent();
    return new Outline(
        upgrade.orElse(NOTHING_TO_DO),
        reversible ? Optional.of(downgrade.orElse(NOTHING_TO_DO)) : Optional.empty(),
        checksum.value(),
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
    } else {
      downgradeText.add(token.text());
    }
  }

  @Override
  public void statement(Tag tag, SqlStatement statement) {
    statements++;
    kept.ifPresent(section -> section.statement(tag, statement));
    if (statement.kind().group() == StatementClass.Group.NON_TRANSACTIONAL) {
      nonTransactional.add(statement);
    }
  }

  @Override
  public void copy(Tag tag, SqlStatement copy, InputStream data) {
    statements++;
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
    Optional<SectionOutline> ended =
        Optional.of(
            new SectionOutline(
                declaredEmpty, statements, nonTransactional, commits, undecided, section.line()));
    if (section.is(Tag.UPGRADE)) {
      upgrade = ended;
    } else {
      downgrade = ended;
    }
  }
}
