package dev.aludel.internal.run.plan;

import dev.aludel.error.InvalidRevisionsException;
import dev.aludel.error.MalformedSqlException;
import dev.aludel.error.UnrunnableRevisionsException;
import dev.aludel.internal.database.DatabaseState;
import dev.aludel.internal.database.LoggedDowngrade;
import dev.aludel.internal.script.Scripts;
import dev.aludel.internal.script.file.LoggedTags;
import dev.aludel.internal.script.file.MigrationScript;
import dev.aludel.internal.script.file.Outline;
import dev.aludel.internal.script.file.Script;
import dev.aludel.internal.script.file.ShortSection;
import dev.aludel.internal.script.file.SqlScript;
import dev.aludel.internal.sql.SqlStatement;
import dev.aludel.internal.sql.StandaloneEffect;
import dev.aludel.internal.sql.StatementClass;
import dev.aludel.revision.Direction;
import dev.aludel.revision.Plan;
import dev.aludel.revision.RevisionNode;
import dev.aludel.revision.Step;
import dev.aludel.setting.TransactionMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks that every step of a plan can be done, before the first one is: reversible, not empty, ids
 * that fit, statements that may run.
 */
public final class PlanCheck {

  /** How many characters of statements a plan may keep in memory. */
  private static final int ROOM = 8 * 1024 * 1024;

  private final Scripts down;
  private final Scripts up;
  private final Optional<DatabaseState> state;
  private final RunSettings settings;
  private final Map<String, String> placeholders;
  private final List<String> problems = new ArrayList<>();
  private int room = ROOM;
  private boolean bothWays;

  public PlanCheck(Visit visit) {
    this(visit.scripts(), visit.scripts(), Optional.of(visit.state()), visit.settings());
  }

  /**
   * Where what is taken back differs from what is run. Without a database's state, what depends on
   * it is left to it.
   */
  PlanCheck(Scripts down, Scripts up, Optional<DatabaseState> state, RunSettings settings) {
    this(down, up, state, settings, settings.placeholders());
  }

  /** Without a database, and with other values of placeholders than the settings have. */
  PlanCheck(Scripts scripts, RunSettings settings, Map<String, String> placeholders) {
    this(scripts, scripts, Optional.empty(), settings, placeholders);
  }

  private PlanCheck(
      Scripts down,
      Scripts up,
      Optional<DatabaseState> state,
      RunSettings settings,
      Map<String, String> placeholders) {
    this.down = down;
    this.up = up;
    this.state = state;
    this.settings = settings;
    this.placeholders = placeholders;
  }

  /** Checks an upgrade as {@link #prepare} does, and that nothing in its ways back is undecided. */
  public void validate(Plan plan) {
    bothWays = true;
    prepare(plan);
  }

  /** {@return the steps, ready to run} */
  public List<PreparedStep> prepare(Plan plan) {
    List<PreparedStep> prepared = new ArrayList<>();
    for (Step step : plan.steps()) {
      checkIdFits(step);
      Scripts scripts = step.direction() == Direction.DOWNGRADE ? down : up;
      Script script = scripts.script(step.revision().id());
      if (step.direction() == Direction.DOWNGRADE && !script.reversible()) {
        problems.add(irreversible(script));
      } else {
        script
            .match(sql -> prepareSql(step, sql), java -> Optional.of(prepareJava(step, java)))
            .ifPresent(prepared::add);
      }
    }
    if (!problems.isEmpty()) {
      throw new UnrunnableRevisionsException(problems);
    }
    return prepared;
  }

  private PreparedStep prepareJava(Step step, MigrationScript migration) {
    checkTransaction(step, migration.options().transaction(), "it says 'transaction = false'");
    return new PreparedStep.JavaStep(step, migration);
  }

  private Optional<PreparedStep> prepareSql(Step step, SqlScript script) {
    ShortSection kept = new ShortSection(step.direction(), room);
    Outline outline;
    try {
      outline = script.outline(placeholders, kept);
      room -= kept.length();
    } catch (InvalidRevisionsException e) {
      problems.addAll(e.problems());
      return Optional.empty();
    } catch (MalformedSqlException e) {
      problems.add(e.getMessage());
      return Optional.empty();
    }
    boolean up = step.direction() == Direction.UPGRADE;
    Optional<Outline.Section> section = up ? Optional.of(outline.upgrade()) : outline.downgrade();
    int statements = section.map(Outline.Section::statements).orElse(0);
    checkNotEmpty(step, up ? "@upgrade" : "@downgrade", section);
    section.ifPresent(found -> checkDecided(step, found));
    if (bothWays) {
      outline.downgrade().ifPresent(found -> checkDecided(step, found));
    }
    List<SqlStatement> standalone =
        section.map(Outline.Section::nonTransactional).orElse(List.of());
    List<Integer> commits = section.map(Outline.Section::commits).orElse(List.of());
    boolean inTransactions = script.options().transaction() && standalone.isEmpty();
    checkTransaction(
        step,
        inTransactions,
        standalone.isEmpty()
            ? "it says '@transaction off'"
            : standalone.get(0).kind().reason() + ", line " + standalone.get(0).line());
    if (inTransactions && !commits.isEmpty()) {
      checkTogether(step, "'-- @commit' ends one, line " + commits.get(0));
    }
    standalone.forEach(statement -> checkNamed(step, statement));
    return Optional.of(
        new PreparedStep.SqlStep(
            step,
            script.options(),
            inTransactions && commits.isEmpty(),
            statements,
            kept.statements().isPresent()
                ? kept::sendTo
                : sink -> script.read(step.direction(), placeholders, sink),
            outline.checksum(),
            outline.statementChecksums(),
            script.rawChecksum(),
            up
                ? outline
                    .downgradeText()
                    .map(
                        text ->
                            LoggedTags.prepend(script.options(), outline.nothingToTakeBack(), text))
                : Optional.empty()));
  }

  private void checkNotEmpty(Step step, String tag, Optional<Outline.Section> section) {
    boolean meant =
        step.revision().isMergePoint() || section.map(Outline.Section::declaredEmpty).orElse(false);
    boolean open = section.map(found -> !found.undecided().isEmpty()).orElse(false);
    if (section.map(Outline.Section::statements).orElse(0) == 0 && !meant && !open) {
      problems.add(
          "%s has an empty %s section (%s). Write its SQL, or say '-- %s empty' if there is nothing to do."
              .formatted(name(step.revision()), tag, step.revision().origin(), tag));
    }
  }

  private void checkDecided(Step step, Outline.Section section) {
    section.undecided().forEach(open -> problems.add(open.problem(step.revision().origin())));
  }

  /** An index without a name could not be found again after a failure. */
  private void checkNamed(Step step, SqlStatement statement) {
    if (statement.effect() instanceof StandaloneEffect.CreateIndex index
        && index.name().isEmpty()) {
      problems.add(
          "%s:%s: an index that is built CONCURRENTLY needs a name, else what a failed attempt leaves behind can't be found. Name it: CREATE INDEX CONCURRENTLY <name> ON %s …"
              .formatted(step.revision().origin(), statement.line(), index.table()));
    }
  }

  private void checkTransaction(Step step, boolean transactional, String why) {
    if (transactional) {
      return;
    }
    checkTogether(step, why);
    if (state.map(DatabaseState::pooled).orElse(false)) {
      problems.add(
          "%s runs without a transaction (%s), and the connection goes through a pooler that may change the server connection between two statements. Set 'direct-url' to a URL past the pooler; or, if it pools whole sessions, say 'pooler=session'."
              .formatted(name(step.revision()), why));
    }
  }

  private void checkTogether(Step step, String why) {
    if (settings.transaction() == TransactionMode.ALL) {
      problems.add(
          "%s can't be part of one transaction for all (%s). Run it with 'transaction=revision'."
              .formatted(name(step.revision()), why));
    }
  }

  private static String irreversible(Script script) {
    String origin = script.node().origin();
    if (origin.equals(LoggedDowngrade.ORIGIN)) {
      return name(script.node())
          + " was run by a newer build, and the log keeps no SQL that takes it back. Downgrade with that build.";
    }
    return name(script.node())
        + " has no downgrade, so the database can't go below it. "
        + script.howToMakeReversible()
        + ", or choose a target at or above it.";
  }

  /** Why a statement that Java code asks for can't be run, where it can't. */
  public static Optional<String> refusal(SqlStatement statement, boolean transactional) {
    boolean fine =
        statement.kind().group() == StatementClass.Group.ORDINARY
            || (!transactional
                && statement.kind().group() == StatementClass.Group.NON_TRANSACTIONAL);
    if (fine) {
      return Optional.empty();
    }
    return Optional.of(
        statement.kind().group() == StatementClass.Group.NON_TRANSACTIONAL
            ? statement.kind().reason() + ". Say 'transaction = false' in its @Revision."
            : statement.kind().reason() + ".");
  }

  private void checkIdFits(Step step) {
    String id = step.revision().id();
    int limit = state.map(DatabaseState::idLimit).orElse(0);
    if (step.direction() == Direction.UPGRADE && limit > 0 && id.length() > limit) {
      String table = state.orElseThrow().tables().versionTable();
      problems.add(
          "The id '%s' has %s characters, and version_num of %s takes %s. Widen it first: ALTER TABLE %s ALTER COLUMN version_num TYPE text;"
              .formatted(id, id.length(), table, limit, table));
    }
  }

  public static String name(RevisionNode revision) {
    return "Revision " + revision.named();
  }
}
